import PipeShape
import PipeShapeStore

/// How a layout cuts each run into parts, each a set of cells in a row of its own.
protocol RunParts: Sendable {
  /// The column that tells the parts of a run apart, the third of the key; nil where a run is one row.
  var partColumn: String? { get }
  /// The parts of every run of a pipeline.
  ///
  /// - Throws: `limit` for a pipeline that the layout does not keep.
  func parts(of graph: PipelineGraph) throws(StoreError) -> [RunPart]
}

/// Some cells of a run that lie in one row.
struct RunPart {
  /// What tells it apart from the others.
  var number: Int32
  /// Its cells by position, in order.
  var cells: [Int32]
}
