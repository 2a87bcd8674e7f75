#if CommandLine && PostgreSQL && SQLite && Packit
  import Foundation
  import PipeShapeJSON
  import PipeShapePostgreSQLTrials
  import Testing

  /// `import packit`: an update is in the pipeline of the builds that it ships, whichever rows lead to the two.
  @Suite(.enabled(if: ThrowAwayServer.programs != nil, "no PostgreSQL server is installed"))
  struct UpdatesAreImportedWithTheirBuilds: ImportsServiceDatabases {
    /// The edges of each pipeline, by the rows that know it again.
    private func edges(of store: String, in folder: Folder) throws -> [String: [String]] {
      let exported = try Tool.run("export", "--store", store, in: folder)
      try #require(exported.status == 0, "\(exported.errors)")
      var edges: [String: [String]] = [:]
      for line in exported.output.split(separator: "\n") {
        let document = try JSONValue(parsing: String(line))
        let mark = document["runs"]?.arrayValue?.first?["request"]?.stringValue ?? ""
        edges[mark] = (document["edges"]?.arrayValue ?? []).map { edge in
          "\(edge["from"]?.stringValue ?? "") > \(edge["to"]?.stringValue ?? "")"
        }
      }
      return edges
    }

    private func examples(_ account: JSONValue, of code: String) -> [String] {
      let remark = account["remarks"]?.arrayValue?.first { $0["code"]?.stringValue == code }
      return (remark?["examples"]?.arrayValue ?? []).compactMap(\.stringValue)
    }

    @Test func anUpdateInARowOfItsOwnFollowsItsBuild() async throws {
      let database = try await ServiceDatabase()
      let folder = try Folder()
      let account = try importing(database, into: "sqlite:a.db", in: folder)
      let edges = try edges(of: "sqlite:a.db", in: folder)
      #expect(edges["packit:pipelines/4/project_events/3"] == ["koji_build > bodhi_update"])
      #expect(edges["packit:pipelines/9/project_events/3"] == [])
      #expect(numbers(account, of: "bodhi_update_targets") == [1, 1, 0, 0])
      #expect(
        examples(account, of: "unknownBuild") == [
          "bodhi_update_targets 1: ships q-1-1.fc44, and no row of koji_build_targets has that name"
        ])
    }

    @Test(arguments: ["sqlite:a.db", "postgresql"])
    func anUpdateManyBatchesBehindItsBuildIsFound(engine: String) async throws {
      let database = try await ServiceDatabase()
      try database.run(
        ServiceDatabase.build(19, event: 3, "f44", "r-2-1.fc44") + [
          """
          INSERT INTO pipelines (id, datetime, project_event_id)
          SELECT id, '2026-01-10', 1 FROM generate_series(20, 2519) AS id
          """
        ] + ServiceDatabase.update(2600, event: 3, "f44", "r-2-1.fc44"))
      let folder = try Folder()
      let store = engine == "postgresql" ? "postgresql:\(database.address)?schema=lab" : engine
      let account = try importing(database, into: store, in: folder)
      #expect(account["pipelines"] == ["added": 2506, "earlier": 0, "changed": 0, "refused": 0])
      #expect(
        try edges(of: store, in: folder)["packit:pipelines/19/project_events/3"] == ["koji_build > bodhi_update"])
      let ofName = ["find", "--field", "nvr=r-2-1.fc44", "--kind", "koji_build", "--store", store, "--json"]
      let found = try JSONValue(parsing: try Tool.run(ofName + ["--state", "succeeded"], in: folder).output)
      #expect(found["cells"]?.arrayValue?.count == 1)
      let again = try importing(database, into: store, in: folder)
      #expect(again["pipelines"] == ["added": 0, "earlier": 2506, "changed": 0, "refused": 0])
      #expect(remarks(again) == ["packagesConfig 1"])
    }

    // Two builds, an update of both, and one more of the second: 40 -- 42 -- 41 -- 43.
    @Test func whatUpdatesHaveInCommonIsOnePipeline() async throws {
      let database = try await ServiceDatabase()
      try database.run(
        ServiceDatabase.build(40, event: 3, "f44", "a-1-1.fc44")
          + ServiceDatabase.build(41, event: 3, "f43", "b-1-1.fc43")
          + ServiceDatabase.update(42, event: 3, "f44", "a-1-1.fc44  b-1-1.fc43")
          + ServiceDatabase.update(43, event: 3, "f43", "b-1-1.fc43"))
      let folder = try Folder()
      let account = try importing(database, into: "sqlite:a.db", in: folder)
      #expect(account["pipelines"]?["added"] == 6)
      expectEveryRow(in: account)
      #expect(numbers(account, of: "pipelines") == [11, 11, 0, 0])
      #expect(
        try edges(of: "sqlite:a.db", in: folder)["packit:pipelines/40/project_events/3"] == [
          "koji_build > bodhi_update"
        ])
      #expect(remarks(account) == ["missingEvent 1", "packagesConfig 1", "unknownBuild 1", "unknownStatus 1"])
    }

    @Test func rowsOfOneCommitAreJoinedAndThoseOfAnotherAreNot() async throws {
      let database = try await ServiceDatabase()
      try database.run(
        [
          "INSERT INTO pull_requests VALUES (2, 8, 2), (3, 9, 1)", "INSERT INTO project_issues VALUES (1, 12, 2)",
          """
          INSERT INTO project_events VALUES (4, 'pull_request', 2, 'c3', NULL), (5, 'branch_push', 1, 'c5', NULL),
            (6, 'issue', 1, NULL, NULL), (7, 'pull_request', 3, 'c3', NULL)
          """,
        ] + ServiceDatabase.update(30, event: 4, "f43", "p-1.2-1.fc43")
          + ServiceDatabase.update(31, event: 5, "f44", "p-1.2-1.fc44")
          + ServiceDatabase.build(32, event: 6, "f44", "s-1")
          + ServiceDatabase.update(33, event: 6, "f44", "s-1")
          + ServiceDatabase.update(34, event: 7, "f44", "p-1.2-1.fc44"))
      let folder = try Folder()
      let account = try importing(database, into: "sqlite:a.db", in: folder)
      let edges = try edges(of: "sqlite:a.db", in: folder)
      #expect(edges["packit:pipelines/9/project_events/3"] == ["koji_build > bodhi_update"])
      #expect(edges["packit:pipelines/31/project_events/5"] == [])
      #expect(edges["packit:pipelines/32/project_events/6"] == ["koji_build > bodhi_update"])
      #expect(edges["packit:pipelines/34/project_events/7"] == [])
      #expect(
        examples(account, of: "danglingLink") == [
          "bodhi_update_targets 31: ships p-1.2-1.fc44, which is row 1 of koji_build_targets, and the pipeline lacks it",
          "bodhi_update_targets 34: ships p-1.2-1.fc44, which is row 1 of koji_build_targets, and the pipeline lacks it",
        ])
      #expect(
        examples(account, of: "severalEvents") == ["pipelines 9: one pipeline of 2 events; the first counts"])
    }

    @Test func whatIsJoinedLaterIsToldOfAndNotMadeTwice() async throws {
      let database = try await ServiceDatabase()
      let folder = try Folder()
      _ = try importing(database, into: "sqlite:a.db", in: folder)
      let before = try pipelines(of: "sqlite:a.db", in: folder)
      func after(_ statements: [String]) throws -> [String] {
        try database.run(statements)
        let account = try importing(database, into: "sqlite:a.db", in: folder)
        #expect(account["pipelines"]?["added"] == 0 && account["pipelines"]?["changed"] == 1)
        expectEveryRow(in: account)
        return examples(account, of: "changedSince")
      }
      // A row whose transaction took longer than that of a later one.
      #expect(
        try after(ServiceDatabase.update(8, event: 3, "f43", "p-1.2-1.fc43"))
          == ["pipelines 9 is not as the earlier import found it"])
      #expect(
        try after(ServiceDatabase.update(50, event: 3, "f44", "p-1.2-1.fc44 p-1.2-1.fc43"))
          == ["pipelines 4, 9 are one pipeline now"])
      #expect(try pipelines(of: "sqlite:a.db", in: folder) == before)
    }
  }
#endif
