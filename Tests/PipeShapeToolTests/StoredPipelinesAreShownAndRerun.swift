#if SQLite
  import Foundation
  import PipeShapeJSON
  import Testing

  /// `list`, `show` and `packit` on a store that `scenario` filled.
  @Suite struct StoredPipelinesAreShownAndRerun {
    private static let store = "sqlite:s.db"

    /// A folder with a store of two pipelines, and the ids of both.
    private func filled() throws -> (folder: Folder, ids: [String]) {
      let folder = try Folder()
      for _ in 0..<2 {
        let made = try Tool.run("scenario", "-", "--store", "sqlite:s.db?layout=normalized", input: story, in: folder)
        try #require(made.status == 0, "\(made.errors)")
      }
      let list = try JSONValue(parsing: try Tool.run("list", "--store", Self.store, "--json", in: folder).output)
      return (folder, try #require(list["pipelines"]?.arrayValue).compactMap { $0["id"]?.stringValue })
    }

    @Test func aListIsPagedByKey() throws {
      let (folder, ids) = try filled()
      #expect(ids.count == 2)
      let first = try Tool.run("list", "--store", Self.store, "--limit", "1", in: folder)
      #expect(
        first.output.split(separator: "\n").dropFirst().map { $0.hasPrefix("\(ids[0])  1     running  ") } == [true])
      #expect(first.errors == "note: there may be more: --after \(ids[0])\n")
      let second = try Tool.run("list", "--store", Self.store, "--after", ids[0], "--state", "unfinished", in: folder)
      #expect(second.output.contains("\n\(ids[1])  ") && second.errors == "")
      let newest = try Tool.run("list", "--store", Self.store, "--newest", "--limit", "1", in: folder)
      #expect(
        newest.output.contains("\n\(ids[1])  ") && newest.errors == "note: there may be more: --after \(ids[1])\n")
      let older = try Tool.run("list", "--store", Self.store, "--newest", "--after", ids[1], in: folder)
      #expect(older.output.contains("\n\(ids[0])  ") && older.errors == "")
      let page = try JSONValue(
        parsing: try Tool.run("list", "--store", Self.store, "--limit", "1", "--json", in: folder).output)
      #expect(page["next"]?.stringValue == ids[0])
      #expect(try Schema(named: "list.schema.json").complaint(about: page) == nil)
      let ended = try Tool.run("list", "--store", Self.store, "--state", "ended", "--json", in: folder)
      #expect(ended.output == "{\"pipelines\":[]}\n")
    }

    @Test func aListIsOfAProjectAnEventOrACommit() throws {
      let (folder, ids) = try filled()
      let all = try JSONValue(parsing: try Tool.run("list", "--store", Self.store, "--json", in: folder).output)
      let event = try #require(all["pipelines"]?.arrayValue?.first?["event"])
      let (project, commit) = (try #require(event["project"]?.stringValue), try #require(event["commit"]?.stringValue))
      for filter in [["--project", project], ["--commit", commit], ["--commit", commit, "--project", project]] {
        let list = try Tool.run(["list", "--store", Self.store, "--json"] + filter, in: folder)
        let pipelines = try JSONValue(parsing: list.output)["pipelines"]?.arrayValue
        #expect(pipelines?.count == ids.count)
      }
      let one = try Tool.run(
        "list", "--store", Self.store, "--event", try #require(event["id"]?.stringValue), "--json", in: folder)
      #expect(try JSONValue(parsing: one.output)["pipelines"]?.arrayValue?.count == 1)
      let none = try Tool.run("list", "--store", Self.store, "--project", "x", "--json", in: folder)
      #expect(none.status == 1)
      #expect(none.errors == "s.db: error: there is no project 'x'\n")
      #expect(try Tool.run("list", "--store", Self.store, "--event", "1", "--commit", "c", in: folder).status == 2)
    }

    @Test func aPipelineIsShownWithItsRuns() throws {
      let (folder, ids) = try filled()
      let shown = try Tool.run("show", ids[0], "--store", Self.store, "--attempts", in: folder)
      #expect(shown.status == 0, "\(shown.errors)")
      #expect(shown.output.hasPrefix("pipeline \(ids[0]), run 1 of 1: running\n"))
      #expect(
        shown.output.contains("run 1    6 new, 0 shared  2 pending, 1 running, 1 succeeded, 1 failed, 1 skipped\n"))
      #expect(shown.output.contains("build[f43]       #1  running    run 1  copr 7\n"))
      let document = try Tool.run("show", ids[0], "--store", Self.store, "--json", in: folder)
      let again = try Tool.run("scenario", "-", input: document.output, in: folder)
      #expect(again.status == 0)
      #expect(try JSONValue(parsing: document.output)["runs"] == (try JSONValue(parsing: story))["runs"])
    }

    @Test func diagramsShowStatesAndEdges() throws {
      let (folder, ids) = try filled()
      let diagram = { (format: String) in
        try Tool.run("show", ids[0], "--store", Self.store, "--format", format, in: folder).output
      }
      let mermaid = try diagram("mermaid")
      #expect(mermaid.hasPrefix("flowchart LR\n  s0[\"srpm<br/>succeeded\"]:::succeeded\n"))
      #expect(mermaid.contains("  s1[\"build<br/>f42: failed<br/>f43: running\"]:::running\n"))
      #expect(mermaid.contains("  s0 --> s1\n  s1 --> s2\n"))
      let dot = try diagram("dot")
      #expect(dot.hasPrefix("digraph pipeline {\n") && dot.contains("  s0 -> s1;\n"))
      let svg = try diagram("svg")
      #expect(svg.hasPrefix("<svg xmlns=") && svg.hasSuffix("</svg>\n"))
      #expect(svg.components(separatedBy: "<path ").count == 3)
      #expect(svg.components(separatedBy: "<rect ").count == 1 + 3 + 6)
    }

    @Test func anUnknownPipelineOrRunIsRefused() throws {
      let (folder, ids) = try filled()
      let unknown = try Tool.run("show", "7", "--store", Self.store, in: folder)
      #expect(unknown.status == 1 && unknown.errors == "s.db: error: there is no pipeline 7\n")
      let run = try Tool.run("show", ids[0], "--run", "2", "--store", Self.store, in: folder)
      #expect(run.errors == "s.db: error: pipeline \(ids[0]) has no run 2: it has 1\n")
    }

    @Test func neighboursAndOriginsAreOneQuestionAway() throws {
      let (folder, ids) = try filled()
      let around = try Tool.run("neighbours", ids[0], "build[f43]", "--store", Self.store, in: folder)
      #expect(
        around.output == """
          cell      build[f43]       #1  running    copr 7
          previous  srpm[.]          #1  succeeded
          next      tests[f43]       #1  pending
          next      tests[f43:full]  #1  pending
          siblings  build[f42]       #1  failed

          """)
      let json = try Tool.run("neighbours", ids[0], "build[f43]", "--store", Self.store, "--json", in: folder)
      let value = try JSONValue(parsing: json.output)
      #expect(try Schema(named: "neighbours.schema.json").complaint(about: value) == nil)
      #expect(value["cell"]?["external"]?["id"]?.stringValue == "7")
      let two = try Tool.run("neighbours", ids[0], "build or srpm", "--store", Self.store, in: folder)
      #expect(two.errors == "s.db: error: 'build or srpm' names 3 cells of pipeline \(ids[0]), and one is wanted\n")
      let events = try JSONValue(
        parsing: try Tool.run(
          "events", "--project", "pipeshape:scenario", "--store", Self.store, "--json", in: folder
        ).output)
      #expect(try Schema(named: "events.schema.json").complaint(about: events) == nil)
      #expect(events["events"]?.arrayValue?.count == 2)
    }

    @Test(arguments: [
      (["--external", "copr:7"], 2), (["--external", "copr:7", "--target", "f42"], 0),
      (["--external", "copr:7", "--identifier", "", "--kind", "copr_build"], 2), (["--unfinished", "tests"], 4),
      (["--ready", "tests"], 0), (["--unfinished", "copr_build", "--limit", "1"], 1),
      (["--succeeded", "srpm_build", "--commit", "0"], 1), (["--unfinished", "tests", "--target", "f43"], 4),
      (["--unfinished", "tests", "--target", "f43", "--identifier", ""], 2),
      (["--unfinished", "copr_build", "--target", "f42"], 0),
      (["--unfinished", "tests", "--identifier", "full", "--limit", "1"], 1),
    ])
    func attemptsAreFoundByWhatAsksForThem(options: [String], count: Int) throws {
      let (folder, ids) = try filled()
      let found = try Tool.run(["find", "--store", Self.store, "--json"] + options, in: folder)
      let value = try JSONValue(parsing: found.output)
      #expect(value["cells"]?.arrayValue?.count == count, "\(found.output) \(found.errors)")
      #expect(try Schema(named: "cells.schema.json").complaint(about: value) == nil)
      #expect(value["cells"]?.arrayValue?.allSatisfy { $0["projectURL"] == "pipeshape:scenario" } == true)
      guard let next = value["next"]?.stringValue else { return }
      let rest = try Tool.run(["find", "--store", Self.store, "--after", next, "--json"] + options, in: folder)
      let pipelines = try JSONValue(parsing: rest.output)["cells"]?.arrayValue?.map { $0["pipeline"]?.stringValue }
      #expect(pipelines == [ids[1]])
    }

    @Test func whatIsFoundNamesItsEventAndProject() throws {
      let (folder, ids) = try filled()
      let found = try Tool.run(
        "find", "--unfinished", "copr_build", "--limit", "2", "--store", Self.store, in: folder)
      let rows = found.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
      #expect(rows.map(\.first) == ["pipeline", ids[0], ids[1]] && found.errors == "")
      #expect(rows.first == ["pipeline", "event", "cell", "attempt", "state", "external", "project"])
      #expect(rows.dropFirst().allSatisfy { $0.last == "pipeshape:scenario" && $0.count == 8 })
      let event = try Tool.run("list", "--event", rows[1][1], "--store", Self.store, "--json", in: folder)
      #expect(event.output.contains(ids[0]))
    }

    @Test func aStoredPipelineIsRerunByASelection() throws {
      let (folder, ids) = try filled()
      let preview = try Tool.run("rerun", ids[1], "--store", Self.store, "--select", "failed", in: folder)
      #expect(preview.output.hasPrefix("would be run 2: 2 new attempts\n"))
      let applied = try Tool.run(
        "rerun", ids[1], "--store", Self.store, "--select", "failed", "--apply", "--json", in: folder)
      #expect(try JSONValue(parsing: applied.output)["run"]?.integerValue == 2)
      let wrong = try Tool.run("rerun", ids[1], "--store", Self.store, "--select", "biuld[", in: folder)
      #expect(wrong.status == 1 && wrong.errors.hasPrefix("--select:1:"))
      let answer = try Tool.run("rerun", ids[1], "--store", Self.store, "--select", "biuld[", "--json", in: folder)
      #expect(try Schema(named: "answer.schema.json").complaint(about: JSONValue(parsing: answer.output)) == nil)
      let unknown = try Tool.run("rerun", ids[1], "--store", Self.store, "--select", "biuld", "--json", in: folder)
      #expect(try JSONValue(parsing: unknown.output)["error"]?["code"]?.stringValue == "badSelection")
      #expect(unknown.status == 1)
      #expect(try Tool.run("rerun", "p.json", "--store", Self.store, "--select", "all", in: folder).status == 2)
    }

    @Test func anActionIsPreviewedThenApplied() throws {
      let (folder, ids) = try filled()
      let arguments = ["packit", "/packit rebuild-failed", "--pipeline", ids[0], "--store", Self.store]
      let preview = try Tool.run(arguments, in: folder)
      #expect(preview.status == 0, "\(preview.errors)")
      #expect(preview.output.hasPrefix("would be run 2: 2 new attempts\n  new  build[f42]  selected\n"))
      let token = try #require(preview.output.split(separator: "\n").last?.split(separator: " ").last)
      let applied = try Tool.run(
        arguments + ["--apply", "--token", String(token), "--request", "comment-1"], in: folder)
      #expect(applied.output.hasPrefix("run 2: 2 new attempts\n"))
      let again = try Tool.run(arguments + ["--apply", "--request", "comment-1", "--json"], in: folder)
      #expect(try JSONValue(parsing: again.output)["replayed"]?.boolValue == true)
      let told = try Tool.run(arguments + ["--apply", "--request", "comment-1"], in: folder)
      #expect(told.output.hasPrefix("asked before: 2 new attempts then; run 2 is the head now\n"))
      let shown = try Tool.run("show", ids[0], "--store", Self.store, in: folder)
      #expect(shown.output.contains("pending #2") && shown.output.contains("running (run 1)"))
      #expect(shown.output.contains("2 new, 4 shared  2 pending ") && shown.output.hasSuffix("request comment-1\n"))
      let attempts = try Tool.run("show", ids[0], "--store", Self.store, "--attempts", in: folder).output
      let builds = attempts.split(separator: "\n").filter { $0.hasPrefix("build[f42] ") }
      #expect(
        builds.map { $0.split(separator: " ").joined(separator: " ") }
          == ["build[f42] #1 failed run 1 superseded", "build[f42] #2 pending run 2"])
    }

    @Test func aWrongActionNamesItsPlace() throws {
      let (folder, ids) = try filled()
      let run = { (arguments: [String]) in
        try Tool.run(["packit", "--pipeline", ids[0], "--store", Self.store] + arguments, in: folder)
      }
      let command = try run(["hello\n/packit retest_failed", "--json"])
      #expect(command.status == 1)
      #expect(
        command.errors == "<comment>:2:9: error: there is no command 'retest_failed'; did you mean 'retest-failed'?\n")
      #expect(try JSONValue(parsing: command.output)["error"]?["code"]?.stringValue == "unknownCommand")
      #expect(try run(["--check", "rpm-build:f44"]).errors.contains("did you mean 'rpm-build:f42'?"))
      #expect(try run(["/packit test --labels slow"]).status == 2)
      let note = "note: --env A=B is for who starts the jobs: it is not stored\n"
      #expect(try run(["/packit test --env A=B"]).errors == note)
      #expect(try run(["just a comment"]).status == 1)
      #expect(try run([]).status == 2)
      #expect(try run(["/packit test", "--all-checks"]).status == 2)
    }
  }
#endif
