public import PipeShapeStore

/// What an engine can do to a store past the port, for trials alone; nil where it cannot, or does not tell.
///
/// Nothing of this can be reached through a store: it works on what the store has written, beside it.
public struct EngineActions: Sendable {
  /// The indexes of the store that something else than a key made.
  public var indexes: (@Sendable () async throws(StoreError) -> [SecondaryIndex])?
  /// Drops an index by name; the store goes on without it.
  public var dropIndex: (@Sendable (_ name: String) async throws(StoreError) -> Void)?
  /// How large the store is, how full its pages are, and how scattered.
  public var condition: (@Sendable () async throws(StoreError) -> StoreCondition)?
  /// Writes the whole store anew, without gaps.
  public var compact: (@Sendable () async throws(StoreError) -> Void)?
  /// Lets go of what the system caches of a store that is closed, and says what is left.
  public var chill: (@Sendable () async throws(StoreError) -> Residency)?
  /// Does with a store that was loaded what the engine does in service by itself, such as collecting statistics.
  public var loaded: (@Sendable () async throws(StoreError) -> Void)?
  /// Opens what a store that is closed has written.
  public var reopen: (@Sendable () async throws(StoreError) -> ContenderStore)?

  /// Can do nothing; properties say what can be done.
  public init() {}
}

/// An index that could be dropped.
public struct SecondaryIndex: Hashable, Sendable {
  /// The index's name, and its table's.
  public var name: String, table: String
  /// What it holds, in the engine's words.
  public var definition: String

  /// Describes an index.
  public init(_ name: String, table: String, definition: String) {
    self.name = name
    self.table = table
    self.definition = definition
  }
}

/// How much of a store's files the system holds in memory.
public struct Residency: Hashable, Sendable {
  /// The pages of the files, and those that are in memory.
  public var pages: Int, resident: Int

  /// Counts pages.
  public init(pages: Int, resident: Int) {
    self.pages = pages
    self.resident = resident
  }

  /// The share of the pages that is in memory.
  public var share: Double { Double(resident) / Double(max(1, pages)) }
}
