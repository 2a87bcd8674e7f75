import Foundation
import Synchronization

/// The pictures of the documentation are those of the tour, line for line.
enum PagesStation {
  static func visit(_ guide: inout Guide) throws {
    guide.station("The pictures in the documentation")
    let root = SourceTree.root.appending(path: "Docs")
    guard let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil) else {
      return guide.say("   skipped: there is no folder Docs beside the sources")
    }
    let shown = Picture.shown.withLock { Set($0) }
    var found = 0
    for case let file as URL in files where file.pathExtension == "md" {
      for block in Self.blocks(of: try String(contentsOf: file, encoding: .utf8)) where block.hasPrefix("rerun ") {
        found += 1
        guard !shown.contains(block) else { continue }
        guide.expect(
          "\(file.lastPathComponent): \(block.prefix { $0 != "\n" })", "not a picture of the tour", "a picture of it")
      }
    }
    guide.expect("pages show pictures, all of them true", found > 0, true)
  }

  /// The fenced blocks without a language.
  private static func blocks(of page: String) -> [String] {
    var blocks: [String] = []
    var block: [Substring]?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let lines = block { blocks.append(lines.joined(separator: "\n")) }
        block = block == nil ? [] : nil
      } else {
        block?.append(line)
      }
    }
    return blocks
  }
}
