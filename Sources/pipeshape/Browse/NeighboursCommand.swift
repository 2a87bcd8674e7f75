#if CommandLine
  import ArgumentParser
  import PipeShape
  import PipeShapeJSON
  import PipeShapeStore

  /// `pipeshape neighbours`.
  struct NeighboursCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "neighbours",
      abstract:
        "Shows what stands around a cell or step of a stored pipeline: what it needs, what needs it, its siblings.",
      discussion: """
        A cell is named as in a selection: step[target], or step[target:identifier], or a step that has one cell; it is
        answered with cells, of which those of the same step are siblings. A step that has several is answered with
        steps, how many cells of each are in which state, and how they are bound; its siblings are the other steps that
        need one of the same steps, or need none either.

        Examples:
          pipeshape neighbours 17 'copr_build[fedora-44-x86_64]' --store sqlite:pipelines.db
          pipeshape neighbours 17 copr_build --store sqlite:pipelines.db
          pipeshape neighbours 17 srpm/copr_build --steps --store sqlite:pipelines.db --json
        """)

    @Argument(help: ArgumentHelp("The pipeline's id.", valueName: "pipeline"))
    var pipeline: Int64

    @Argument(help: ArgumentHelp("The cell, or the step.", valueName: "cell|step"))
    var cell: String

    @Option(help: ArgumentHelp("The store: sqlite:PATH, or postgresql:ADDRESS.", valueName: "store"))
    var store: String

    @Flag(help: "Answers with steps where the step has one cell, too.")
    var steps = false

    @Flag(help: "Prints the answer as JSON.")
    var json = false

    var speaksJSON: Bool { json }

    /// What is asked for.
    private enum Answer: Sendable {
      case cells(CellNeighbours)
      case steps(StepNeighbours)
    }

    func run() async throws {
      let (id, named, wantsSteps) = (PipelineID(pipeline), try NamedCell(cell), steps)
      let answer = try await StoredAnswer.read(store) { (session) throws(StoreError) -> Answer in
        let view = try session.head(of: id)
        let (graph, states) = (view.graph, view.head.states)
        let cells = try named.cells(in: graph, states: states)
        if let first = cells.first(where: { _ in true }) {
          let step = Int(graph.stepOfCell[first])
          if cells == graph.cells(ofStepAt: step), wantsSteps || cells.count > 1 {
            return .steps(StepNeighbours(ofStepAt: step, in: view))
          }
        }
        guard !wantsSteps else {
          throw StoreError(.badSelection, "'\(named.text)' is not one whole step of pipeline \(id.raw)")
        }
        return .cells(CellNeighbours(ofCellAt: try named.position(in: graph, states: states, of: id), in: view))
      }
      switch answer {
      case .cells(let around):
        Console.write(json ? around.value.text() + "\n" : around.text(coloured: Console.wantsColour))
      case .steps(let around):
        Console.write(json ? around.value.text() + "\n" : around.text(coloured: Console.wantsColour))
      }
    }
  }
#endif
