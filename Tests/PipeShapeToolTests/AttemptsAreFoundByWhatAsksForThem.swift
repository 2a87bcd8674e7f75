#if SQLite
  import Foundation
  import PipeShapeJSON
  import Testing

  /// `find` by a field of a payload, and by what a newer push makes needless.
  @Suite struct AttemptsAreFoundByWhatAsksForThem {
    /// A pipeline of one Koji build that runs.
    private func line(_ reference: Int, madeAt: Int?) -> String {
      let time = madeAt.map { #","x-pipeshape":{"createdAt":\#($0)}"# } ?? ""
      return
        #"{"format":"pipeshape/pipeline/1","event":{"project":"https://forge/p","reference":{"kind":"pull_request","#
        + #""name":"\#(reference)"},"commit":"c","at":5},"steps":[{"key":"k","kind":"koji_build"}],"edges":[],"runs":["#
        + #"{"number":1\#(time),"created":[{"step":"k","target":".","ordinal":1,"state":"running","started":true}]}]}"#
    }

    private func store(_ lines: [String]) throws -> Folder {
      let folder = try Folder()
      try folder.write(lines.joined(separator: "\n"), to: "in.jsonl")
      let added = try Tool.run("import", "in.jsonl", "--into", "sqlite:a.db", in: folder)
      try #require(added.status == 0, "\(added.errors)")
      return folder
    }

    private func found(_ arguments: String..., in folder: Folder) throws -> Int {
      let tool = try Tool.run(["find", "--store", "sqlite:a.db", "--json"] + arguments, in: folder)
      try #require(tool.status == 0, "\(tool.errors)")
      let page = try JSONValue(parsing: tool.output)
      #expect(try Schema(named: "cells.schema.json").complaint(about: page) == nil)
      return page["cells"]?.arrayValue?.count ?? -1
    }

    @Test func whatIsUnfinishedOfAReferenceAndWasMadeBefore() throws {
      let folder = try store([
        line(17, madeAt: 1000), line(17, madeAt: 86_400_000), line(17, madeAt: nil), line(3, madeAt: 1),
      ])
      let reference = ["--project", "https://forge/p", "--reference", "pull_request:17"]
      func unfinished(_ more: String...) throws -> Int {
        let arguments = ["find", "--store", "sqlite:a.db", "--json", "--unfinished", "koji_build"] + reference + more
        let tool = try Tool.run(arguments, in: folder)
        try #require(tool.status == 0, "\(tool.errors)")
        return try JSONValue(parsing: tool.output)["cells"]?.arrayValue?.count ?? -1
      }
      #expect(try unfinished() == 3)
      #expect(try unfinished("--before", "1970-01-02") == 1)
      #expect(try unfinished("--before", "1970-01-02 00:00:00 UTC") == 1)
      #expect(try unfinished("--before", "1970-01-03") == 2)
      #expect(try found("--unfinished", "koji_build", in: folder) == 4)
    }

    /// A pipeline of one Koji build for each target and identifier, which ended so.
    private func ended(_ cells: [(target: String, identifier: String?, state: String)]) -> String {
      func identifier(_ cell: (target: String, identifier: String?, state: String)) -> String {
        cell.identifier.map { #","identifier":"\#($0)""# } ?? ""
      }
      let targets = cells.map { #"{"name":"\#($0.target)"\#(identifier($0))}"# }.joined(separator: ",")
      let created = cells.map {
        #"{"step":"k","target":"\#($0.target)"\#(identifier($0)),"ordinal":1,"state":"\#($0.state)","started":true}"#
      }.joined(separator: ",")
      return #"{"format":"pipeshape/pipeline/1","event":{"project":"https://forge/p","reference":{"kind":"branch","#
        + #""name":"main"},"commit":"c","at":5},"steps":[{"key":"k","kind":"koji_build","targets":[\#(targets)]}],"#
        + #""edges":[],"runs":[{"number":1,"created":[\#(created)]}]}"#
    }

    /// A later pipeline hides only what it has a success of itself: each target and identifier counts by itself.
    @Test func whatSucceededLastIsToldOfEachTargetAndIdentifier() throws {
      let folder = try store([
        ended([("a", nil, "succeeded"), ("b", nil, "succeeded")]),
        ended([("a", nil, "failed"), ("a", "i", "succeeded"), ("b", nil, "succeeded")]),
      ])
      func succeeded(_ more: String...) throws -> [String] {
        let arguments =
          ["find", "--store", "sqlite:a.db", "--json", "--succeeded", "koji_build", "--commit", "c"] + more
        let tool = try Tool.run(arguments, in: folder)
        try #require(tool.status == 0, "\(tool.errors)")
        let cells = try JSONValue(parsing: tool.output)["cells"]?.arrayValue ?? []
        let pipelines = cells.map { $0["pipeline"]?.stringValue ?? "" }
        return zip(cells, pipelines).map { cell, pipeline in
          let identifier = cell["identifier"]?.stringValue.map { ":" + $0 } ?? ""
          return
            "\(cell["target"]?.stringValue ?? "")\(identifier) of \(pipeline == pipelines.min() ? "first" : "later")"
        }
      }
      #expect(try succeeded() == ["a of first", "a:i of later", "b of later"])
      #expect(try succeeded("--target", "a") == ["a of first", "a:i of later"])
      #expect(try succeeded("--target", "a", "--identifier", "") == ["a of first"])
      #expect(try succeeded("--identifier", "i", "--project", "https://forge/p") == ["a:i of first"])
    }

    @Test(arguments: [
      (["--field", "nvr=a", "--kind", "koji_build"], 1, "no kind 'koji_build' is registered"),
      (["--field", "nvr", "--kind", "koji_build"], 2, "--field is FIELD=VALUE"),
      (["--field", "nvr=a"], 2, "--field needs --kind"),
      (["--field", "nvr=a", "--kind", "koji_build", "--state", "done"], 2, "there is no state 'done'"),
      (["--field", "nvr=a", "--kind", "koji_build", "--state", ","], 2, "--state names no state"),
      (
        ["--field", "nvr=a", "--kind", "koji_build", "--target", "f44"], 2,
        "--target goes with --external, --unfinished"
      ),
      (
        ["--field", "nvr=a", "--kind", "koji_build", "--identifier", "full"], 2,
        "--identifier goes with --external"
      ),
      (["--unfinished", "koji_build", "--reference", "pull_request:1"], 2, "--reference needs --project"),
      (["--unfinished", "koji_build", "--event", "1", "--before", "soon"], 2, "--before takes a date"),
      (["--unfinished", "koji_build", "--before", "2025-01-01"], 2, "--before goes with --event or --reference"),
    ]) func whatCannotBeAskedIsSaid(arguments: [String], status: Int32, message: String) throws {
      let folder = try store([line(17, madeAt: nil)])
      let tool = try Tool.run(["find", "--store", "sqlite:a.db"] + arguments, in: folder)
      #expect(tool.status == status && tool.errors.contains(message), "\(tool.errors)")
      #expect(tool.output == "")
    }
  }
#endif
