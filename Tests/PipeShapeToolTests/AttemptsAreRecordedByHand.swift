#if SQLite
  import Foundation
  import PipeShapeJSON
  import Testing

  /// `record`: shown first, then done; a job that is stuck is ended as cancelled, then rerun.
  @Suite struct AttemptsAreRecordedByHand {
    private static let layouts = ["normalized", "target-document", "group-document", "indexed-document"]

    private func filled(_ layout: String = "normalized") throws -> (folder: Folder, id: String) {
      let folder = try Folder()
      let made = try Tool.run("scenario", "-", "--store", "sqlite:s.db?layout=\(layout)", input: story, in: folder)
      try #require(made.status == 0, "\(made.errors)")
      let list = try JSONValue(parsing: try Tool.run("list", "--store", "sqlite:s.db", "--json", in: folder).output)
      return (folder, try #require(list["pipelines"]?.arrayValue?.first?["id"]?.stringValue))
    }

    private func record(_ id: String, _ cell: String, _ arguments: String..., in folder: Folder) throws -> Tool {
      try Tool.run(["record", id, cell, "--store", "sqlite:s.db", "--state"] + arguments, in: folder)
    }

    private func answer(_ tool: Tool) throws -> JSONValue {
      try #require(tool.status == 0, "\(tool.errors)")
      let value = try JSONValue(parsing: tool.output)
      #expect(try Schema(named: "record.schema.json").complaint(about: value) == nil, "\(tool.output)")
      return value
    }

    @Test(arguments: layouts)
    func aStuckJobIsCancelledAndRerun(layout: String) throws {
      let (folder, id) = try filled(layout)
      for _ in 0..<2 {
        let shown = try record(id, "build[f43]", "cancelled", in: folder)
        #expect(
          shown.output == """
            build[f43] attempt 1: running -> cancelled; 2 cells behind it would become skipped
            --apply records it.

            """)
      }
      let time = "2025-12-28 10:05:19 UTC"
      let done = try answer(try record(id, "build[f43]", "cancelled", "--at", time, "--apply", "--json", in: folder))
      #expect(done["applied"] == true && done["before"] == "running" && done["after"] == "cancelled")
      #expect(done["skipped"] == 2 && done["pipeline"]?.stringValue == id && done["external"]?["id"] == "7")
      let attempts = try Tool.run("show", id, "--attempts", "--store", "sqlite:s.db", in: folder).output
      #expect(attempts.contains("build[f43]       #1  cancelled  run 1  copr 7  \(time)\n"), "\(attempts)")
      _ = try Tool.run("rerun", id, "--select", "build[f43]", "--apply", "--store", "sqlite:s.db", in: folder)
      let late = try answer(try record(id, "build[f43]", "failed", "--attempt", "1", "--apply", "--json", in: folder))
      #expect(late["late"] == true && late["newer"] == 2 && late["after"] == "cancelled")
      #expect(try Tool.run("doctor", "sqlite:s.db", in: folder).status == 0)
    }

    @Test(arguments: layouts)
    func aStartIsRecordedWithItsNameElsewhere(layout: String) throws {
      let (folder, id) = try filled(layout)
      _ = try record(id, "build[f43]", "succeeded", "--apply", in: folder)
      let started = try record(id, "tests[f43:full]", "running", "--external", "tf:8", "--apply", in: folder)
      #expect(started.output == "tests[f43:full] attempt 1: pending -> running, known as tf 8\n")
      let found = try Tool.run("find", "--external", "tf:8", "--store", "sqlite:s.db", "--json", in: folder)
      let cell = try JSONValue(parsing: found.output)["cells"]?.arrayValue?.first
      #expect(cell?["identifier"] == "full" && cell?["state"] == "running")
    }

    @Test func whatHasEndedStaysAsItIs() throws {
      let (folder, id) = try filled()
      let same = try record(id, "build[f42]", "failed", "--apply", in: folder)
      #expect(same.status == 0 && same.output == "build[f42] attempt 1 has ended just so: failed, nothing is changed\n")
      let other = try record(id, "build[f42]", "succeeded", in: folder)
      #expect(other.status == 0 && other.output == "build[f42] attempt 1 has ended as failed, nothing is changed\n")
      #expect(try answer(try record(id, "build[f42]", "failed", "--json", in: folder))["unchanged"] == true)
    }

    @Test(arguments: [
      ("build[f43]", "running", "illegalTransition", "cannot become running"),
      ("build[f43]", "pending", "illegalTransition", "cannot become pending"),
      ("tests[f43:full]", "running", "notReady", "its input build[f43] attempt 1 is running"),
      ("build", "cancelled", "badSelection", "'build' names 2 cells of pipeline"),
      ("biuld", "cancelled", "badSelection", "there is no step 'biuld'"),
    ]) func refusalsAreThoseOfTheStore(cell: String, state: String, code: String, message: String) throws {
      let (folder, id) = try filled()
      for more in [["--json"], ["--json", "--apply"]] {
        let tool = try Tool.run(["record", id, cell, "--state", state, "--store", "sqlite:s.db"] + more, in: folder)
        #expect(tool.status == 1 && tool.errors.contains(message), "\(tool.errors)")
        let failure = try JSONValue(parsing: tool.output)
        #expect(failure["error"]?["code"]?.stringValue == code)
        #expect(try Schema(named: "failure.schema.json").complaint(about: failure) == nil)
      }
    }

    @Test func whatIsNotThereIsNotMade() throws {
      let (folder, id) = try filled()
      #expect(try record("7", "build[f43]", "cancelled", in: folder).errors == "s.db: error: there is no pipeline 7\n")
      let attempt = try record(id, "build[f43]", "cancelled", "--attempt", "2", in: folder)
      #expect(attempt.status == 1 && attempt.errors == "s.db: error: build[f43] has no attempt 2\n")
      let store = try Tool.run(
        "record", id, "a", "--state", "failed", "--store", "sqlite:none.db", "--apply", in: folder)
      #expect(store.status == 1 && !folder.names.contains("none.db"))
      let unknown = try record(id, "build[f43]", "canceled", in: folder)
      #expect(unknown.status == 2 && unknown.errors.contains("there is no state 'canceled'; did you mean 'cancelled'?"))
      #expect(try record(id, "build[f43]", "failed", "--external", "copr", in: folder).status == 2)
      #expect(try record(id, "build[f43]", "failed", "--at", "noon", in: folder).status == 2)
    }
  }
#endif
