/// Several writers on different cells of the same documents or pipelines, and readers beside them.
public struct Contention: Hashable, Sendable {
  /// Who the writers are.
  public enum Place: String, CaseIterable, Hashable, Sendable {
    /// Tasks of this process.
    case tasks = "tasks of one process"
    /// A process each.
    case processes = "processes"
  }

  /// Who the writers are.
  public var place: Place
  /// How many write, and how many read beside them.
  public var writers: Int, readers: Int
  /// How many changes each writer makes.
  public var changes: Int
  /// How many pipelines a store is filled with, and how many targets each has; whoever writes past every store makes
  /// documents of a size of their own.
  public var pipelines: Int, width: Int
  /// What random choices follow from.
  public var seed: UInt64
  /// A name for the store or file, unique in the experiment's step.
  public var label: String

  /// Describes who contends.
  public init(
    place: Place, writers: Int, readers: Int, changes: Int, pipelines: Int, width: Int, seed: UInt64, label: String
  ) {
    self.place = place
    self.writers = writers
    self.readers = readers
    self.changes = changes
    self.pipelines = pipelines
    self.width = width
    self.seed = seed
    self.label = label
  }

  /// The same, seen from a process that waits for the others.
  public var asOneTask: Contention {
    var contention = self
    contention.place = .tasks
    contention.writers = 1
    return contention
  }
}
