/// Which planted bugs the laws catch, and how.
public struct MutantReport: Sendable, CustomStringConvertible {
  /// One planted bug.
  public struct Line: Sendable, CustomStringConvertible {
    /// What is wrong with it.
    public let mutant: String
    /// The laws that do not hold for it; empty where it survives.
    public let killers: [Law]
    /// The smallest case found for the first of them.
    public let violation: LawViolation?

    /// Whether no law noticed the bug.
    public var survived: Bool { killers.isEmpty }

    /// One line of a table.
    public var description: String {
      guard let violation else { return "SURVIVED: \(mutant)" }
      return
        "killed by \(killers.map(\.id).joined(separator: ", ")) (\(violation.choices.count) choices, \(violation.steps.count) lines): \(mutant)"
    }
  }

  /// The planted bugs in the order of semantics section 7.
  public internal(set) var lines: [Line] = []
  /// What the same cases find without a planted bug; empty is right.
  public internal(set) var control: [LawViolation] = []

  /// The bugs that no law noticed.
  public var survivors: [String] { lines.filter(\.survived).map(\.mutant) }
  /// Whether every bug was noticed, and nothing where there is none.
  public var isClean: Bool { survivors.isEmpty && control.isEmpty }

  /// One line for each bug, and what went wrong.
  public var description: String {
    (lines.map(\.description) + ["control: \(control.isEmpty ? "no violation" : "VIOLATIONS")"]
      + control.map(\.description))
      .joined(separator: "\n")
  }
}
