#if CommandLine
  import ArgumentParser
  import PipeShape
  import PipeShapeJSON
  import PipeShapeStore

  /// `pipeshape neighbours`.
  struct NeighboursCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "neighbours",
      abstract: "Shows what stands around a cell of a stored pipeline: what it needs, what needs it, its siblings.",
      discussion: """
        A cell is named as in a selection: a step, or step[target], or step[target:identifier]; it must be one.

        Examples:
          pipeshape neighbours 17 'copr_build[fedora-44-x86_64]' --store sqlite:pipelines.db
          pipeshape neighbours 17 srpm/copr_build --store sqlite:pipelines.db --json
        """)

    @Argument(help: ArgumentHelp("The pipeline's id.", valueName: "pipeline"))
    var pipeline: Int64

    @Argument(help: ArgumentHelp("The cell.", valueName: "cell"))
    var cell: String

    @Option(help: ArgumentHelp("The store: sqlite:PATH, or postgresql:ADDRESS.", valueName: "store"))
    var store: String

    @Flag(help: "Prints the answer as JSON.")
    var json = false

    var speaksJSON: Bool { json }

    func run() async throws {
      let selection: Selection
      do throws(PipelineError) { selection = try Selection(parsing: cell) } catch {
        throw Failure(code: error.code.description, "'\(cell)': \(error.message)")
      }
      let (id, text) = (PipelineID(pipeline), cell)
      let (view, position) = try await StoredAnswer.read(store) { (session) throws(StoreError) in
        let view = try session.head(of: id)
        let cells: CellSet
        do throws(PipelineError) { cells = try selection.evaluate(in: view.graph, states: view.head.states) } catch {
          throw StoreError(error)
        }
        guard cells.count == 1, let position = cells.first(where: { _ in true }) else {
          throw StoreError(
            .badSelection, "'\(text)' names \(cells.count) cells of pipeline \(id.raw), and one is wanted")
        }
        return (view, position)
      }
      let neighbours = Neighbours(of: position, in: view)
      let groups = [
        ("previous", neighbours.previous), ("next", neighbours.next), ("siblings", neighbours.siblings),
      ]
      if json {
        var object: JSONObject = ["cell": Self.value(of: view.attempts[position], in: view)]
        for (name, attempts) in groups { object[name] = .array(attempts.map { Self.value(of: $0, in: view) }) }
        Console.write(JSONValue.object(object).text() + "\n")
        return
      }
      var table = Table()
      for (name, attempts) in [("cell", [view.attempts[position]])] + groups {
        for attempt in attempts {
          table.add([
            .init(name, .dim), .init("\(view.graph.cells[Int(attempt.cell)])", .bold), .init("#\(attempt.ordinal)"),
            .init(Badge(attempt.state)), .init(attempt.external?.description ?? ""),
          ])
        }
      }
      Console.write(table.text(coloured: Console.wantsColour))
    }

    private static func value(of attempt: Attempt, in view: RunView) -> JSONValue {
      var object = view.graph.cells[Int(attempt.cell)].members
      object["ordinal"] = .integer(Int64(attempt.ordinal))
      object["state"] = .string(attempt.state.name)
      if let external = attempt.external { object["external"] = external.value }
      return .object(object)
    }
  }
#endif
