#if CommandLine
  import PipeShape
  import PipeShapeJSON
  import PipeShapeStore

  /// What stands around a cell in the head: the cells that it needs, those that need it, and the others of its step.
  struct CellNeighbours: Sendable {
    private let view: RunView
    private let position: Int
    private let groups: [(name: String, attempts: [Attempt])]

    /// Finds the neighbours of the cell at a position.
    init(ofCellAt position: Int, in view: RunView) {
      let neighbours = Neighbours(of: position, in: view)
      self.view = view
      self.position = position
      groups = [
        ("previous", neighbours.previous), ("next", neighbours.next), ("siblings", neighbours.siblings),
      ]
    }

    /// The first form of `Docs/Schemas/neighbours.schema.json`.
    var value: JSONValue {
      var object: JSONObject = ["cell": value(of: view.attempts[position])]
      for group in groups { object[group.name] = .array(group.attempts.map(value)) }
      return .object(object)
    }

    private func value(of attempt: Attempt) -> JSONValue {
      var object = view.graph.cells[Int(attempt.cell)].members
      object["ordinal"] = .integer(Int64(attempt.ordinal))
      object["state"] = .string(attempt.state.name)
      if let external = attempt.external { object["external"] = external.value }
      return .object(object)
    }

    /// For people.
    func text(coloured: Bool) -> String {
      var table = Table()
      for group in [("cell", [view.attempts[position]])] + groups {
        for attempt in group.attempts {
          table.add([
            .init(group.name, .dim), .init("\(view.graph.cells[Int(attempt.cell)])", .bold),
            .init("#\(attempt.ordinal)"), .init(Badge(attempt.state)), .init(attempt.external?.description ?? ""),
          ])
        }
      }
      return table.text(coloured: coloured)
    }
  }
#endif
