#if CommandLine && SQLite
  import Foundation
  import PipeShapeJSON
  import Testing

  @Suite struct UnequalAnswersEndWithOne {
    private let arguments = [
      "experiment", "--engines", "sqlite", "--quick", "--chapters", "sharing,ageing", "--layouts", "group-document",
      "--out", "x",
    ]

    /// Two layouts that do not answer alike, as a run that was stopped between them would have left it.
    @Test func theChapterHasNoFiguresAndTheOtherHas() throws {
      let folder = try Folder()
      let first = try Tool.run(arguments, in: folder)
      #expect(first.status == 0, "\(first.errors)")

      let name = "x/steps/ageing-group-document.json"
      let text = try folder.read(name)
      let file = try JSONValue(parsing: text)
      let digests = (file["facts"]?.arrayValue ?? []).filter {
        $0["name"]?.stringValue?.hasPrefix("digest of the answers and of the state") == true
      }
      let digest = try #require(digests.last?["value"]?.stringValue)
      try folder.write(
        text.replacingOccurrences(of: digest, with: String(repeating: "0", count: digest.count)), to: name)

      let second = try Tool.run(arguments, in: folder)
      #expect(second.status == 1)
      #expect(second.errors.contains("ageing/all steps: the layouts did not answer alike after 100 updates"))
      #expect(!second.output.contains("of a fresh one"), "a statement would be a figure")
      #expect(second.output.contains("of pipelines with reruns"), "the other chapter has its statements")

      let chapters = try JSONValue(parsing: folder.read("x/report.json"))["chapters"]?.arrayValue ?? []
      let figures = { (chapter: JSONValue) in
        (chapter["steps"]?.arrayValue ?? []).reduce(0) { $0 + ($1["figures"]?.arrayValue?.count ?? 0) }
      }
      #expect(chapters.compactMap { $0["name"]?.stringValue } == ["sharing", "ageing"])
      #expect(chapters.map(figures)[0] > 100 && chapters.map(figures)[1] == 0)
      #expect(try folder.read("x/report.html").contains("No figures of"))
    }
  }
#endif
