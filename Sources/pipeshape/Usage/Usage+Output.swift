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
        for state in AttemptState.allCases { states[state.name] = .integer(Int64(counts[state] ?? 0)) }
        kinds.append(["kind": .string(kind), "attempts": .object(states)])
      }
      var object = all.members
      object["references"] = .object(references)
      object["kinds"] = .array(kinds)
      return .object(object)
    }

    /// For people.
    func text(of store: String, coloured: Bool) -> String {
      var text = "\(store): \(all.words) in \(all.projects.count) projects\n"
      for kind in GitReference.Kind.allCases {
        guard let share = byReference[kind] else { continue }
        text += "  \(kind.rawValue.replacing("_", with: " ")): \(share.words) in \(share.projects.count) projects\n"
      }
      guard !byKind.isEmpty else { return text }
      var table = Table()
      table.add([.init("kind", .bold), .init("attempts", .bold)] + AttemptState.allCases.map { .init($0.name, .bold) })
      for (kind, counts) in byKind {
        table.add(
          [.init(kind), .init(String(counts.values.reduce(0, +)))]
            + AttemptState.allCases.map { .init(counts[$0].map { String($0) } ?? "") })
      }
      return text + "\n" + table.text(coloured: coloured)
    }
  }

  extension Usage.Share {
    fileprivate var words: String { "\(pipelines) pipelines of \(events.count) events, with \(runs) runs," }

    fileprivate var members: JSONObject {
      [
        "projects": .integer(Int64(projects.count)), "events": .integer(Int64(events.count)),
        "pipelines": .integer(Int64(pipelines)), "runs": .integer(Int64(runs)),
      ]
    }
  }
#endif
