#if SQLite
  import Foundation

  /// The part of the documentation that is generated is what would be generated now.
  enum GeneratedStation {
    private static let name = "Docs/Concepts/One-pipeline-in-every-layout.md"
    private static let page = SourceTree.root.appending(path: name)
    private static let begin = "<!-- generated:same-pipeline begin -->\n"
    private static let end = "<!-- generated:same-pipeline end -->"

    static func visit(_ guide: inout Guide) async throws {
      guide.station("The rows in \(name)")
      guard let text = try? String(contentsOf: page, encoding: .utf8), let range = place(in: text) else {
        return guide.say("   skipped: there is no page with a place for them beside the sources")
      }
      let isCurrent = text[range] == (try await SamePipeline.markdown())
      guide.expect("are current", isCurrent, true)
      if !isCurrent { guide.say("   swift run pipeshape-tour --rows writes them anew") }
    }

    /// Writes the rows anew.
    static func write() async throws {
      var text = try String(contentsOf: page, encoding: .utf8)
      guard let range = place(in: text) else { return print("\(name) has no place for rows") }
      text.replaceSubrange(range, with: try await SamePipeline.markdown())
      try text.write(to: page, atomically: true, encoding: .utf8)
    }

    private static func place(in text: String) -> Range<String.Index>? {
      guard let first = text.range(of: begin), let last = text.range(of: end), first.upperBound <= last.lowerBound
      else { return nil }
      return first.upperBound..<last.lowerBound
    }
  }
#endif
