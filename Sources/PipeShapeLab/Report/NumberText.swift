/// Numbers as text.
enum NumberText {
  /// A number with so many decimals.
  static func fixed(_ number: Double, _ decimals: Int) -> String {
    guard number.isFinite else { return number.isNaN ? "–" : number < 0 ? "-∞" : "∞" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    guard number.magnitude * scale < 9e15 else { return "\(number)" }
    let whole = Int64(number.magnitude * scale + 0.5)
    var text = String(whole)
    if decimals > 0 {
      while text.utf8.count <= decimals { text = "0" + text }
      text = "\(text.dropLast(decimals)).\(text.suffix(decimals))"
    }
    return number < 0 && whole != 0 ? "-" + text : text
  }

  /// A number with about three digits.
  static func short(_ number: Double) -> String {
    let size = number.magnitude
    return fixed(number, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3)
  }

  /// A duration with its unit.
  static func time(nanoseconds: Double) -> String {
    if nanoseconds < 1e3 { return "\(short(nanoseconds)) ns" }
    if nanoseconds < 1e6 { return "\(short(nanoseconds / 1e3)) µs" }
    if nanoseconds < 1e9 { return "\(short(nanoseconds / 1e6)) ms" }
    return "\(short(nanoseconds / 1e9)) s"
  }

  /// A number of bytes with its unit.
  static func bytes(_ count: Double) -> String {
    if count < 1024 { return "\(fixed(count, 0)) B" }
    if count < 1024 * 1024 { return "\(short(count / 1024)) KiB" }
    return "\(short(count / 1024 / 1024)) MiB"
  }

  /// A count with its thousands apart.
  static func count(_ number: Int) -> String {
    var groups: [String] = []
    var rest = String(number.magnitude)
    while rest.utf8.count > 3 {
      groups.insert(String(rest.suffix(3)), at: 0)
      rest.removeLast(3)
    }
    groups.insert(rest, at: 0)
    return (number < 0 ? "-" : "") + groups.joined(separator: ",")
  }

  /// A count of something, whose name takes an s.
  static func things(_ number: Int, _ name: String) -> String { "\(count(number)) \(name)\(number == 1 ? "" : "s")" }

  /// A ratio with its interval, with as many decimals as the estimate can carry.
  static func ratio(_ interval: Interval) -> String {
    let decimals = interval.estimate >= 100 ? 0 : interval.estimate >= 10 ? 1 : 2
    let (low, high) = (fixed(interval.low, decimals), fixed(interval.high, decimals))
    return "\(fixed(interval.estimate, decimals)) [\(low), \(high)]"
  }

  /// A share in percent.
  static func percent(_ share: Double) -> String { "\(fixed(share * 100, 1)) %" }
}
