#if SQLite
  import Foundation
  import PipeShapeJSON
  import Testing

  /// `prune`: shown first, then done; what is left is a pipeline like any other.
  @Suite struct RunsArePruned {
    @Test(arguments: ["normalized", "target-document", "group-document", "indexed-document"])
    func theOldestGoAndTheHeadStays(layout: String) throws {
      let folder = try Folder()
      let store = "sqlite:a.db?layout=\(layout)"
      func run(_ arguments: String...) throws -> String {
        let tool = try Tool.run(arguments, in: folder)
        try #require(tool.status == 0, "\(arguments): \(tool.errors)")
        return tool.output
      }
      let attempts = (1...3).map { number in
        #"{"number":\#(number),"created":[{"step":"build","target":".","ordinal":\#(number),"started":true,"#
          + #""state":"\#(number < 3 ? "failed" : "succeeded")","external":{"system":"copr","id":"\#(number)"}}]}"#
      }
      let line =
        #"{"format":"pipeshape/pipeline/1","event":{"project":"https://forge/p","reference":"#
        + #"{"kind":"branch","name":"main"},"commit":"c0ffee","at":5},"steps":[{"key":"build","kind":"build"}],"#
        + #""edges":[],"runs":[\#(attempts.joined(separator: ","))]}"#
      // Another one is in flight, and keeps what it has.
      let inFlight = line.replacing(#""state":"succeeded""#, with: #""state":"running""#).replacing(
        "copr", with: "koji")
      try folder.write(line + "\n" + inFlight, to: "in.jsonl")
      _ = try run("import", "in.jsonl", "--into", store)
      let list = try JSONValue(parsing: try run("list", "--store", store, "--json"))
      let id = try #require(list["pipelines"]?.arrayValue?.first?["id"]?.stringValue)
      func pruning(_ more: String...) throws -> [Int64?] {
        let arguments = ["prune", "--keep-runs", "2", "--store", store, "--json"] + more
        let tool = try Tool.run(arguments, in: folder)
        try #require(tool.status == 0, "\(tool.errors)")
        let freed = try JSONValue(parsing: tool.output)
        #expect(try Schema(named: "pruning.schema.json").complaint(about: freed) == nil)
        #expect(freed["applied"] == .bool(more.contains("--apply")))
        return ["seen", "pipelines", "runs", "attempts", "inFlight"].map { freed[$0]?.integerValue }
      }
      #expect(
        try run("prune", "--keep-runs", "1", "--store", store) == """
          a.db: 2 runs and 2 attempts would go from 1 of 2 pipelines; the newest run of each stays
          1 more is in flight and keeps its own.
          --apply removes them.

          """)
      for _ in 0..<2 { #expect(try pruning() == [2, 1, 1, 1, 1]) }
      #expect(try pruning("--apply", "--batch", "1") == [2, 1, 1, 1, 1])
      #expect(try pruning("--apply") == [2, 0, 0, 0, 1])
      // The head is what it was, as number 2 of its cell, and everything goes on.
      let shown = try run("find", "--external", "copr:3", "--store", store, "--json")
      #expect(shown.contains(#""ordinal":2"#) && shown.contains(#""state":"succeeded""#))
      #expect(try run("find", "--external", "copr:1", "--store", store, "--json").contains(#""cells":[]"#))
      _ = try run("rerun", id, "--store", store, "--select", "all", "--apply")
      let exported = try run("export", "--store", store)
      try folder.write(exported, to: "again.jsonl")
      _ = try run("import", "again.jsonl", "--into", "sqlite:b.db")
      _ = try run("doctor", "sqlite:a.db")
    }

    @Test func noRunAtAllIsWrongUsage() throws {
      let tool = try Tool.run("prune", "--keep-runs", "0", "--store", "sqlite:a.db")
      #expect(tool.status == 2 && tool.errors.contains("--keep-runs is a number of runs, from 1"))
    }
  }
#endif
