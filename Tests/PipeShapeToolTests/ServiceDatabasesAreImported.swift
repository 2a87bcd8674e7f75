#if CommandLine && PostgreSQL && SQLite && Packit
  import Foundation
  import PipeShapeJSON
  import PipeShapePostgreSQLTrials
  import Testing

  /// `import packit`: every row of the service's database has a place or a reason.
  @Suite(.enabled(if: ThrowAwayServer.programs != nil, "no PostgreSQL server is installed"))
  struct ServiceDatabasesAreImported: ImportsServiceDatabases {
    @Test func everyRowHasAPlaceOrAReason() async throws {
      let database = try await ServiceDatabase()
      let folder = try Folder()
      let account = try importing(database, into: "sqlite:a.db", in: folder)
      #expect(account["pipelines"] == ["added": 5, "earlier": 0, "changed": 0, "refused": 0])
      expectEveryRow(in: account)
      #expect(numbers(account, of: "copr_build_targets") == [3, 2, 0, 1])
      let orphans = account["tables"]?.arrayValue?.first { $0["table"]?.stringValue == "copr_build_targets" }
      #expect(orphans?["why"]?.stringValue == "no row of pipelines leads to them: 9")
      for table in [
        "pipelines", "srpm_builds", "tft_test_run_targets", "tf_copr_build_association_table", "scans",
        "log_detective_run", "sync_release_run_targets", "sync_release_pr_association", "sync_release_pull_request",
        "koji_build_targets", "koji_tag_request_targets", "bodhi_update_targets", "vm_image_build_targets",
        "project_events", "pull_requests", "anitya_versions", "anitya_projects", "git_projects",
      ] {
        let found = numbers(account, of: table)
        #expect(found[0] == found[1] && found[0] ?? 0 > 0, "\(table): \(found)")
      }
      #expect(remarks(account) == ["missingEvent 1", "packagesConfig 1", "unknownBuild 1", "unknownStatus 1"])
      let doctor = try Tool.run("doctor", "sqlite:a.db", in: folder)
      #expect(doctor.status == 0, "\(doctor.output)")
    }

    @Test func clonesAreOnePipelineWithRunsEventsAndPayloads() async throws {
      let database = try await ServiceDatabase()
      let folder = try Folder()
      _ = try importing(database, into: "sqlite:a.db?layout=group-document", in: folder)
      let exported = try Tool.run("export", "--store", "sqlite:a.db", in: folder)
      let lines = try exported.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
      #expect(
        lines.map { $0["event"]?["project"]?.stringValue } == [
          "https://forge/ns/p", "https://release-monitoring.org/project/4242", "https://dist/rpms/q",
          "packit:unknown-project", "https://dist/rpms/q",
        ])
      #expect(lines[0]["event"]?["reference"] == ["kind": "pull_request", "name": "5"])
      #expect(lines[2]["event"]?["id"] == lines[4]["event"]?["id"])
      #expect(lines[0]["runs"]?.arrayValue?.count == 2)
      for text in [
        #""nvr":"p-1.2-1.fc44""#, #""koji_nvrs":["p-1.2-1.fc44","q-1-1.fc44"]"#, #""package_name":"p""#,
        #""status":"exploded""#, #""pull_requests":["https://dist/1","pr:12"]"#, #""ranch":"redhat""#,
        #""built_packages":"[{\"name\":\"p\"}]""#, #""logs":"done""#, #""scratch":true"#,
      ] { #expect(exported.output.contains(text), "\(text)") }
      let id = try #require(try pipelines(of: "sqlite:a.db", in: folder).first?["id"]?.stringValue)
      let shown = try Tool.run("show", id, "--store", "sqlite:a.db", in: folder)
      for text in ["packit:pipelines/1", "openscanhub_scan", "log_detective", "fedora-44", "run 2"] {
        #expect(shown.output.contains(text), "\(text)")
      }
      let found = try Tool.run("find", "--external", "copr:100", "--store", "sqlite:a.db", "--json", in: folder)
      #expect(try JSONValue(parsing: found.output)["cells"]?.arrayValue?.count == 3, "\(found.errors)")
    }

    @Test(arguments: ["sqlite:a.db", "postgresql"])
    func aSecondImportAddsWhatIsNewAndNothingTwice(engine: String) async throws {
      let database = try await ServiceDatabase()
      let folder = try Folder()
      let store = engine == "postgresql" ? "postgresql:\(database.address)?schema=lab" : engine
      _ = try importing(database, into: store, in: folder)
      let before = try pipelines(of: store, in: folder)
      let again = try importing(database, into: store, in: folder)
      #expect(again["pipelines"] == ["added": 0, "earlier": 5, "changed": 0, "refused": 0])
      #expect(again["remarks"]?.arrayValue?.map { $0["code"]?.stringValue } == ["packagesConfig"])
      #expect(numbers(again, of: "srpm_builds") == [1, 0, 1, 0])
      #expect(try pipelines(of: store, in: folder) == before)
      try database.run(ServiceDatabase.rebuild)
      try database.run(ServiceDatabase.retest)
      let third = try importing(database, into: store, in: folder)
      #expect(third["pipelines"] == ["added": 1, "earlier": 4, "changed": 1, "refused": 0])
      #expect(third["remarks"]?.arrayValue?.contains { $0["code"]?.stringValue == "changedSince" } == true)
      let after = try pipelines(of: store, in: folder)
      #expect(after.dropLast() == before[...])
      #expect(after.last?["event"]?["id"] == before.first?["event"]?["id"])
    }

    @Test func jobsOfSeveralPipelinesAndPipelinesOfSeveralEventsAreToldOf() async throws {
      let database = try await ServiceDatabase()
      try database.run(ServiceDatabase.shared)
      let folder = try Folder()
      let account = try importing(database, into: "sqlite:a.db", in: folder)
      #expect(account["pipelines"]?["added"] == 6)
      #expect(numbers(account, of: "tft_test_run_targets") == [2, 2, 0, 0])
      #expect(numbers(account, of: "tf_copr_build_association_table") == [2, 2, 0, 0])
      let codes = (account["remarks"]?.arrayValue ?? []).compactMap { $0["code"]?.stringValue }
      #expect(
        codes == ["missingEvent", "packagesConfig", "severalEvents", "sharedJob", "unknownBuild", "unknownStatus"])
    }

    @Test func otherRevisionsDatabasesAndStoresAreRefusedByName() async throws {
      let database = try await ServiceDatabase()
      let folder = try Folder()
      func refusal(_ store: String) throws -> String {
        let tool = try Tool.run("import", "packit", database.address, "--into", store, in: folder)
        #expect(tool.status == 1 && tool.output.isEmpty)
        return tool.errors
      }
      _ = try importing(database, into: "sqlite:a.db", in: folder)
      try database.run(["UPDATE project_events SET commit_sha = 'other' WHERE commit_sha = 'c3'"])
      #expect(try refusal("sqlite:a.db").contains("row 4 in pipelines is another one"))
      try folder.write(story.replacing(#""name":"story","#, with: Self.event), to: "in.jsonl")
      #expect(try Tool.run("import", "in.jsonl", "--into", "sqlite:b.db", in: folder).status == 0)
      #expect(try refusal("sqlite:b.db").contains("did not come from the service's database"))
      try database.run(["UPDATE alembic_version SET version_num = 'a5c06aa9ef30'"])
      #expect(try refusal("sqlite:c.db").contains("the database is at revision a5c06aa9ef30"))
      #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("c.db").path))
      try database.run(["DROP TABLE alembic_version"])
      #expect(try refusal("sqlite:c.db").contains("is no database of the service"))
    }

    private static let event =
      #""event":{"project":"https://forge/p","reference":{"kind":"branch","name":"main"},"commit":"c0ffee","at":5},"#

    @Test(.enabled(if: Self.dump != nil, "the shared dump is not here"))
    func aRealSchemaIsImportedWithoutLoss() async throws {
      let dump = try #require(Self.dump)
      let database = try await ServiceDatabase(isEmpty: true)
      try database.restore(dump)
      let folder = try Folder()
      let account = try importing(database, into: "sqlite:a.db", in: folder)
      // Rows 205 and 206 are a build and its update.
      #expect(account["pipelines"] == ["added": 201, "earlier": 0, "changed": 0, "refused": 0])
      #expect(numbers(account, of: "pipelines") == [502, 502, 0, 0])
      #expect(numbers(account, of: "copr_build_targets") == [1267, 1267, 0, 0])
      #expect(numbers(account, of: "tft_test_run_targets") == [385, 385, 0, 0])
      #expect(account["remarks"] == [])
    }

    private static let dump: URL? = {
      var root = URL(fileURLWithPath: #filePath)
      for _ in 0..<3 { root.deleteLastPathComponent() }
      let dump = root.appendingPathComponent("../shared/fixtures/packit-db/packit_small_500.dump").standardizedFileURL
      return FileManager.default.fileExists(atPath: dump.path) ? dump : nil
    }()
  }
#endif
