#if SQLite
  import Foundation
  import PipeShapeJSON
  import Testing

  /// `usage`: every pipeline of a period once, with its jobs by state.
  @Suite struct UsageIsCounted {
    private func line(_ project: String, _ reference: String, at time: Int, _ state: String) -> String {
      #"{"format":"pipeshape/pipeline/1","event":{"project":"https://forge/\#(project)","reference":"#
        + #"{"kind":"\#(reference)","name":"1"},"commit":"c","at":\#(time)},"steps":[{"key":"b","kind":"copr_build"}],"#
        + #""edges":[],"runs":[{"number":1,"created":[{"step":"b","target":".","ordinal":1,"state":"\#(state)","started":true}]}]}"#
    }

    @Test func byReferenceKindAndPeriod() throws {
      let folder = try Folder()
      let lines = [
        line("p", "branch", at: 1000, "failed"), line("p", "pull_request", at: 86_400_000, "succeeded"),
        line("q", "pull_request", at: 86_400_001, "succeeded"), line("q", "pull_request", at: 172_800_000, "running"),
      ]
      try folder.write(lines.joined(separator: "\n"), to: "in.jsonl")
      let added = try Tool.run("import", "in.jsonl", "--into", "sqlite:a.db", in: folder)
      try #require(added.status == 0, "\(added.errors)")
      func usage(_ more: String...) throws -> JSONValue {
        let tool = try Tool.run(["usage", "--store", "sqlite:a.db", "--json"] + more, in: folder)
        try #require(tool.status == 0, "\(tool.errors)")
        let value = try JSONValue(parsing: tool.output)
        #expect(try Schema(named: "usage.schema.json").complaint(about: value) == nil)
        return value
      }
      let all = try usage()
      #expect(["projects", "events", "pipelines", "runs"].map { all[$0]?.integerValue } == [2, 4, 4, 4])
      #expect(all["references"]?["pull_request"]?["pipelines"] == 3 && all["references"]?["branch"]?["events"] == 1)
      let builds = all["kinds"]?.arrayValue?.first?["attempts"]
      #expect(builds?["succeeded"] == 2 && builds?["failed"] == 1 && builds?["running"] == 1)
      let about = all["kinds"]?.arrayValue?.first?["references"]
      #expect(about?["pull_request"] == 3 && about?["branch"] == 1 && about?["release"] == nil)
      #expect(try usage("--since", "1970-01-02 00:00:00 UTC") == usage("--since", "1970-01-02"))
      let day = try usage("--since", "1970-01-02", "--until", "1970-01-03")
      #expect(day["pipelines"] == 2 && day["projects"] == 2 && day["references"]?["branch"] == nil)
      #expect(try usage("--project", "https://forge/q")["pipelines"] == 2)
      let shown = try Tool.run("usage", "--store", "sqlite:a.db", in: folder)
      #expect(shown.output.contains("4 pipelines of 4 events, with 4 runs, in 2 projects\n"))
      #expect(shown.output.contains("\n  branch: 1 pipeline of 1 event, with 1 run, in 1 project\n"))
      #expect(
        shown.output.hasSuffix("\nkind        attempts  pull request  branch\ncopr_build  4         3             1\n"))
    }

    @Test func aDateThatIsNoneIsWrongUsage() throws {
      let tool = try Tool.run("usage", "--since", "yesterday", "--store", "sqlite:a.db")
      #expect(tool.status == 2 && tool.errors.contains("--since takes a date such as 2025-12-01"))
    }
  }
#endif
