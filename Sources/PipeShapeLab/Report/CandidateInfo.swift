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
