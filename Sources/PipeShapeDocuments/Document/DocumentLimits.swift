public import PipeShape
import PipeShapeJSON

/// How large documents and commands may be; what is beyond is refused with `limit`.
public struct DocumentLimits: Hashable, Sendable {
  /// The most bytes of a pipeline document.
  public var documentBytes: Int
  /// The most bytes of one command of a scenario.
  public var commandBytes: Int
  /// The most arrays and objects open at once.
  public var depth: Int
  /// The most cells and cell edges of a pipeline.
  public var graph: GraphLimits

  /// Sets all limits; the defaults are those of ``standard``.
  public init(
    documentBytes: Int = 64 << 20, commandBytes: Int = 1 << 20, depth: Int = 128, graph: GraphLimits = .standard
  ) {
    self.documentBytes = documentBytes
    self.commandBytes = commandBytes
    self.depth = depth
    self.graph = graph
  }

  /// Documents of 64 MiB, commands of 1 MiB, 128 levels, 100,000 cells.
  public static let standard = DocumentLimits()

  var document: JSONLimits { JSONLimits(maximumBytes: documentBytes, maximumDepth: depth) }
  var command: JSONLimits { JSONLimits(maximumBytes: commandBytes, maximumDepth: depth) }
}
