/// What a run of the suite found.
public struct LawReport: Sendable, CustomStringConvertible {
  /// Makes a report of nothing.
  public init() {}

  /// One law with the number of cases that checked it.
  public struct Line: Hashable, Sendable {
    /// The law.
    public let law: Law
    /// How many cases checked it.
    public let cases: Int
  }

  /// The laws that were checked, in order.
  public internal(set) var laws: [Line] = []
  /// What the cases were about.
  public internal(set) var coverage: [Coverage] = []
  /// At most one violation for each law and family.
  public internal(set) var violations: [LawViolation] = []

  /// For stores that took turns, a digest of everything that could be read at the end of each case, without ids.
  public internal(set) var digest: UInt64?

  /// Whether every law holds and every label reached its minimum.
  public var isClean: Bool { violations.isEmpty && coverage.allSatisfy(\.isEnough) }

  /// The number of cases that checked a law.
  public func cases(of law: Law) -> Int { laws.first { $0.law == law }?.cases ?? 0 }

  mutating func add(_ other: LawReport) {
    for line in other.laws {
      if let index = laws.firstIndex(where: { $0.law == line.law }) {
        laws[index] = Line(law: line.law, cases: laws[index].cases + line.cases)
      } else {
        laws.append(line)
      }
    }
    laws.sort { $0.law.index < $1.law.index }
    coverage += other.coverage
    violations += other.violations
  }

  /// Laws, coverage and violations, one a line.
  public var description: String {
    (laws.map { "\($0.cases) cases: \($0.law)" } + coverage.map(\.description) + violations.map(\.description))
      .joined(separator: "\n")
  }
}
