#if CommandLine
  import PipeShape
  import PipeShapeJSON
  import PipeShapeStore

  /// What became of a change of an attempt, or would become of it.
  struct RecordedChange: Sendable {
    private let pipeline: PipelineID
    private let cell: CellKey
    private let old: Attempt, new: Attempt
    private let recorded: Recorded
    private let isApplied: Bool

    /// Compares the attempt at an index before and after.
    init(_ recorded: Recorded, ofAttemptAt index: Int, from old: Pipeline, to new: Pipeline, isApplied: Bool) {
      pipeline = old.id
      cell = old.graph.cells[Int(old.attempts[index].cell)]
      self.old = old.attempts[index]
      self.new = new.attempts[index]
      self.recorded = recorded
      self.isApplied = isApplied
    }

    /// The form of `Docs/Schemas/record.schema.json`.
    var value: JSONValue {
      var object: JSONObject = ["applied": .bool(isApplied), "pipeline": .string(String(pipeline.raw))]
      for (key, value) in cell.members { object[key] = value }
      object["ordinal"] = .integer(Int64(old.ordinal))
      object["before"] = .string(old.state.name)
      object["after"] = .string(new.state.name)
      switch recorded {
      case .changed(let skipped): object["skipped"] = .integer(Int64(skipped))
      case .unchanged: object["unchanged"] = true
      case .late(let newer):
        object["late"] = true
        if let newer { object["newer"] = .integer(Int64(newer)) }
      }
      if let external = new.external { object["external"] = external.value }
      return .object(object)
    }

    /// For people.
    func text(coloured: Bool) -> String {
      let name = Style.bold.paint("\(cell)", coloured: coloured) + " attempt \(old.ordinal)"
      switch recorded {
      case .unchanged: return "\(name) has ended just so: \(shown(old.state, coloured)), nothing is changed\n"
      case .late(let newer):
        let hint = newer.map { "; attempt \($0) is the newest" } ?? ""
        return "\(name) has ended as \(shown(old.state, coloured)), nothing is changed\(hint)\n"
      case .changed(let skipped):
        var text = "\(name): \(shown(old.state, coloured)) -> \(shown(new.state, coloured))"
        if let external = new.external, external != old.external { text += ", known as \(external)" }
        if skipped > 0 {
          text += "; \(skipped.counted("cell")) behind it \(isApplied ? "became" : "would become") skipped"
        }
        return text + "\n" + (isApplied ? "" : "--apply records it.\n")
      }
    }

    private func shown(_ state: AttemptState, _ coloured: Bool) -> String {
      let entry = Table.Entry(Badge(state))
      return entry.style.paint(entry.text, coloured: coloured)
    }
  }
#endif
