#if CommandLine && SQLite
  import Foundation
  import PipeShapeJSON
  import Testing

  @Suite struct LayoutsAreCompared {
    private func compare(_ folder: Folder, _ arguments: [String] = []) throws -> Tool {
      try Tool.run(
        [
          "compare", "--engines", "sqlite", "--pipelines", "40", "--rounds", "2", "--budget", "1", "--payload", "20",
          "--out", "report",
        ]
          + arguments, in: folder)
    }

    @Test func theReportIsPrintedAndWrittenInEveryForm() throws {
      let folder = try Folder()
      let tool = try compare(folder)
      #expect(tool.status == 0, "\(tool.errors)")
      #expect(tool.output.contains("What the figures mean") && tool.output.contains("seed 1"))
      for name in ["report.html", "report.md", "report.json", "samples.csv"] {
        let text = try String(contentsOf: folder.url.appendingPathComponent("report/\(name)"), encoding: .utf8)
        #expect(text.contains("group-document"), "\(name) does not name the layout")
      }
      let page = try String(contentsOf: folder.url.appendingPathComponent("report/report.html"), encoding: .utf8)
      // The engine's plans, taken while warming up, say how each operation reaches its rows.
      #expect(page.contains("Access paths of normalized") && page.contains("SEARCH"))
    }

    @Test func pipelinesComeFromAStore() throws {
      let folder = try Folder()
      let store = "sqlite:s.db?layout=group-document"
      #expect(try Tool.run("scenario", "-", "--store", store, input: story, in: folder).status == 0)
      let tool = try compare(folder, ["--from", "sqlite:s.db"])
      #expect(tool.status == 0, "\(tool.errors)")
      let words = "the one pipeline of s.db, 40 times: once as stored, then as copies that are later in time"
      #expect(try folder.read("report/report.md").contains(words) && tool.output.contains(words))
      let none = try compare(folder, ["--from", "sqlite:none.db"])
      #expect(none.status == 1 && none.errors.contains("none.db: error: "))
      let both = try compare(folder, ["--from", "sqlite:s.db", ".packit.yaml"])
      #expect(both.status == 2 && both.errors.contains("not from both"))
    }

    /// Statements and access paths of every call, without a measurement and without a report.
    @Test func callsAreExplained() throws {
      let folder = try Folder()
      let text = try Tool.run(
        ["compare", "--engines", "sqlite", "--explain", "--layouts", "indexed-document,group-document"], in: folder)
      #expect(text.status == 0, "\(text.errors)")
      #expect(text.output.contains("cells, unfinished\n  group-document\n"))
      #expect(text.output.contains("SEARCH a USING INDEX attempt_lookup_open_of_kind"))
      #expect(!text.output.contains("normalized"))
      let tool = try Tool.run(["compare", "--engines", "sqlite", "--explain", "--json"], in: folder)
      #expect(tool.status == 0, "\(tool.errors)")
      let calls = try JSONValue(parsing: tool.output)["calls"]?.arrayValue ?? []
      let names = calls.first?["layouts"]?.arrayValue?.compactMap { $0["layout"]?.stringValue } ?? []
      #expect(names == ["normalized", "target-document", "group-document", "indexed-document"])
      let statement = calls.first?["layouts"]?.arrayValue?.first?["statements"]?.arrayValue?.first
      #expect(statement?["sql"]?.stringValue?.isEmpty == false && statement?["plan"]?.arrayValue != nil)
      #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("report").path))
    }

    @Test func shapesComeFromTheFilesGiven() throws {
      let folder = try Folder()
      let text = """
        specfile_path: a.spec
        jobs:
        - {job: copr_build, trigger: pull_request, targets: [fedora-rawhide]}
        - {job: tests, trigger: pull_request, targets: [fedora-rawhide]}
        """
      try Data(text.utf8).write(to: folder.url.appendingPathComponent(".packit.yaml"))
      let tool = try compare(folder, ["--json", ".packit.yaml"])
      #expect(tool.status == 0, "\(tool.errors)")
      let report = try JSONValue(parsing: tool.output)
      let facts = report["workload"]?.arrayValue ?? []
      let targets = facts.first { $0["name"]?.stringValue == "Copr targets per source build" }
      #expect(targets?["value"]?.stringValue == "1.00")
    }

    @Test(arguments: [
      (["--layouts", "normalised"], "did you mean 'normalized'"), (["--engines", "sqlit"], "did you mean 'sqlite'"),
      (["--pipelines", "3"], "--pipelines"), (["--compressibility", "2"], "--compressibility"),
    ]) func whatCannotBeIsWrongUsage(arguments: [String], words: String) throws {
      let tool = try compare(try Folder(), arguments)
      #expect(tool.status == 2)
      #expect(tool.errors.contains(words), "\(tool.errors)")
    }
  }
#endif
