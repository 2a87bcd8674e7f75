import Foundation

/// A folder that goes away with the test.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "pipeshape-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var file: String { path + "/store.db" }

  /// The names of the files in the folder with their contents.
  func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: path) {
      contents[name] = FileManager.default.contents(atPath: path + "/" + name)
    }
    return contents
  }
}

#if SQLite
  import PipeShapeSQLite

  /// The layouts that SQLite can have: tests run on all of them.
  let layouts: [String] = SQLiteStore.layouts.filter { $0.reasonAgainst == nil }.map(\.name)
#endif
