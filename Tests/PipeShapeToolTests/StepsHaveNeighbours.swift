#if SQLite
  import Foundation
  import PipeShapeJSON
  import Testing

  /// `neighbours` of a step: previous, next and sibling steps, with how many cells are in which state.
  @Suite struct StepsHaveNeighbours {
    private func filled(_ document: String) throws -> (folder: Folder, id: String) {
      let folder = try Folder()
      let made = try Tool.run("scenario", "-", "--store", "sqlite:s.db", input: document, in: folder)
      try #require(made.status == 0, "\(made.errors)")
      let list = try JSONValue(parsing: try Tool.run("list", "--store", "sqlite:s.db", "--json", in: folder).output)
      return (folder, try #require(list["pipelines"]?.arrayValue?.first?["id"]?.stringValue))
    }

    private func around(_ step: String, _ more: String..., of document: String) throws -> JSONValue {
      let (folder, id) = try filled(document)
      let tool = try Tool.run(["neighbours", id, step, "--store", "sqlite:s.db", "--json"] + more, in: folder)
      try #require(tool.status == 0, "\(tool.errors)")
      let value = try JSONValue(parsing: tool.output)
      #expect(try Schema(named: "neighbours.schema.json").complaint(about: value) == nil)
      return value
    }

    @Test func aStepOfSeveralCellsIsAnsweredWithSteps() throws {
      let (folder, id) = try filled(story)
      let text = try Tool.run("neighbours", id, "build", "--store", "sqlite:s.db", in: folder)
      #expect(
        text.output == """
          step      build  copr_build  running    1 running, 1 failed
          previous  srpm   srpm_build  succeeded  1 succeeded           one-to-all
          next      tests  tests       pending    2 pending, 1 skipped  each

          """)
      let value = try around("build", of: story)
      #expect(value["step"]?["step"] == "build" && value["step"]?["cells"]?["running"] == 1)
      #expect(value["next"]?.arrayValue?.first?["binding"] == "each" && value["siblings"]?.arrayValue == [])
    }

    @Test func aStepOfOneCellIsAnsweredWithCellsUnlessStepsAreWanted() throws {
      #expect(try around("srpm", of: story)["next"]?.arrayValue?.count == 2)
      let steps = try around("srpm", "--steps", of: story)
      #expect(steps["next"]?.arrayValue?.map { $0["step"]?.stringValue } == ["build"])
      let (folder, id) = try filled(story)
      let part = try Tool.run("neighbours", id, "build[f42]", "--steps", "--store", "sqlite:s.db", in: folder)
      #expect(part.status == 1 && part.errors == "s.db: error: 'build[f42]' is not one whole step of pipeline \(id)\n")
    }

    /// srpm → build → tests and sync; sources and srpm need nothing, and sync needs both sources and build.
    private static let wide =
      #"{"format":"pipeshape/pipeline/1","steps":[{"key":"srpm","kind":"k"},{"key":"sources","kind":"k"},"#
      + #"{"key":"build","kind":"k"},{"key":"tests","kind":"k"},{"key":"sync","kind":"k"}],"edges":["#
      + #"{"from":"srpm","to":"build","binding":"each"},{"from":"build","to":"tests","binding":"all"},"#
      + #"{"from":"build","to":"sync","binding":{"map":[[{"name":"."},{"name":"."}]]}},"#
      + #"{"from":"sources","to":"sync","binding":"each"}]}"#

    @Test(
      arguments: [
        ("srpm", [], ["build"], ["sources"]), ("build", ["srpm"], ["tests", "sync"], []),
        ("tests", ["build"], [], ["sync"]), ("sync", ["sources", "build"], [], ["tests"]),
      ] as [(String, [String], [String], [String])])
    func siblingsNeedOneOfTheSameStepsOrNoneEither(
      step: String, previous: [String], next: [String], siblings: [String]
    ) throws {
      let value = try around(step, "--steps", of: Self.wide)
      func keys(_ name: String) -> Set<String> {
        Set((value[name]?.arrayValue ?? []).compactMap { $0["step"]?.stringValue })
      }
      #expect(keys("previous") == Set(previous) && keys("next") == Set(next) && keys("siblings") == Set(siblings))
    }
  }
#endif
