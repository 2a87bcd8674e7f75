/// A law that does not hold, with the smallest case found and the line that replays it.
public struct LawViolation: Error, Hashable, Sendable, CustomStringConvertible {
  /// The law.
  public let law: Law
  /// What was expected and what was seen.
  public let message: String
  /// The seed of the suite.
  public let seed: UInt64
  /// The number of the case that failed first.
  public let caseNumber: Int
  /// The family of cases.
  public let family: String
  /// The choices that make the shrunk case.
  public let choices: [UInt32]
  /// The shrunk case, one line for each step, edge and operation.
  public let steps: [String]

  /// The name under which the case can be run again.
  public var replay: String { "\(family):\(choices.map(String.init).joined(separator: "."))" }
  /// The command that runs the shrunk case again.
  public var replayLine: String { "pipeshape laws --law \(law.id) --replay \(replay)" }

  /// The law, what happened, the case and how to replay it.
  public var description: String {
    let indented = steps.map { "    \($0)" }.joined(separator: "\n")
    return
      "\(law)\n  \(message)\n  seed \(seed), case \(caseNumber) of \(family), shrunk to \(choices.count) choices:\n\(indented)\n  \(replayLine)"
  }
}
