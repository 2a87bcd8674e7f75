#if SQLite
  import Foundation
  import PipeShape
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore

  /// The visit that the in-memory store had, in a file of SQLite, once for each layout.
  enum SQLiteStation {
    static func visit(_ guide: inout Guide) async throws {
      for (layout, reason) in SQLiteStore.layouts {
        guide.station("SQLite, layout \(layout)")
        if let reason {
          guide.say("   not supported: \(reason)")
          continue
        }
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path("tour.db")
        let store = try await SQLiteStore.open(path, layout: layout, kinds: tourKinds)
        try await StoreVisit.visit(store, &guide)
        try await KindVisit.visit(store, &guide)
        await store.close()

        let again = try await SQLiteStore.open(path, layout: layout, kinds: tourKinds)
        let counts = try await again.read { session throws(StoreError) in try session.counts() }
        guide.expect("closed and opened again, pipelines and runs", [counts.pipelines, counts.runs], [2, 3])
        await again.close()

        let other = SQLiteStore.layouts.first { $0.name != layout && $0.reasonAgainst == nil }
        if let other {
          do {
            _ = try await SQLiteStore.open(path, layout: other.name, kinds: tourKinds)
            guide.expect("opened with another layout", "opened", "wrongLayout")
          } catch { guide.expect("opened with another layout", error.code, .wrongLayout) }
        }
      }
    }
  }
#endif
