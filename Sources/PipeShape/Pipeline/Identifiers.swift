/// The id of a pipeline.
public struct PipelineID: Hashable, Comparable, Sendable {
  /// The id as stores keep it.
  public var raw: Int64
  /// Wraps a stored id.
  @inlinable public init(_ raw: Int64) { self.raw = raw }
  /// Orders by number.
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.raw < b.raw }
}

/// The id of an attempt; ids strictly increase within a pipeline.
public struct AttemptID: Hashable, Comparable, Sendable {
  /// The id as stores keep it.
  public var raw: Int64
  /// Wraps a stored id.
  @inlinable public init(_ raw: Int64) { self.raw = raw }
  /// Orders by number.
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.raw < b.raw }
}

/// The id of an event.
public struct EventID: Hashable, Comparable, Sendable {
  /// The id as stores keep it.
  public var raw: Int64
  /// Wraps a stored id.
  @inlinable public init(_ raw: Int64) { self.raw = raw }
  /// Orders by number.
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.raw < b.raw }
}

/// The id of a project.
public struct ProjectID: Hashable, Comparable, Sendable {
  /// The id as stores keep it.
  public var raw: Int64
  /// Wraps a stored id.
  @inlinable public init(_ raw: Int64) { self.raw = raw }
  /// Orders by number.
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.raw < b.raw }
}
