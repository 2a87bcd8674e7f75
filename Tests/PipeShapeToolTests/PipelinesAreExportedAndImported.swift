#if SQLite
  import Foundation
  import PipeShapeJSON
  import Testing

  /// `export` and `import`: JSON Lines between stores of different layouts.
  @Suite struct PipelinesAreExportedAndImported {
    private static let event =
      #""event":{"id":"7","project":"https://forge/p","reference":{"kind":"pull_request","name":"12"},"commit":"c0ffee","at":5},"#

    /// The story with an event, which several pipelines may share.
    private static let line = story.replacing(#""name":"story","#, with: event)

    /// The story of another event, which differs in its name and so can be told apart.
    private static let other = story.replacing(
      #""name":"story","#, with: event.replacing(#""id":"7""#, with: #""id":"8""#)
    ).replacing("f42", with: "f41")

    /// What an export holds; ids, which every store makes for itself, as the place where each was first met.
    private func contents(of store: String, in folder: Folder) throws -> [JSONValue] {
      let exported = try Tool.run("export", "--store", store, in: folder)
      try #require(exported.status == 0, "\(exported.errors)")
      var events: [String] = []
      return try exported.output.split(separator: "\n").map { line in
        var object = try #require(try JSONValue(parsing: String(line)).objectValue)
        var event = try #require(object["event"]?.objectValue)
        let id = try #require(event["id"]?.stringValue)
        if !events.contains(id) { events.append(id) }
        event["id"] = .integer(Int64(events.firstIndex(of: id) ?? -1))
        object["event"] = .object(event)
        return .object(object)
      }
    }

    @Test func orderHistoryEventsAndTimesSurviveTheWayThroughOtherLayouts() throws {
      let folder = try Folder()
      try folder.write([Self.line, Self.other, Self.line].joined(separator: "\n"), to: "in.jsonl")
      let first = try Tool.run("import", "in.jsonl", "--into", "sqlite:a.db?layout=normalized", in: folder)
      #expect(first.output == "a.db: 3 pipelines added\n")
      let imported = try contents(of: "sqlite:a.db", in: folder)
      #expect(imported.map { $0["event"]?["id"]?.integerValue } == [0, 1, 0])
      let given = try [Self.line, Self.other, Self.line].map { try JSONValue(parsing: $0)["runs"] }
      #expect(imported.map { $0["runs"] } == given)
      let listed = try JSONValue(parsing: try Tool.run("list", "--store", "sqlite:a.db", "--json", in: folder).output)
      let id = try #require(listed["pipelines"]?.arrayValue?.first?["id"]?.stringValue)
      let rerun = try Tool.run(
        "packit", "--failed-checks", "--pipeline", id, "--store", "sqlite:a.db", "--apply", "--request", "r", in: folder
      )
      #expect(rerun.status == 0, "\(rerun.errors)")
      let expected = try contents(of: "sqlite:a.db", in: folder)
      #expect(expected.contains { $0["runs"]?.arrayValue?.last?["x-pipeshape"]?["createdAt"]?.integerValue ?? 0 > 0 })
      var from = "a"
      for layout in ["group-document", "target-document", "indexed-document"] {
        let text = try Tool.run("export", "--store", "sqlite:\(from).db", in: folder).output
        let into = "sqlite:\(layout).db?layout=\(layout)"
        let added = try Tool.run("import", "-", "--into", into, "--json", input: text, in: folder)
        #expect(added.output == "{\"pipelines\":3}\n")
        #expect(try Schema(named: "import.schema.json").complaint(about: JSONValue(parsing: added.output)) == nil)
        #expect(try contents(of: "sqlite:\(layout).db", in: folder) == expected)
        from = layout
      }
      let ofProject = try Tool.run("export", "--store", "sqlite:a.db", "--project", "https://forge/p", in: folder)
      #expect(ofProject.output.split(separator: "\n").count == 3)
    }

    @Test func aBadLineIsNamedAndTheImportGoesOnThereWithTheSameEvents() throws {
      let folder = try Folder()
      try folder.write("\(Self.line)\n{\"format\":1}\n\(Self.line)\n", to: "in.jsonl")
      let broken = try Tool.run("import", "in.jsonl", "--into", "sqlite:a.db", "--json", in: folder)
      #expect(broken.status == 1)
      #expect(broken.errors.hasPrefix("in.jsonl:2:11: error: "), "\(broken.errors)")
      #expect(try JSONValue(parsing: broken.output)["error"]?["line"]?.integerValue == 2)
      #expect(try contents(of: "sqlite:a.db", in: folder).count == 1)
      let rest = try Tool.run("import", "in.jsonl", "--into", "sqlite:a.db", "--from", "3", in: folder)
      #expect(rest.output == "a.db: 1 pipeline added\n")
      #expect(try contents(of: "sqlite:a.db", in: folder).map { $0["event"]?["id"]?.integerValue } == [0, 0])
    }

    @Test func whatAStoreRefusesIsNamedAndWhatCameBeforeIsThere() throws {
      let folder = try Folder()
      let refused = Self.other.replacing("c0ffee", with: #"c0\u0000"#)
      let lines = [Self.line, Self.line, refused, Self.line].joined(separator: "\n")
      let broken = try Tool.run("import", "-", "--into", "sqlite:a.db", "--json", input: lines, in: folder)
      #expect(broken.status == 1)
      #expect(broken.errors.contains("<stdin>:3: error: "), "\(broken.errors)")
      #expect(broken.errors.hasSuffix("note: 2 pipelines were added, all before line 3\n"), "\(broken.errors)")
      #expect(try contents(of: "sqlite:a.db", in: folder).count == 2)
    }

    @Test func oneEventIdMeansOneEvent() throws {
      let folder = try Folder()
      let lines = [Self.line, Self.line.replacing("c0ffee", with: "decaf")].joined(separator: "\n")
      let broken = try Tool.run("import", "-", "--into", "sqlite:a.db", input: lines, in: folder)
      #expect(broken.status == 1)
      #expect(
        broken.errors.hasPrefix("<stdin>:2: error: event.id: an earlier document has another event of the id '7'"))
    }

    @Test(arguments: [
      (story, "event: a document that is imported says what set it off"),
      (line.replacing(#""commit":"c0ffee","#, with: ""), "event.commit: needs a text"),
      (line.replacing("pull_request", with: "pull-request"), "did you mean 'pull_request'?"),
      (line.replacing(#""event":{"id":"7""#, with: #""event":{"id":7"#), "event.id: needs a text"),
      (line.replacing(#""at":5"#, with: #""at":"5""#), "event.at: needs milliseconds since 1970"),
    ])
    func anEventMustBeThere(line: String, message: String) throws {
      let folder = try Folder()
      let refused = try Tool.run("import", "-", "--into", "sqlite:a.db", input: line, in: folder)
      #expect(refused.status == 1)
      #expect(refused.errors.hasPrefix("<stdin>:1: error: ") && refused.errors.contains(message), "\(refused.errors)")
    }
  }
#endif
