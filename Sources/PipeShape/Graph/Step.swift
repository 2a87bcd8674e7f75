/// A node of the pipeline's graph: a key, a kind and the targets that it is spread over.
public struct Step: Hashable, Sendable {
  /// What names the step; unique in its pipeline.
  public var key: String
  /// The stable name of what the step does, for example `copr_build`.
  public var kind: String
  /// Where the step runs: at least one target, none twice.
  public var targets: [Target]

  /// Describes a step; without targets it has the single target `.`.
  public init(_ key: String, kind: String, targets: [Target] = [.untargeted]) {
    self.key = key
    self.kind = kind
    self.targets = targets
  }

  /// Compares keys, kinds and targets by Unicode scalars.
  public static func == (a: Self, b: Self) -> Bool {
    ScalarOrder.equal(a.key, b.key) && ScalarOrder.equal(a.kind, b.kind) && a.targets == b.targets
  }

  /// Hashes the key: it is unique where steps are collected.
  public func hash(into hasher: inout Hasher) { ScalarOrder.hash(key, into: &hasher) }
}
