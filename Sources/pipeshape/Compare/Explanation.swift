#if CommandLine
  import PipeShapeJSON
  import PipeShapeLab
  import PipeShapeStore

  /// What `compare --explain` prints: the statements of every call, by call and layout, with their access paths.
  struct Explanation {
    private typealias Explained = (layout: String, calls: [CallExplanation])
    private var layouts: [Explained] = []

    /// Opens a new store of each layout, makes the calls, and prints what they took.
    static func print(
      _ engine: ComparedEngine, layouts wanted: [String]?, in parent: String?, asJSON: Bool
    ) async throws {
      let folder = try StoreFolder(in: parent)
      defer { folder.remove() }
      if let note = engine.explaining(), !asJSON { Console.write("\(note)\n\n") }
      var explanation = Explanation()
      for candidate in engine.candidates(wanted, in: folder)
      where wanted?.contains(candidate.layout) ?? true {
        do throws(StoreError) {
          let store = try await candidate.open("\(candidate.layout)-explained")
          explanation.layouts.append((candidate.layout, try await store.explain()))
        } catch { throw Failure(error, store: candidate.name) }
      }
      Console.write(asJSON ? explanation.json : explanation.text)
      for missing in engine.unsupported(wanted) {
        Console.complain("\(missing.name): not supported: \(missing.reason)")
      }
    }

    /// A paragraph a call: under each layout its statements, and under each of these the engine's plan.
    private var text: String {
      var text = ""
      for (index, call) in (layouts.first?.calls ?? []).enumerated() {
        text += "\(index == 0 ? "" : "\n")\(call.call)\n"
        for (layout, calls) in layouts {
          text += "  \(layout)\n"
          for statement in calls[index].statements {
            text += "    \(statement.runs == 1 ? "" : "\(statement.runs) × ")\(statement.text)\n"
            for line in statement.plan { text += "      \(line)\n" }
          }
        }
      }
      return text
    }

    private var json: String {
      var writer = JSONWriter(reserving: 1 << 16)
      writer.beginObject()
      writer.key("calls")
      writer.beginArray()
      for (index, call) in (layouts.first?.calls ?? []).enumerated() {
        writer.beginObject()
        writer.key("call")
        writer.string(call.call)
        writer.key("layouts")
        writer.beginArray()
        for layout in layouts { Self.write(layout.layout, layout.calls[index], to: &writer) }
        writer.endArray()
        writer.endObject()
      }
      writer.endArray()
      writer.endObject()
      return writer.takeString() + "\n"
    }

    private static func write(_ layout: String, _ call: CallExplanation, to writer: inout JSONWriter) {
      writer.beginObject()
      writer.key("layout")
      writer.string(layout)
      writer.key("statements")
      writer.beginArray()
      for statement in call.statements {
        writer.beginObject()
        writer.key("sql")
        writer.string(statement.text)
        writer.key("runs")
        writer.integer(statement.runs)
        writer.key("plan")
        writer.beginArray()
        for line in statement.plan { writer.string(line) }
        writer.endArray()
        writer.endObject()
      }
      writer.endArray()
      writer.endObject()
    }
  }
#endif
