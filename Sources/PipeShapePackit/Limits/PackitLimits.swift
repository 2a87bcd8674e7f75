public import PipeShape

/// How large a configuration may be; every limit is far above any real file.
public struct PackitLimits: Hashable, Sendable {
  /// The most bytes that a file may have.
  public var bytes: Int
  /// The most lists and mappings that may be nested, aliases followed.
  public var depth: Int
  /// The most values that a document may hold, with every alias counted as often as it is used.
  public var nodes: Int
  /// The most keys that may be written again in one mapping or another; each costs another parse.
  public var repeatedKeys: Int
  /// The most values that all views of jobs on packages may hold together.
  public var viewedNodes: Int
  /// The most cells and cell edges of all pipelines together.
  public var graph: GraphLimits

  /// Sets all limits.
  public init(
    bytes: Int = 1 << 20, depth: Int = 100, nodes: Int = 200_000, repeatedKeys: Int = 1000,
    viewedNodes: Int = 5_000_000, graph: GraphLimits = .standard
  ) {
    self.bytes = bytes
    self.depth = depth
    self.nodes = nodes
    self.repeatedKeys = repeatedKeys
    self.viewedNodes = viewedNodes
    self.graph = graph
  }

  /// One mebibyte, 100 levels, 200,000 values and the core's limits of a pipeline.
  public static let standard = PackitLimits()
}
