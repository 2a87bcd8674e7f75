/// A day that exists, written `YYYY-MM-DD`.
struct CalendarDay {
  let year: Int
  let month: Int
  let day: Int

  init?(_ text: String) {
    guard PlainScalar.matches(Array(text.utf8), "dddd-dd-dd") else { return nil }
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    (year, month, day) = (parts[0], parts[1], parts[2])
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard year > 0, (1...12).contains(month), (1...lengths[month - 1]).contains(day) else { return nil }
  }
}
