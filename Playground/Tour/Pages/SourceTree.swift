import Foundation

/// Where the sources of this package are.
enum SourceTree {
  /// The package's folder, found from this file's place in it.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
}
