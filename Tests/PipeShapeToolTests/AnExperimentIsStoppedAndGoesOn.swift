#if CommandLine && SQLite
  import Foundation
  import PipeShapeJSON
  import Testing

  @Suite struct AnExperimentIsStoppedAndGoesOn {
    private let arguments = [
      "experiment", "--engines", "sqlite", "--quick", "--chapters", "sharing", "--layouts", "group-document", "--out",
      "results",
    ]

    @Test func whatWasMeasuredBeforeTheKillIsNotMeasuredAgain() throws {
      let folder = try Folder()
      let process = Process()
      let path: URL = try #require(Tool.path)
      process.executableURL = path
      process.arguments = arguments
      process.currentDirectoryURL = folder.url
      process.standardError = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      let first = folder.url.appendingPathComponent("results/steps/sharing-reruns-0.json")
      while process.isRunning, !FileManager.default.fileExists(atPath: first.path) { usleep(2000) }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal, "it was stopped before it was done")
      let kept = try folder.read("results/steps/sharing-reruns-0.json")

      let second = try Tool.run(arguments, in: folder)
      #expect(second.status == 0, "\(second.errors)")
      #expect(second.errors.contains("sharing/reruns-0: found"))
      #expect(second.errors.contains("sharing/reruns-50: measured in"))
      #expect(try folder.read("results/steps/sharing-reruns-0.json") == kept)
      #expect(try !folder.names(in: "results").contains("stores"), "the stores of both runs are gone")

      let third = try Tool.run(arguments, in: folder)
      #expect(third.errors.contains("sharing/reruns-50: found") && !third.errors.contains("measured in"))
      try checkReport(in: folder)
    }

    /// Every figure of the report is one of a step's file, and its samples are in the raw file that is named.
    private func checkReport(in folder: Folder) throws {
      let report = try JSONValue(parsing: folder.read("results/report.json"))
      let steps = try #require(report["chapters"]?.arrayValue?.first?["steps"]?.arrayValue)
      #expect(steps.compactMap { $0["name"]?.stringValue } == ["reruns-0", "reruns-50"])
      for step in steps {
        let name = try #require(step["file"]?.stringValue)
        let file = try JSONValue(parsing: folder.read("results/\(name)"))
        #expect(file["figures"] == step["figures"])
        let samples = try #require(step["raw"]?.stringValue)
        let raw = try folder.read("results/\(samples)")
        for figure in try #require(step["figures"]?.arrayValue) where figure["label"]?.stringValue == "mean" {
          let name = "\nnanoseconds,\(figure["quantity"]?.stringValue ?? ""),\(figure["series"]?.stringValue ?? ""),"
          #expect(Int64(raw.components(separatedBy: name).count - 1) == figure["samples"]?.integerValue, "\(name)")
        }
      }
      let page = try folder.read("results/report.html")
      for foreign in ["http:", "https:", "src=", "<script", "@import", "url(", "<link"] {
        #expect(!page.contains(foreign), "the page contains \(foreign)")
      }
      #expect(page.contains("group-document") && page.contains("<svg"))
    }

    @Test(arguments: [
      (["--chapters", "scales"], "did you mean 'scale'"), (["--engines", "sqlit"], "did you mean 'sqlite'"),
      (["--pipelines", "3"], "--pipelines"),
    ]) func whatCannotBeIsWrongUsage(arguments: [String], words: String) throws {
      let tool = try Tool.run(["experiment"] + arguments, in: try Folder())
      #expect(tool.status == 2)
      #expect(tool.errors.contains(words), "\(tool.errors)")
    }
  }
#endif
