#if CommandLine && SQLite
  import Foundation
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore

  extension StoreEngine {
    /// Files of SQLite; a file that exists has its layout, a new one is `normalized` unless told otherwise.
    static let sqlite = StoreEngine(name: "sqlite", takesPath: true, hasFiles: true, layouts: SQLiteStore.layouts) {
      (location, kinds, purpose) async throws(StoreError) in
      var layout = location.layout
      if layout == nil, FileManager.default.fileExists(atPath: location.path) {
        layout = try SQLiteStore.layout(ofFileAt: location.path)
      }
      let ids = ClockedIDs { Int64(Date().timeIntervalSince1970 * 1000) }
      return try await SQLiteStore.open(
        location.path, layout: layout ?? "normalized", kinds: kinds, ids: ids,
        options: .init(store: .init(isLoading: purpose == .loading), isReadOnly: purpose == .reading))
    }
  }
#endif
