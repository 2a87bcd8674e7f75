import Foundation
import PipeShapeJSON
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import PipeShapeLab

@Suite struct EveryFigureHasRawSamples {
  /// Two comparisons on a clock that steps, which these tests look at.
  private static let made = Task {
    let shelf = Shelf()
    let report = try await steppingExperiment(
      [Sweep.sharing(.quick()), Calibrations(.quick()), Mixes(.quick())], on: shelf
    ).run()
    return (report: report, shelf: shelf)
  }

  @Test func meansRatiosCountersAndBytesFollowFromTheRawTable() async throws {
    let (report, shelf) = try await Self.made.value
    #expect(report.failures == [])
    let json = try JSONValue(parsing: report.json)
    let chapter = try #require(json["chapters"]?.arrayValue?.first)
    for step in try #require(chapter["steps"]?.arrayValue) {
      let name = try #require(step["raw"]?.stringValue)
      let raw = try #require(shelf[name])
      let lines = raw.split(separator: "\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      #expect(lines.allSatisfy { $0.count == 6 })
      let figures = try #require(step["figures"]?.arrayValue)
      #expect(figures.count > 100)
      for figure in figures {
        let series = try #require(figure["series"]?.stringValue)
        let quantity = try #require(figure["quantity"]?.stringValue)
        let label = try #require(figure["label"]?.stringValue)
        let value = try #require(figure["value"]?.arrayValue?.first?.realValue)
        let own = lines.filter { $0[1] == quantity && $0[2] == series }
        let times = own.filter { $0[0] == "nanoseconds" }.compactMap { Double($0[5]) }
        let gauge = { (name: String) in
          lines.filter { $0[0].hasPrefix("gauge \(name)") && $0[2] == series }.compactMap { Double($0[5]) }.reduce(0, +)
        }
        let wanted: Double
        switch (label, quantity) {
        case ("mean", _): wanted = times.reduce(0, +) / Double(times.count)
        case ("p50", _): wanted = Statistics.quantile(0.5, ofSorted: times.sorted())
        case ("p90", _): wanted = Statistics.quantile(0.9, ofSorted: times.sorted())
        case ("ratio", _):
          let rounds = Set(own.filter { $0[0] == "nanoseconds" }.map { $0[3] }).map { round in
            let mean = { (name: Substring) in
              Statistics.mean(
                lines.filter { $0[0] == "nanoseconds" && $0[1] == quantity && $0[2] == name && $0[3] == round }
                  .compactMap { Double($0[5]) })
            }
            return mean(Substring(series)) / mean("normalized")
          }
          wanted = Statistics.median(rounds)
        case ("after loading", "bytes per pipeline"):
          wanted = (gauge("bytes of table ") + gauge("bytes of index ")) / gauge("pipelines")
        case ("after loading", "copies per attempt"): wanted = gauge("stored copies of attempts") / gauge("attempts")
        case (_, _) where label.hasSuffix(" per call"):
          let counter = "counter \(label.dropLast(" per call".count))"
          wanted = (own.filter { $0[0] == counter }.compactMap { Double($0[5]) }.first ?? 0) / Double(times.count)
        default: continue
        }
        #expect((value - wanted).magnitude < 1e-6 * max(1, wanted.magnitude), "\(series), \(quantity), \(label)")
      }
    }
  }

  @Test func thePageNeedsNoNetworkAndIsWellFormed() async throws {
    let page = try await Self.made.value.report.html
    for foreign in ["http:", "https:", "src=", "<script", "@import", "url(", "<link"] {
      #expect(!page.contains(foreign), "the page contains \(foreign)")
    }
    let parser = XMLParser(data: Data(page.replacingOccurrences(of: "<!DOCTYPE html>", with: "").utf8))
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "") in line \(parser.lineNumber)")
    for text in ["<svg", "no native records", "a clock that steps", "raw/sharing-reruns-0.csv"] {
      #expect(page.contains(text), "the page lacks \(text)")
    }
  }

  @Test func theNoiseIsNoSeriesOfAPlot() async throws {
    let report = try await Self.made.value.report
    let plots = report.chapters.flatMap(\.section.blocks).flatMap { block -> [LinePlot] in
      if case .plots(let plots) = block { plots } else { [] }
    }
    #expect(plots.count > 3)
    for plot in plots { #expect(plot.lines.map(\.name).allSatisfy { ["normalized", "document"].contains($0) }) }
  }
}
