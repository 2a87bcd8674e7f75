#if CommandLine && PostgreSQL && SQLite && Packit
  import Foundation
  import PipeShapeJSON
  import PipeShapePostgreSQLTrials
  import Testing

  /// `import packit` from the last revision before groups: a row of `pipelines` for each chroot.
  @Suite(.enabled(if: ThrowAwayServer.programs != nil, "no PostgreSQL server is installed"))
  struct DatabasesFromBeforeGroupsAreImported: ImportsServiceDatabases {
    @Test func everyRowHasAPlaceOrAReasonAndEveryChoiceARemark() async throws {
      let database = try await ServiceDatabase.beforeGroups()
      let folder = try Folder()
      let account = try importing(database, into: "sqlite:a.db", in: folder)
      #expect(account["pipelines"] == ["added": 8, "earlier": 0, "changed": 0, "refused": 0])
      expectEveryRow(in: account)
      for table in [
        "pipelines", "srpm_builds", "koji_build_targets", "vm_image_build_targets", "tft_test_run_targets",
        "tf_copr_build_association_table", "sync_release_runs", "sync_release_run_targets", "git_projects",
        "pull_requests", "git_branches", "project_releases",
      ] {
        let found = numbers(account, of: table)
        #expect(found[0] == found[1] && found[0] ?? 0 > 0, "\(table): \(found)")
      }
      #expect(numbers(account, of: "copr_build_targets") == [5, 4, 0, 1])
      #expect(numbers(account, of: "job_triggers") == [4, 3, 0, 1])
      #expect(numbers(account, of: "project_issues") == [1, 0, 0, 1])
      #expect(remarks(account) == ["groupedBySource 2", "groupedByTime 5", "missingEvent 1", "ungrouped 1"])
      let doctor = try Tool.run("doctor", "sqlite:a.db", in: folder)
      #expect(doctor.status == 0, "\(doctor.output)")
    }

    @Test func rowsOfChrootsArePipelinesWithRunsAndEventsOfOneCommit() async throws {
      let database = try await ServiceDatabase.beforeGroups()
      let folder = try Folder()
      _ = try importing(database, into: "sqlite:a.db?layout=group-document", in: folder)
      let exported = try Tool.run("export", "--store", "sqlite:a.db", in: folder)
      let lines = try exported.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
      let events = lines.map { $0["event"] }
      #expect(
        events.map { $0?["commit"]?.stringValue } == ["c1", "c2", "r1", "d1", "c2", "r1", "c2", ""])
      #expect(events[0]?["reference"] == ["kind": "pull_request", "name": "5"])
      #expect(events[2]?["reference"] == ["kind": "release", "name": "1.0"])
      #expect(events[3]?["project"]?.stringValue == "https://dist/rpms/q")
      // One row stood for both commits of the pull request.
      let ids = events.map { $0?["id"] }
      #expect(ids[0] != ids[1] && ids[1] == ids[4] && ids[4] == ids[6] && ids[2] == ids[5])
      #expect(lines.map { $0["runs"]?.arrayValue?.count } == [2, 1, 1, 1, 1, 1, 1, 1])
      let kinds = lines.map { line in (line["steps"]?.arrayValue ?? []).compactMap { $0["key"]?.stringValue }.sorted() }
      #expect(
        kinds == [
          ["copr_build", "srpm_build", "tests"], ["copr_build", "srpm_build"], ["srpm_build", "upstream_koji_build"],
          ["koji_build"], ["tests"], ["propose_downstream"], ["tests"], ["vm_image_build"],
        ])
      for text in [
        #""group":3"#, #""build_logs_urls":"\"https://koji/1\"""#, #""status":"BUILDING""#, #""scratch":true"#,
      ] { #expect(exported.output.contains(text), "\(text)") }
      let id = try #require(try pipelines(of: "sqlite:a.db", in: folder).first?["id"]?.stringValue)
      let shown = try Tool.run("show", id, "--store", "sqlite:a.db", in: folder)
      for text in ["packit:pipelines/1", "fedora-36", "run 2"] { #expect(shown.output.contains(text), "\(text)") }
    }

    @Test(arguments: ["sqlite:a.db", "postgresql"])
    func aSecondImportAddsWhatIsNewAndNothingTwice(engine: String) async throws {
      let database = try await ServiceDatabase.beforeGroups()
      let folder = try Folder()
      let store = engine == "postgresql" ? "postgresql:\(database.address)?schema=lab" : engine
      _ = try importing(database, into: store, in: folder)
      let before = try pipelines(of: store, in: folder)
      let again = try importing(database, into: store, in: folder)
      #expect(again["pipelines"] == ["added": 0, "earlier": 8, "changed": 0, "refused": 0])
      #expect(again["remarks"] == [])
      #expect(numbers(again, of: "pipelines") == [14, 0, 14, 0])
      try database.run(ServiceDatabase.laterBeforeGroups)
      let third = try importing(database, into: store, in: folder)
      #expect(third["pipelines"] == ["added": 1, "earlier": 7, "changed": 1, "refused": 0])
      #expect(remarks(third) == ["changedSince 1", "groupedByTime 1"])
      let after = try pipelines(of: store, in: folder)
      #expect(after.dropLast() == before[...])
      #expect(after.last?["event"]?["id"] == before[1]["event"]?["id"])
    }

    @Test func largeRowsMakeSmallBatches() async throws {
      let database = try await ServiceDatabase.beforeGroups()
      let ids = "generate_series(60, 63) AS id"
      try database.run([
        """
        INSERT INTO koji_build_targets (id, status, target, scratch, data)
        SELECT id, 'success', 'f37', true, to_json(repeat('x', 9000000)) FROM \(ids)
        """,
        "INSERT INTO pipelines (id, datetime, koji_build_id) SELECT id, '2022-11-01', id FROM \(ids)",
      ])
      let account = try importing(database, into: "postgresql:\(database.address)?schema=lab", in: try Folder())
      #expect(account["pipelines"]?["added"] == 12)
      #expect(numbers(account, of: "koji_build_targets") == [7, 7, 0, 0])
      // The fourth is beyond the limit.
      #expect(try database.number("SELECT count(DISTINCT xmin::text) FROM lab.pipeline") == 2)
    }

    @Test func whatContradictsTheRulesIsToldOf() async throws {
      let database = try await ServiceDatabase.beforeGroups()
      try database.run(ServiceDatabase.oddBeforeGroups)
      let folder = try Folder()
      let account = try importing(database, into: "sqlite:a.db", in: folder)
      #expect(account["pipelines"]?["added"] == 11)
      expectEveryRow(in: account)
      #expect(
        remarks(account) == [
          "groupedBySource 2", "groupedByTime 5", "missingEvent 2", "repeatedTarget 1", "severalCommits 1",
          "sharedBuild 1", "ungrouped 1",
        ])
      let shared = account["remarks"]?.arrayValue?.first { $0["code"]?.stringValue == "sharedBuild" }
      #expect(
        shared?["examples"]?.arrayValue?.first?.stringValue
          == "Copr build 104 is of several source packages, and a group in each")
    }
  }
#endif
