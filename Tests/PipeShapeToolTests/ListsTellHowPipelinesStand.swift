#if SQLite
  import Foundation
  import PipeShapeJSON
  import Testing

  /// `list`: the state of each pipeline's newest run, when it was made, and what can be given back to the tool.
  @Suite struct ListsTellHowPipelinesStand {
    private static let commit = "0123456789abcdef0123456789abcdef01234567"

    /// A pipeline of one build; each further state is that of a further run.
    private func line(_ states: String..., madeAt: Int? = nil) -> String {
      let runs = states.enumerated().map { index, state in
        let time = madeAt.map { #","x-pipeshape":{"createdAt":\#($0 + index)}"# } ?? ""
        return #"{"number":\#(index + 1)\#(time),"created":[{"step":"build","target":".","ordinal":\#(index + 1),"#
          + #""state":"\#(state)","started":\#(state == "running")}]}"#
      }
      return #"{"format":"pipeshape/pipeline/1","event":{"project":"https://forge/p","reference":"#
        + #"{"kind":"branch","name":"main"},"commit":"\#(Self.commit)","at":5000},"steps":[{"key":"build","kind":"build"}],"#
        + #""edges":[],"runs":[\#(runs.joined(separator: ","))]}"#
    }

    private func store(_ lines: [String], layout: String = "normalized") throws -> Folder {
      let folder = try Folder()
      try folder.write(lines.joined(separator: "\n"), to: "in.jsonl")
      let added = try Tool.run("import", "in.jsonl", "--into", "sqlite:a.db?layout=\(layout)", in: folder)
      try #require(added.status == 0, "\(added.errors)")
      return folder
    }

    private func list(_ arguments: String..., in folder: Folder) throws -> JSONValue {
      let tool = try Tool.run(["list", "--store", "sqlite:a.db", "--json"] + arguments, in: folder)
      try #require(tool.status == 0, "\(tool.errors)")
      let page = try JSONValue(parsing: tool.output)
      #expect(try Schema(named: "list.schema.json").complaint(about: page) == nil)
      return page
    }

    private func states(_ page: JSONValue) -> [String?] {
      (page["pipelines"]?.arrayValue ?? []).map { $0["state"]?.stringValue }
    }

    @Test(arguments: ["normalized", "target-document", "group-document", "indexed-document"])
    func aStateIsThatOfTheNewestRun(layout: String) throws {
      let folder = try store(
        [
          line("succeeded"), line("failed"), line("failed", "running"), line("failed", "succeeded"), line("error"),
          line("cancelled"), line("skipped"), line("pending"), line("succeeded", "failed"),
        ], layout: layout)
      let all = [
        "succeeded", "failed", "running", "succeeded", "error", "cancelled", "skipped", "pending", "failed",
      ]
      #expect(try states(list(in: folder)) == all)
      for state in Set(all) {
        #expect(try states(list("--state", state, in: folder)) == all.filter { $0 == state })
      }
      #expect(try states(list("--state", "unfinished", in: folder)) == ["running", "pending"])
      #expect(try states(list("--state", "ended", in: folder)).count == 7)
      #expect(try states(list("--state", "failed,error", in: folder)) == ["failed", "error", "failed"])
      #expect(try states(list("--state", "unfinished,failed", in: folder)).count == 4)
    }

    @Test func aPageOfAStateIsFilledAndGoesOn() throws {
      let good = (1...9).map { _ in line("succeeded") }
      let folder = try store(good + [line("failed")] + good + [line("failed")] + good)
      let first = try list("--state", "failed", "--limit", "1", in: folder)
      let next = try #require(first["next"]?.stringValue)
      #expect(next == first["pipelines"]?.arrayValue?.first?["id"]?.stringValue)
      let second = try list("--state", "failed", "--limit", "1", "--after", next, in: folder)
      #expect(states(second) == ["failed"] && second["pipelines"] != first["pipelines"])
      #expect(states(try list("--state", "failed", "--newest", in: folder)) == ["failed", "failed"])
      let none = try list("--state", "error", in: folder)
      #expect(states(none) == [] && none["next"] == nil)
    }

    @Test func aFullPageAtTheEndIsTheLastOne() throws {
      let folder = try store([line("succeeded"), line("running"), line("succeeded")])
      for arguments in [["--limit", "3"], ["--state", "ended", "--limit", "2"], ["--newest", "--limit", "3"]] {
        let tool = try Tool.run(["list", "--store", "sqlite:a.db"] + arguments, in: folder)
        #expect(tool.status == 0 && tool.errors == "", "\(arguments): \(tool.errors)")
      }
    }

    @Test func aTimeIsThatOfThePipelineOrSaysThatItIsTheEvents() throws {
      let folder = try store([line("failed", "succeeded", madeAt: 86_400_000), line("succeeded")])
      let entries = try #require(try list(in: folder)["pipelines"]?.arrayValue)
      #expect(entries.map { $0["createdAt"]?.integerValue } == [86_400_000, nil])
      #expect(entries.map { $0["event"]?["at"]?.integerValue } == [5000, 5000])
      let shown = try Tool.run("list", "--store", "sqlite:a.db", in: folder).output.split(separator: "\n")
      #expect(
        shown.first?.split(separator: " ").map(String.init)
          == ["pipeline", "runs", "state", "created", "project", "reference", "commit"])
      #expect(shown[1].contains("  2     succeeded  1970-01-02 00:00:00 UTC  "))
      #expect(shown[2].contains("  1     succeeded  1970-01-01 00:00:05 UTC (event)  "))
    }

    @Test func aCommitIsPrintedWholeAndAPartOfOneIsHintedAt() throws {
      let folder = try store([line("succeeded")])
      let shown = try Tool.run("list", "--store", "sqlite:a.db", in: folder)
      #expect(shown.output.hasSuffix("  \(Self.commit)\n"))
      #expect(try states(list("--commit", Self.commit, in: folder)).count == 1)
      let part = try Tool.run("list", "--commit", "0123456789ab", "--store", "sqlite:a.db", in: folder)
      #expect(part.output == "" && part.errors == "note: commits are looked for by their whole hash\n")
    }

    @Test func anUnknownEventOrStateIsRefused() throws {
      let folder = try store([line("succeeded")])
      for command in [["list"], ["find", "--unfinished", "build"]] {
        let tool = try Tool.run(command + ["--event", "999", "--store", "sqlite:a.db", "--json"], in: folder)
        #expect(tool.status == 1 && tool.errors == "a.db: error: there is no event 999 with pipelines\n")
        #expect(try JSONValue(parsing: tool.output)["error"]?["code"] == "notFound")
      }
      let state = try Tool.run("list", "--state", "done", "--store", "sqlite:a.db", in: folder)
      #expect(state.status == 2 && state.errors.contains("there is no state 'done'; there are ended, unfinished, "))
      #expect(try Tool.run("list", "--state", ",", "--store", "sqlite:a.db", in: folder).status == 2)
    }
  }
#endif
