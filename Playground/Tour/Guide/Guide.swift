/// Prints what a station shows, and compares each answer with the one expected.
struct Guide {
  private(set) var checked = 0
  private(set) var wrong = 0
  private var stations = 0

  /// Begins a station.
  mutating func station(_ title: String) {
    stations += 1
    print("\n== \(stations). \(title)")
  }

  /// Prints a line of explanation.
  func say(_ line: String) { print(line) }

  /// Prints an answer, and counts it as wrong if it is not the one expected.
  mutating func expect<Value: Equatable>(_ what: String, _ found: Value, _ wanted: Value) {
    checked += 1
    if found == wanted {
      print("   \(what): \(found)")
    } else {
      wrong += 1
      print("   WRONG: \(what): \(found), expected \(wanted)")
    }
  }

  /// Checks that a body refuses with a message that holds a text.
  mutating func expectRefusal(_ what: String, _ text: String, _ body: () throws -> Void) {
    do {
      try body()
      expect(what, "no refusal", text)
    } catch {
      let message = "\(error)"
      expect(what, message.contains(text) ? text : message, text)
    }
  }

  /// Prints the sum of the tour.
  func finish() {
    print("\n\(stations) stations, \(checked) answers checked, \(wrong) wrong")
  }
}
