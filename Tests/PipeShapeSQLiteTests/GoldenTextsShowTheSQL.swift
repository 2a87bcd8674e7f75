#if SQLite
  import Foundation
  import PipeShape
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeSQLite
  import Testing

  /// The tables and statements of each layout as text, for readers; `PIPESHAPE_GOLDEN=1` writes the files anew.
  @Suite struct GoldenTextsShowTheSQL {
    @Test(arguments: layouts) func ofEachLayout(name: String) throws {
      let layout = try #require(Layouts.named(name))
      let text = SQLProgram.listing(of: layout, kinds: StoredKinds(registered: sampleKinds), in: SQLiteDialect())
      let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Golden/SQLite/\(name).sql")
      if ProcessInfo.processInfo.environment["PIPESHAPE_GOLDEN"] != nil {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      let golden = try String(contentsOf: file, encoding: .utf8)
      #expect(text == golden, "run with PIPESHAPE_GOLDEN=1 and look at the difference")
    }
  }
#endif
