#if CommandLine && SQLite
  import Foundation
  import PipeShape
  import PipeShapeJSON
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore
  import Testing

  /// `compare --from`: on the pipelines of a store, with its own kinds.
  @Suite struct LayoutsAreComparedOnAStoresOwnData {
    private static let kinds = KindRegistry([
      StepKind("srpm_build", schema: PayloadSchema([FieldDescription("url", .text, isOptional: true)])),
      StepKind(
        "copr_build",
        schema: PayloadSchema([
          FieldDescription("owner", .text), FieldDescription("accepted", .time, isOptional: true),
          FieldDescription("log", .text, isOptional: true),
        ])),
      StepKind("audit", schema: PayloadSchema([FieldDescription("findings", .array(.text), isOptional: true)])),
    ])

    /// 24 pipelines of 12 events; one in four was rerun, the last one has not ended.
    private static func drafts() throws -> [PipelineDraft] {
      let targets = [Target("fedora-43-x86_64"), Target("fedora-44-x86_64")]
      let graph = try PipelineGraph(
        steps: [
          Step("srpm", kind: "srpm_build"), Step("build", kind: "copr_build", targets: targets),
          Step("audit", kind: "audit"),
        ],
        edges: [
          Edge(from: "srpm", to: "build", binding: .oneToAll), Edge(from: "build", to: "audit", binding: .all),
        ])
      return try (0..<24).map { number in
        let at = 1_700_000_000_000 + Int64(number) * 60_000
        var pipeline = try Pipeline(
          id: PipelineID(1), event: EventID(1), graph: graph, createdAt: at, ids: SequentialIDs())
        let isRerun = number % 4 == 1
        try play(&pipeline, number, at: at, failing: isRerun ? 2 : nil)
        if isRerun {
          let plan = try pipeline.plan(.failed)
          try pipeline.apply(plan, request: "again", at: at + 20_000, ids: SequentialIDs())
          try play(&pipeline, number, at: at + 20_000, failing: nil)
        }
        let event = PipelineDraft.Origin.new(
          project: "https://forge/p", reference: GitReference(.pullRequest, "\(number / 2)"),
          commit: Commit("c0ffee\(number / 2)"), at: at)
        return PipelineDraft(
          origin: number % 2 == 0 ? event : .event(EventID(Int64(number / 2 + 1))), graph: graph,
          content: .history(runs: pipeline.runs, attempts: pipeline.attempts), createdAt: at)
      }
    }

    private static func play(_ pipeline: inout Pipeline, _ number: Int, at: Int64, failing: Int?) throws {
      let build = ExternalID(system: "copr", id: "\(700 + number)")
      for cell in 0..<pipeline.graph.cellCount where pipeline.head.states[cell] == .pending {
        guard number < 23 || cell < 3 else { continue }
        let payload: PayloadValue =
          switch pipeline.graph.kind(ofCellAt: cell) {
          case "srpm_build": .record(["url": .text("https://copr/\(number)")])
          case "copr_build": .record(["owner": .text("packit"), "accepted": .int(at), "log": .text("built")])
          default: .record(["findings": .array([.text("none")])])
          }
        let start = AttemptChange(
          state: .running, external: cell < 3 ? build : nil, payload: payload, at: at + Int64(cell) * 1000)
        _ = try pipeline.record(start, at: Int(pipeline.bound[cell]))
        let state = cell == failing ? AttemptState.failed : .succeeded
        _ = try pipeline.record(
          AttemptChange(state: state, at: at + Int64(cell) * 1000 + 500), at: Int(pipeline.bound[cell]))
      }
    }

    private func store(layout: String) async throws -> Folder {
      let folder = try Folder()
      let store = try await SQLiteStore.open(
        folder.url.appendingPathComponent("own.db").path, layout: layout, kinds: Self.kinds)
      let drafts = try Self.drafts()
      _ = try await store.write(ChangeSet("own")) { (session) throws(StoreError) in try session.load(drafts) }
      await store.close()
      return folder
    }

    private func compare(_ folder: Folder, _ arguments: String...) throws -> Tool {
      try Tool.run(
        [
          "compare", "--from", "sqlite:own.db", "--engines", "sqlite", "--rounds", "2", "--budget", "1", "--out",
          "report",
        ] + arguments, in: folder)
    }

    private func facts(_ folder: Folder) throws -> [String: String] {
      let report = try JSONValue(parsing: try folder.read("report/report.json"))
      let facts = (report["workload"]?.arrayValue ?? []).compactMap { fact -> (String, String)? in
        guard let name = fact["name"]?.stringValue, let value = fact["value"]?.stringValue else { return nil }
        return (name, value)
      }
      return Dictionary(facts) { $1 }
    }

    /// By default as many as there are; a payload that was lost on the way would be missed.
    @Test(arguments: ["normalized", "indexed-document"])
    func theyHaveItsHistoriesAndPayloads(layout: String) async throws {
      let folder = try await store(layout: layout)
      let tool = try compare(folder)
      try #require(tool.status == 0, "\(tool.errors)")
      #expect(tool.output.contains("pipelines: all 24 pipelines of own.db, once, as stored"))
      #expect(tool.output.contains("compare --from sqlite:own.db"))
      let facts = try facts(folder)
      // 24 of four attempts; six reruns with a build and an audit; an audit was skipped six times, and one is pending.
      #expect(facts["pipelines, runs, attempts"] == "24, 30, 108")
      #expect(facts["attempts with a payload"] == "101 of 108")
      #expect(facts["pipelines with reruns"] == "25.0 %")
      #expect(facts["unfinished pipelines"] == "1")
      let storage = try #require(
        try JSONValue(parsing: try folder.read("report/report.json"))["candidates"]?.arrayValue)
      for candidate in storage {
        #expect(candidate["storage"]?["attempts"]?.integerValue == 108)
        #expect(candidate["storage"]?["runs"]?.integerValue == 30)
      }
    }

    @Test func storesAreOpenedWithItsKinds() async throws {
      let folder = try await store(layout: "group-document")
      let tool = try compare(folder, "--layouts", "group-document")
      try #require(tool.status == 0, "\(tool.errors)")
      #expect(try facts(folder)["kinds with a schema"] == "srpm_build, copr_build, audit")
      // The columns of its own kinds, as the statements that ran name them.
      let report = try folder.read("report/report.md")
      #expect(report.contains(#""owner", "accepted", "log" FROM "payload_copr_build""#))
      #expect(report.contains("payload_audit") && !report.contains("payload_tests"))
    }

    @Test func theNewestAreTakenWhereFewerAreWantedAndCopiesFollowWhereMoreAre() async throws {
      let folder = try await store(layout: "target-document")
      let fewer = try compare(folder, "--pipelines", "20", "--layouts", "group-document")
      #expect(fewer.output.contains("pipelines: the newest 20 of 24 pipelines of own.db, once, as stored"))
      let more = try compare(folder, "--pipelines", "48", "--layouts", "group-document")
      #expect(
        more.output.contains("all 24 pipelines of own.db, 2 times: once as stored, then as copies that are later"))
      #expect(try facts(folder)["attempts with a payload"] == "202 of 216", "\(more.errors)")
    }

    @Test func aStoreWithoutCellsIsRefused() async throws {
      let folder = try Folder()
      let path = folder.url.appendingPathComponent("own.db").path
      let store = try await SQLiteStore.open(path, layout: "normalized")
      await store.close()
      let tool = try compare(folder, "--json")
      #expect(tool.status == 1)
      #expect(tool.errors.hasPrefix("own.db: error: has no pipeline with cells; name a store that has some"))
      #expect(try JSONValue(parsing: tool.output)["error"]?["code"]?.stringValue == "noPipeline")
    }
  }
#endif
