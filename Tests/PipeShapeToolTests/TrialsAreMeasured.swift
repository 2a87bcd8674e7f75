#if CommandLine && SQLite
  import Foundation
  import PipeShapeJSON
  import Testing

  @Suite(.serialized) struct TrialsAreMeasured {
    /// The report of one chapter's least measurement.
    private func report(_ chapter: String) throws -> (json: JSONValue, page: String) {
      let folder = try Folder()
      let tool = try Tool.run(
        [
          "experiment", "--engines", "sqlite", "--quick", "--chapters", chapter, "--layouts", "group-document", "--out",
          "x",
        ], in: folder)
      #expect(tool.status == 0, "\(tool.errors)")
      let text = { (name: String) in
        try String(contentsOf: folder.url.appendingPathComponent("x/\(name)"), encoding: .utf8)
      }
      return (try JSONValue(parsing: try text("report.json")), try text("report.html"))
    }

    private func figures(_ report: JSONValue, _ quantity: String) -> [JSONValue] {
      (report["chapters"]?.arrayValue ?? []).flatMap { $0["steps"]?.arrayValue ?? [] }
        .flatMap { $0["figures"]?.arrayValue ?? [] }.filter { $0["quantity"]?.stringValue == quantity }
    }

    @Test func anAblationDropsIndexesAndSaysTheirBytes() throws {
      let (json, page) = try report("ablation")
      #expect(figures(json, "bytes of the index").count == 2)
      #expect(page.contains("without-") || page.contains("without index"))
    }

    @Test func ratesAreOfferedToEveryLayout() throws {
      let (json, page) = try report("open-loop")
      let capacities = figures(json, "capacity in a closed loop").compactMap { $0["series"]?.stringValue }
      #expect(capacities.contains("normalized") && capacities.contains("group-document"))
      let latencies = figures(json, "latency from the intended start")
      #expect(!latencies.isEmpty)
      // Each rate is offered in two passes, so a percentile has an interval.
      for figure in latencies {
        let bounds = figure["value"]?.arrayValue?.compactMap(\.realValue) ?? []
        #expect(bounds.count == 3 && bounds[1] < bounds[2], "\(figure)")
      }
      #expect(page.contains("<svg"))
    }

    @Test func writersContendAsTasksAndAsProcesses() throws {
      let (json, page) = try report("concurrency")
      let lost = figures(json, "lost changes per 1,000")
      let names = Set(lost.compactMap { $0["series"]?.stringValue })
      #expect(names.isSuperset(of: ["read, change, write", "BEGIN IMMEDIATE, read, write", "store, normalized"]))
      for figure in lost where figure["series"]?.stringValue != "read, change, write" {
        let value = figure["value"]?.arrayValue?.first?.realValue
        #expect(value == 0, "\(figure)")
      }
      #expect(page.contains("Writers are processes"))
    }

    @Test func firstReadsAreMeasuredColdAndWarm() throws {
      let (json, page) = try report("cold-cache")
      let labels = Set(figures(json, "get pipeline").compactMap { $0["label"]?.stringValue })
      #expect(labels.isSuperset(of: ["new connection", "warm", "warm, by the baseline's"]))
      // A file system in memory forgets nothing, and the report says so.
      #expect(labels.contains("cold") || page.contains("no read was cold"))
    }

    @Test func storesAgeAndAreCompacted() throws {
      let (json, page) = try report("ageing")
      let labels = figures(json, "bytes of the store").compactMap { $0["label"]?.stringValue }
      #expect(labels.contains("aged") && labels.contains("compacted"))
      for quantity in [
        "get pipeline", "find Copr target by build id + chroot", "update Copr target by build id + chroot",
      ] {
        let ratios = figures(json, "\(quantity), aged / fresh")
        // Two layouts, two marks, and once more when it is compacted.
        #expect(ratios.count == 6 && ratios.allSatisfy { $0["unit"]?.stringValue == "ratio" })
      }
      for quantity in ["free space by space", "bytes of the log before a checkpoint"] {
        #expect(!figures(json, quantity).isEmpty, "SQLite tells \(quantity)")
      }
      #expect(!page.contains("No figures"))
    }
  }
#endif
