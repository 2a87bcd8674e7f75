/// Who changes what and why; recorded by stores that journal, ignored by those that do not.
public struct ChangeSet: Hashable, Sendable {
  /// What the change is for.
  public var comment: String
  /// Who makes it.
  public var author: String
  /// Where it comes from, for example a webhook's id.
  public var origin: String

  /// Describes a change.
  public init(_ comment: String, author: String = "", origin: String = "") {
    self.comment = comment
    self.author = author
    self.origin = origin
  }
}

/// The point at which a read session sees the store; anything but now needs the capability `history`.
public enum ReadPoint: Hashable, Sendable {
  /// The newest committed state.
  case now
  /// The state after a generation.
  case generation(Int64)
}

/// What a store can do beyond what every store can.
public struct Capabilities: OptionSet, Hashable, Sendable {
  /// One bit a capability.
  public let rawValue: UInt32
  /// Wraps the bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Native composite types.
  public static let nativeRecords = Capabilities(rawValue: 1)
  /// Reads at points in the past.
  public static let history = Capabilities(rawValue: 2)
  /// Several writers at once.
  public static let parallelWriters = Capabilities(rawValue: 4)
  /// A faster way in for many pipelines.
  public static let bulkLoad = Capabilities(rawValue: 8)
  /// What was acknowledged survives the process.
  public static let durable = Capabilities(rawValue: 16)
}
