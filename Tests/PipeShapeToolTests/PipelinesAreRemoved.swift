#if SQLite
  import Foundation
  import PipeShapeJSON
  import Testing

  /// `remove`: shown first, then done.
  @Suite struct PipelinesAreRemoved {
    /// A pipeline of one attempt that ended then, or runs.
    private func line(endedAt: Int?) -> String {
      let attempt =
        endedAt.map { #""state":"succeeded","started":true,"x-pipeshape":{"startedAt":1,"endedAt":\#($0)}"# }
        ?? #""state":"running","started":true"#
      return #"{"format":"pipeshape/pipeline/1","event":{"project":"https://forge/p","reference":"#
        + #"{"kind":"branch","name":"main"},"commit":"c0ffee","at":5},"steps":[{"key":"build","kind":"build"}],"edges":[],"#
        + #""runs":[{"number":1,"created":[{"step":"build","target":".","ordinal":1,\#(attempt)}]}]}"#
    }

    @Test(arguments: ["normalized", "target-document", "group-document", "indexed-document"])
    func whatEndedBeforeTheDateGoesAndTheRestStays(layout: String) throws {
      let folder = try Folder()
      let lines = [line(endedAt: 1000), line(endedAt: nil), line(endedAt: 86_400_000), line(endedAt: 2000)]
      try folder.write(lines.joined(separator: "\n"), to: "in.jsonl")
      let store = "sqlite:a.db?layout=\(layout)"
      let added = try Tool.run("import", "in.jsonl", "--into", store, in: folder)
      try #require(added.status == 0, "\(added.errors)")
      func removing(_ more: String...) throws -> JSONValue {
        let tool = try Tool.run(
          ["remove", "--ended-before", "1970-01-02", "--store", store, "--json"] + more, in: folder)
        try #require(tool.status == 0, "\(tool.errors)")
        let freed = try JSONValue(parsing: tool.output)
        #expect(try Schema(named: "removal.schema.json").complaint(about: freed) == nil)
        return freed
      }
      let expected: [Int64?] = [2, 2, 2, 2]
      let keys = ["pipelines", "runs", "attempts", "pipelinesLeft"]
      for _ in 0..<2 {
        let shown = try removing()
        #expect(shown["applied"] == false && keys.map { shown[$0]?.integerValue } == expected)
      }
      let done = try removing("--apply", "--batch", "1")
      #expect(done["applied"] == true && keys.map { done[$0]?.integerValue } == expected)
      #expect(try removing("--apply")["pipelines"] == 0)
      let doctor = try Tool.run("doctor", "sqlite:a.db", in: folder)
      #expect(doctor.status == 0, "\(doctor.output)")
    }

    @Test func aDateThatIsNoneIsWrongUsage() throws {
      let tool = try Tool.run("remove", "--ended-before", "yesterday", "--store", "sqlite:a.db")
      #expect(tool.status == 2 && tool.errors.contains("--ended-before takes a date such as 2025-12-01"))
    }
  }
#endif
