public import PipeShape

/// The steps that one event of one repository sets off, and what they wait for.
public struct PackitPipeline: Sendable {
  /// The trigger, with `dist-git:` before it for jobs of the dist-git repository; `workflow` when joined.
  public var name: String
  /// The steps with what the configuration says of them: those of jobs, implied builds, source packages.
  public var details: [PackitStep]
  /// The edges: first those between the steps of jobs, then those from source packages.
  public var edges: [Edge]

  /// Creates a pipeline from its parts.
  public init(name: String, details: [PackitStep], edges: [Edge]) {
    self.name = name
    self.details = details
    self.edges = edges
  }

  /// The steps as the core knows them, in the order of ``details``.
  ///
  /// - Complexity: O(*n*).
  public var steps: [Step] { details.map(\.step) }
}
