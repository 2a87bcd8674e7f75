#if SQLite
  import Foundation
  import PipeShapeDocuments
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore
  import Testing

  @Suite struct EveryStoreAnswersAlike {
    /// Every layout that SQLite can have.
    static let layouts = SQLiteStore.layouts.filter { $0.reasonAgainst == nil }.map(\.name)

    private func played(_ text: String, on store: some Store) async throws -> [String] {
      var scenario = Scenario(on: store)
      var answers: [String] = []
      for line in ScenarioLines(Array(text.utf8)) {
        if let answer = try await scenario.play(line) {
          answers.append(String(decoding: answer.serialized(), as: UTF8.self))
        }
      }
      return answers
    }

    @Test(arguments: layouts)
    func `random scenarios answer in every layout as in memory`(_ layout: String) async throws {
      let folder = try Folder()
      // One file for all: other pipelines in the store must not be felt.
      let store = try await SQLiteStore.open(folder.url.appendingPathComponent("all.db").path, layout: layout)
      for seed in UInt64(1000)..<1060 {
        let text = RandomScenario(seed: seed).text
        let expected = try await played(text, on: MemoryStore())
        let answers = try await played(text, on: store)
        for (index, pair) in zip(answers, expected).enumerated() where pair.0 != pair.1 {
          Issue.record(
            "seed \(seed), \(layout), line \(index + 2): \(text.split(separator: "\n")[index + 1])\n  \(pair.0)\n  \(pair.1)"
          )
          break
        }
        #expect(answers.count == expected.count)
      }
      await store.close()
    }

    @Test(arguments: layouts)
    func `the tool prints the same for every store, call after call`(_ layout: String) throws {
      let folder = try Folder()
      try folder.write(RandomScenario(seed: 7, commands: 40).text + "\n", to: "s.jsonl")
      let memory = try Tool.run("scenario", "s.jsonl", in: folder)
      for _ in 0..<2 {
        let stored = try Tool.run("scenario", "s.jsonl", "--store", "sqlite:s.db?layout=\(layout)", in: folder)
        #expect(stored.output == memory.output)
        #expect(stored.status == memory.status)
        #expect(stored.errors == "")
      }
      // A file knows its layout.
      let plain = try Tool.run("scenario", "s.jsonl", "--store", "sqlite:s.db", in: folder)
      #expect(plain.output == memory.output)
    }

    @Test func `another layout than the file's is refused, and so is what is no store`() throws {
      let folder = try Folder()
      let first = try Tool.run("scenario", "-", "--store", "sqlite:s.db?layout=normalized", input: story, in: folder)
      #expect(first.status == 0)
      let other = try Tool.run(
        "scenario", "-", "--store", "sqlite:s.db?layout=group-document", input: story, in: folder)
      #expect(other.status == 1)
      #expect(other.errors.hasPrefix("s.db: error: "))
      #expect(other.output == "")
      try folder.write("no database, but long enough to be taken for one, if nobody looks at its first bytes", to: "t")
      let foreign = try Tool.run("scenario", "-", "--store", "sqlite:t", "--json", input: story, in: folder)
      #expect(foreign.status == 1)
      #expect(foreign.output.hasPrefix(#"{"ok":false,"file":"t","error":{"code":"notAStore","message":"#))
      #expect(try folder.read("t").hasPrefix("no database"))
    }

    @Test(arguments: [
      ("sqlite", "--store sqlite takes a path: sqlite:PATH?layout=NAME"),
      ("sqlite:", "--store sqlite: the path is empty"),
      ("sqlite:?layout=normalized", "--store sqlite: the path is empty"),
      (
        "sqlite:x?layout=normalised", "there is no layout 'normalised'; did you mean 'normalized'?; on sqlite there are"
      ),
      ("sqlite:x?layuot=normalized", "--store sqlite takes the option layout, not 'layuot'"),
      ("sqllite:x", "there is no store 'sqllite'; did you mean 'sqlite'?; there are memory, sqlite"),
    ])
    func `a location that cannot be is a usage error and makes no file`(_ store: String, _ message: String) throws {
      let folder = try Folder()
      let run = try Tool.run("scenario", "-", "--store", store, input: story, in: folder)
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix("pipeshape: error: \(message)"))
      #expect(folder.names == [])
    }
  }
#endif
