#if SQLite
  import PipeShape
  import PipeShapeJSON
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore

  /// One pipeline as rows in each layout, in Markdown: what a page of the documentation shows.
  enum SamePipeline {
    /// A build, and a test of it that failed and was rerun.
    static func markdown() async throws -> String {
      var lines = [
        "A build and its test on one chroot; the test failed and was rerun. Columns that are null in every row and members",
        "that are null are left out, and so are the header tables, which all layouts share.",
      ]
      for (layout, reason) in SQLiteStore.layouts where reason == nil {
        lines += ["", "### `\(layout)`"]
        for table in try await tables(layout) { lines += [""] + shown(table) }
      }
      return lines.joined(separator: "\n") + "\n"
    }

    private static func tables(_ layout: String) async throws -> [RowsFile.Table] {
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      let path = folder.path("rows.db")
      let store = try await SQLiteStore.open(
        path, layout: layout, kinds: KindRegistry([StepKind("copr_build", payload: ShownBuild.self)]))
      try await fill(store)
      await store.close()
      let header = Set(HeaderSchema.tables.map(\.name))
      return try RowsFile(path).tables().filter { !header.contains($0.name) && !$0.rows.isEmpty }
    }

    private static func fill(_ store: some Store) async throws {
      let graph = try PipelineGraph(
        steps: [
          Step("build", kind: "copr_build", targets: [Example.f44]),
          Step("tests", kind: "tests", targets: [Example.f44]),
        ],
        edges: [Edge(from: "build", to: "tests", binding: .each)])
      let draft = PipelineDraft(
        origin: .new(
          project: "https://forge.example/p", reference: GitReference(.branch, "main"), commit: Commit("c0ffee"), at: 0),
        graph: graph)
      let payload = ShownBuild(url: "https://copr.example/9001", packages: ["p", "p-devel"]).payloadValue
      try await store.write(ChangeSet("a life")) { session throws(StoreError) in
        let id = try session.create(draft)
        let build = AttemptChange(
          state: .succeeded, external: ExternalID(system: "copr", id: "9001"), payload: payload, at: 100)
        _ = try session.record(build, of: .cell(CellKey("build", Example.f44), in: id))
        let test = AttemptChange(state: .failed, external: ExternalID(system: "tf", id: "3f2a"), at: 200)
        _ = try session.record(test, of: .cell(CellKey("tests", Example.f44), in: id))
        _ = try session.rerun(RerunRequest(.failed, at: 300), of: id)
      }
    }
  }

  extension SamePipeline {
    private static func shown(_ table: RowsFile.Table) -> [String] {
      if let document = table.columns.firstIndex(of: "document") { return documents(table, at: document) }
      let columns = table.columns.indices.filter { column in table.rows.contains { $0[column] != nil } }
      let heading = ["`\(table.name)`"] + columns.map { table.columns[$0] }
      return ["| \(heading.joined(separator: " | ")) |", "|\(heading.map { _ in " --- |" }.joined())"]
        + table.rows.map { row in "| | \(columns.map { row[$0] ?? "" }.joined(separator: " | ")) |" }
    }

    /// A document is a line an attempt.
    private static func documents(_ table: RowsFile.Table, at document: Int) -> [String] {
      var lines = ["```"]
      for row in table.rows {
        let key = table.columns.indices.filter { $0 != document }.map { "\(table.columns[$0]) \(row[$0] ?? "null")" }
        lines.append("\(table.name): \(key.joined(separator: ", "))")
        guard let text = row[document], let value = try? JSONValue(parsing: text) else { continue }
        lines += shown(value, under: [])
      }
      return lines + ["```"]
    }

    /// What is not an attempt is gone into as long as it is an object.
    private static func shown(_ value: JSONValue, under path: [String]) -> [String] {
      if case .object(let object) = value, !object.contains(where: { $0.key == "state" }) {
        return object.flatMap { shown($0.value, under: path + [$0.key]) }
      }
      return [
        "  \(path.joined(separator: " / ")): \(String(decoding: withoutNulls(value).serialized(), as: UTF8.self))"
      ]
    }

    private static func withoutNulls(_ value: JSONValue) -> JSONValue {
      guard case .object(let object) = value else { return value }
      var rest = JSONObject()
      for member in object where member.value != .null { rest[member.key] = withoutNulls(member.value) }
      return .object(rest)
    }
  }
#endif
