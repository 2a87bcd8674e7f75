#if CommandLine
  import PipeShape
  import PipeShapeJSON

  extension Usage {
    /// The form of `Docs/Schemas/usage.schema.json`.
    var value: JSONValue {
      var references = JSONObject()
      for kind in GitReference.Kind.allCases {
        if let share = byReference[kind] { references[kind.rawValue] = .object(share.members) }
      }
      var kinds: [JSONValue] = []
      for (kind, counts) in byKind {
        var states = JSONObject()
        for state in AttemptState.allCases { states[state.name] = .integer(Int64(counts.byState[state] ?? 0)) }
        var references = JSONObject()
        for kind in GitReference.Kind.allCases {
          if let count = counts.byReference[kind] { references[kind.rawValue] = .integer(Int64(count)) }
        }
        kinds.append([
          "kind": .string(kind), "attempts": .object(states), "references": .object(references),
        ])
      }
      var object = all.members
      object["references"] = .object(references)
      object["kinds"] = .array(kinds)
      return .object(object)
    }

    /// For people.
    func text(of store: String, coloured: Bool) -> String {
      var text = "\(store): \(all.words)\n"
      for kind in GitReference.Kind.allCases {
        guard let share = byReference[kind] else { continue }
        text += "  \(kind.words): \(share.words)\n"
      }
      guard !byKind.isEmpty else { return text }
      let states = table(of: AttemptState.allCases, named: \.name, \.byState)
      let references = table(
        of: GitReference.Kind.allCases.filter { byReference[$0] != nil }, named: \.words, \.byReference)
      return text + "\n" + states.text(coloured: coloured) + "\n" + references.text(coloured: coloured)
    }

    /// Kinds of jobs by something else: attempts in all, and of each.
    private func table<Column>(
      of columns: [Column], named name: (Column) -> String, _ counts: (Attempts) -> [Column: Int]
    ) -> Table {
      var table = Table(["kind", "attempts"] + columns.map(name))
      for (kind, attempts) in byKind {
        let counts = counts(attempts)
        table.add(
          [.init(kind), .init(String(counts.values.reduce(0, +)))]
            + columns.map { .init(counts[$0].map { String($0) } ?? "") })
      }
      return table
    }
  }

  extension GitReference.Kind {
    /// The kind in words.
    fileprivate var words: String { rawValue.replacing("_", with: " ") }
  }

  extension Usage.Share {
    fileprivate var words: String {
      "\(pipelines.counted("pipeline")) of \(events.count.counted("event")), with \(runs.counted("run")), "
        + "in \(projects.count.counted("project"))"
    }

    fileprivate var members: JSONObject {
      [
        "projects": .integer(Int64(projects.count)), "events": .integer(Int64(events.count)),
        "pipelines": .integer(Int64(pipelines)), "runs": .integer(Int64(runs)),
      ]
    }
  }
#endif
