/// What the report says about a candidate before any figure.
public struct CandidateInfo: Hashable, Sendable {
  /// What the candidate is compared for.
  public enum Role: String, Hashable, Sendable {
    /// What all others are compared with.
    case baseline
    /// The baseline in a second store: how far it is from the first is noise.
    case again
    /// What is compared.
    case candidate
  }

  /// The name that the report uses.
  public var name: String
  /// The label under which its store was opened.
  public var label: String
  /// What it is compared for.
  public var role: Role
  /// Its engine and layout.
  public var engine, layout: String
  /// Settings of the engine.
  public var settings: [Fact]
  /// How each operation reaches its rows.
  public var accessPaths: [AccessPath]

  init(_ candidate: Candidate, name: String, role: Role) {
    self.name = name
    self.role = role
    label = role == .again ? "\(candidate.name)-again" : candidate.name
    engine = candidate.engine
    layout = candidate.layout
    settings = candidate.settings
    accessPaths = candidate.accessPaths
  }
}

extension CandidateInfo {
  /// Keeps what ran for an operation as its access path; what runs for a later block counts.
  mutating func note(_ segments: [(operation: OperationName?, calls: Int, ran: [TracedStatement])]) {
    for (operation, calls, ran) in segments {
      guard let operation, calls > 0, !ran.isEmpty else { continue }
      let lines = ran.flatMap { statement in
        let runs = NumberText.fixed(Double(statement.runs) / Double(calls), 1)
        return ["\(runs) × \(statement.text)"] + statement.plan.map { "      → \($0)" }
      }
      accessPaths.removeAll { $0.operation == operation.rawValue }
      accessPaths.append(AccessPath(operation.rawValue, lines: lines))
    }
  }
}
