#if CommandLine
  import PipeShape

  extension PipelineGraph {
    /// The position of a step's first cell.
    func firstCell(ofStepAt index: Int) -> Int { cells(ofStepAt: index).first { _ in true } ?? cellCount }
  }
#endif
