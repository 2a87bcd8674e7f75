import Foundation

/// A folder that is gone afterwards.
struct TemporaryFolder {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "pipeshape-tour-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// The path of a file in the folder.
  func path(_ name: String) -> String { url.appending(path: name).path() }

  /// Removes the folder with everything in it.
  func remove() { try? FileManager.default.removeItem(at: url) }
}
