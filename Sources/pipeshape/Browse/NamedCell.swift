#if CommandLine
  import PipeShape
  import PipeShapeStore

  /// Cells as an argument names them: by a selection, which says nothing of a pipeline before it is looked up in one.
  struct NamedCell: Sendable {
    let text: String
    private let selection: Selection

    /// Reads the selection.
    ///
    /// - Throws: a failure for one that does not parse.
    init(_ text: String) throws(Failure) {
      self.text = text
      do throws(PipelineError) { selection = try Selection(parsing: text) } catch {
        throw Failure(code: error.code.description, "'\(text)': \(error.message)")
      }
    }

    /// All that is named.
    ///
    /// - Throws: `badSelection` for an unknown step or target.
    func cells(in graph: PipelineGraph, states: [AttemptState]) throws(StoreError) -> CellSet {
      try refusing { () throws(PipelineError) in try selection.evaluate(in: graph, states: states) }
    }

    /// The one cell that is named, by its position.
    ///
    /// - Throws: `badSelection` for none or several, or an unknown step or target.
    func position(
      in graph: PipelineGraph, states: [AttemptState], of id: PipelineID
    ) throws(StoreError) -> Int {
      let cells = try cells(in: graph, states: states)
      guard cells.count == 1, let position = cells.first(where: { _ in true }) else {
        throw StoreError(
          .badSelection, "'\(text)' names \(cells.count.counted("cell")) of pipeline \(id.raw), and one is wanted")
      }
      return position
    }
  }
#endif
