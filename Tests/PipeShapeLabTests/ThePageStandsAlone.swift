import Foundation
import PipeShapeJSON
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import PipeShapeLab

@Suite struct ThePageStandsAlone {
  @Test func itNeedsNoNetworkAndNoScript() async throws {
    let page = try await comparedOnce.value.html
    for foreign in ["http:", "https:", "src=", "<script", "@import", "url(", "<link"] {
      #expect(!page.contains(foreign), "the page contains \(foreign)")
    }
    #expect(page.contains("<svg") && page.contains("prefers-color-scheme: dark"))
  }

  @Test func itsMarkupIsWellFormed() async throws {
    let page = try await comparedOnce.value.html
    let body = page.replacingOccurrences(of: "<!DOCTYPE html>", with: "")
    let parser = XMLParser(data: Data(body.utf8))
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "") in line \(parser.lineNumber)")
  }

  @Test func itShowsEveryOperationTheSeedTheCommandAndWhatIsNotSupported() async throws {
    let report = try await comparedOnce.value
    for figures in report.operations { #expect(report.html.contains(figures.operation.rawValue)) }
    for text in [
      "seed 5", "pipeshape compare --seed 5", "no native records", "a clock that steps", "a dictionary of &lt;ids&gt;",
    ] {
      #expect(report.html.contains(text), "the page lacks \(text)")
    }
    for text in ["--seed 5", "no native records", "a clock that steps", "a dictionary of <ids>"] {
      #expect(report.markdown.contains(text), "the Markdown lacks \(text)")
    }
  }

  @Test func itsFiguresAreAlsoJSON() async throws {
    let report = try await comparedOnce.value
    let value = try JSONValue(parsing: report.json)
    let operations = try #require(value["operations"]?.arrayValue)
    #expect(operations.count == report.operations.count)
    #expect(value["settings"]?["seed"]?.stringValue == "5")
  }
}
