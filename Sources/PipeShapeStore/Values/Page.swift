public import PipeShape

/// A part of a list: so many entries after a key, never after an offset.
public struct Page<Key: Hashable & Sendable>: Hashable, Sendable {
  /// The key of the last entry seen; nil for the first page.
  public var after: Key?
  /// The most entries wanted.
  public var limit: Int

  /// Asks for some entries after a key.
  public init(after: Key? = nil, limit: Int = 100) {
    self.after = after
    self.limit = limit
  }
}

/// Where a list of cells stands: lists are ordered by pipeline, then cell position, the order that every layout can
/// serve from an index.
public struct CellCursor: Hashable, Comparable, Sendable {
  /// The pipeline of the cell seen last.
  public var pipeline: PipelineID
  /// The position of the cell seen last.
  public var position: Int32
  /// The ordinal of the attempt seen last: an external id may name several attempts of one cell.
  public var ordinal: Int32

  /// Names a place in a list.
  public init(pipeline: PipelineID, position: Int32, ordinal: Int32 = .max) {
    self.pipeline = pipeline
    self.position = position
    self.ordinal = ordinal
  }

  /// Orders by pipeline, position, ordinal.
  public static func < (a: Self, b: Self) -> Bool {
    (a.pipeline, a.position, a.ordinal) < (b.pipeline, b.position, b.ordinal)
  }
}
