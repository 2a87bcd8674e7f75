/// What one case found out besides whether the laws hold.
struct CaseNotes: Sendable {
  private(set) var labels: UInt64 = 0
  private(set) var laws: UInt64 = 0
  /// The case as code, kept only where somebody will read it.
  private(set) var lines: [String] = []
  let isTracing: Bool

  init(isTracing: Bool = false) { self.isTracing = isTracing }

  mutating func label(_ label: Label) { labels |= 1 << UInt64(label.rawValue) }
  mutating func checked(_ law: Law) { laws |= 1 << UInt64(law.index) }
  func has(_ label: Label) -> Bool { labels >> UInt64(label.rawValue) & 1 != 0 }

  mutating func trace(_ line: @autoclosure () -> String) {
    if isTracing { lines.append(line()) }
  }
}

/// A law that did not hold in a case.
struct Finding: Error, Sendable {
  var law: Law
  var message: String

  init(_ law: Law, _ message: String) {
    self.law = law
    self.message = message
  }
}

extension CaseNotes {
  /// Checks one law of one case.
  mutating func demand(
    _ law: Law, _ holds: Bool, _ message: @autoclosure () -> String
  ) throws(Finding) {
    checked(law)
    guard holds else { throw Finding(law, message()) }
  }
}
