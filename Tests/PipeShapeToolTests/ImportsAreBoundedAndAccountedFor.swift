#if CommandLine && PostgreSQL && SQLite && Packit
  import Foundation
  import PipeShapeJSON
  import PipeShapePostgreSQLTrials
  import Testing

  /// `import packit`: what is read at once has a limit, and what has no place is named.
  @Suite(.enabled(if: ThrowAwayServer.programs != nil, "no PostgreSQL server is installed"))
  struct ImportsAreBoundedAndAccountedFor: ImportsServiceDatabases {
    /// Makes builds with a text of some million bytes.
    private func builds(_ ids: ClosedRange<Int>, millions: Int) -> [String] {
      let ids = "generate_series(\(ids.lowerBound), \(ids.upperBound)) AS id"
      return [
        """
        INSERT INTO koji_build_targets (id, status, target, scratch, koji_build_group_id, data)
        SELECT id, 'success', 'f44', false, id, to_json(repeat('x', \(millions)000000)) FROM \(ids)
        """,
        "INSERT INTO pipelines (id, datetime, koji_build_group_id) SELECT id, '2026-01-10', id FROM \(ids)",
      ]
    }

    @Test func largeRowsMakeSmallBatchesAndAPipelineIsNeverCut() async throws {
      let database = try await ServiceDatabase()
      try database.run(builds(60...63, millions: 9) + builds(64...64, millions: 35))
      let folder = try Folder()
      let account = try importing(database, into: "postgresql:\(database.address)?schema=lab", in: folder)
      #expect(account["pipelines"]?["added"] == 10)
      #expect(numbers(account, of: "koji_build_targets") == [8, 8, 0, 0])
      // What was loaded at once has one transaction: three of the builds, the fourth, and the one beyond the limit.
      let transactions = try database.number(
        "SELECT count(DISTINCT xmin::text) FROM (SELECT xmin FROM lab.pipeline ORDER BY id DESC LIMIT 5) AS newest")
      #expect(transactions == 3)
      let again = try importing(database, into: "postgresql:\(database.address)?schema=lab", in: folder)
      #expect(again["pipelines"] == ["added": 0, "earlier": 10, "changed": 0, "refused": 0])
    }

    @Test func jobsOfAllTablesThatOneGroupLeadsToCountTogether() async throws {
      let database = try await ServiceDatabase()
      try database.run(
        builds(60...60, millions: 9) + [
          """
          INSERT INTO copr_build_targets (id, status, target, copr_build_group_id, data)
          VALUES (70, 'success', 'fedora-44', 70, to_json(repeat('x', 13000000)))
          """,
          "INSERT INTO scans (id, status, copr_build_target_id, url) VALUES (70, 'succeeded', 70, repeat('x', 13000000))",
          "INSERT INTO pipelines (id, datetime, copr_build_group_id) VALUES (70, '2026-01-10', 70)",
          // Large, and of no group.
          "UPDATE copr_build_targets SET data = to_json(repeat('x', 13000000)) WHERE id = 9",
          "INSERT INTO scans (id, copr_build_target_id, url) VALUES (71, 9, repeat('x', 13000000))",
        ])
      let account = try importing(database, into: "postgresql:\(database.address)?schema=lab", in: try Folder())
      #expect(account["pipelines"]?["added"] == 7)
      #expect(numbers(account, of: "scans") == [3, 2, 0, 1])
      // The build of 9 million bytes is with the small ones before it, and the 26 million of the group are not.
      let transactions = try database.number(
        "SELECT count(DISTINCT xmin::text) FROM (SELECT xmin FROM lab.pipeline ORDER BY id DESC LIMIT 2) AS newest")
      #expect(transactions == 2)
    }

    @Test func smallRowsAreReadAtOnce() async throws {
      let database = try await ServiceDatabase()
      let ids = "generate_series(100, 399) AS id"
      try database.run([
        """
        INSERT INTO koji_build_targets (id, status, target, scratch, koji_build_group_id, data)
        SELECT id, 'success', 'f44', false, id, to_json(repeat('x', 7000)) FROM \(ids)
        """,
        "INSERT INTO pipelines (id, datetime, koji_build_group_id) SELECT id, '2026-01-10', id FROM \(ids)",
      ])
      let account = try importing(database, into: "postgresql:\(database.address)?schema=lab", in: try Folder())
      #expect(account["pipelines"]?["added"] == 305)
      #expect(try database.number("SELECT count(DISTINCT xmin::text) FROM lab.pipeline") == 1)
    }

    @Test func rowsOfEveryTableThatHaveNoPlaceAreNamed() async throws {
      let database = try await ServiceDatabase()
      try database.run([
        "INSERT INTO project_events SELECT id, 'branch_push', 1, 'x', '{}' FROM generate_series(20, 26) AS id",
        "INSERT INTO git_projects VALUES (30, 'a', 'b', NULL, 'c')", "INSERT INTO project_issues VALUES (31, 1, 1)",
        "INSERT INTO tf_copr_build_association_table VALUES (9, 7)",
        "INSERT INTO sync_release_pr_association VALUES (40, 41)",
        "INSERT INTO sync_release_pull_request VALUES (41, 1, NULL)",
        "INSERT INTO tft_test_run_groups VALUES (50, NULL, NULL)", "CREATE TABLE later (id int)",
        "INSERT INTO later VALUES (1)",
      ])
      let folder = try Folder()
      let account = try importing(database, into: "sqlite:a.db", in: folder)
      expectEveryRow(in: account)
      let reasons = [
        "project_events": "no pipeline has them first: 20, 21, 22, 23, 24, ...",
        "git_projects": "no pipeline is theirs: 30", "project_issues": "no event of a pipeline is about them: 31",
        "tf_copr_build_association_table": "build and test run are not in one pipeline: 9/7",
        "sync_release_pr_association": "no row of pipelines leads to them: 40/41",
        "sync_release_pull_request": "no row of pipelines leads to them: 41",
        "tft_test_run_groups": "no row of pipelines leads to a job of theirs: 50",
        "copr_build_targets": "no row of pipelines leads to them: 9", "allowlist": "not about pipelines",
        "later": "the table is not known",
      ]
      for (table, reason) in reasons {
        let line = account["tables"]?.arrayValue?.first { $0["table"]?.stringValue == table }
        #expect(line?["why"]?.stringValue == reason, "\(table)")
      }
      let configurations = account["remarks"]?.arrayValue?.first { $0["code"]?.stringValue == "packagesConfig" }
      #expect(configurations?["count"] == 8)
      #expect(
        configurations?["examples"]?.arrayValue?.compactMap { $0.stringValue?.prefix(17) } == [
          "project_events 1:", "project_events 20", "project_events 21", "project_events 22", "project_events 23",
        ])
    }

    @Test func aSharedEventIsOneEventThoughItsFirstPipelineIsDeleted() async throws {
      let database = try await ServiceDatabase()
      let folder = try Folder()
      _ = try importing(database, into: "sqlite:a.db", in: folder)
      let before = try pipelines(of: "sqlite:a.db", in: folder)
      try database.run(["DELETE FROM pipelines WHERE id IN (1, 3)"] + ServiceDatabase.rebuild)
      let account = try importing(database, into: "sqlite:a.db", in: folder)
      #expect(account["pipelines"] == ["added": 1, "earlier": 4, "changed": 0, "refused": 0])
      let after = try pipelines(of: "sqlite:a.db", in: folder)
      #expect(after.dropLast() == before[...])
      #expect(after.last?["event"] == before.first?["event"])
    }
  }
#endif
