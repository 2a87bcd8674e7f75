import Foundation
import PipeShape
import PipeShapeLayouts
import PipeShapeSQL
import Testing

#if SQLite
  import PipeShapeSQLite
#endif
#if PostgreSQL
  import PipeShapePostgreSQL
#endif

/// The tables and statements of each layout on each engine as text, for readers; `PIPESHAPE_GOLDEN=1` writes the files
/// anew.
@Suite struct GoldenTextsShowTheSQL {
  private static var dialects: [(engine: String, dialect: any Dialect)] {
    var dialects: [(engine: String, dialect: any Dialect)] = []
    #if SQLite
      dialects.append(("SQLite", SQLiteDialect()))
    #endif
    #if PostgreSQL
      dialects.append(("PostgreSQL", PostgreSQLDialect()))
    #endif
    return dialects
  }

  private static var pairs: [String] {
    dialects.flatMap { engine, dialect in
      Layouts.all.filter { dialect.reasonAgainst($0) == nil }.map { "\(engine)/\($0.name)" }
    }
  }

  @Test(arguments: pairs) func ofEachLayout(name: String) throws {
    let parts = name.split(separator: "/").map { String($0) }
    let layout = try #require(Layouts.named(parts[1]))
    let dialect = try #require(Self.dialects.first { $0.engine == parts[0] }?.dialect)
    let text = SQLProgram.listing(of: layout, kinds: StoredKinds(registered: sampleKinds), in: dialect)
    var tests = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { tests.deleteLastPathComponent() }
    let file = tests.appendingPathComponent("Golden/\(name).sql")
    if ProcessInfo.processInfo.environment["PIPESHAPE_GOLDEN"] != nil {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(text == golden, "run with PIPESHAPE_GOLDEN=1 and look at the difference")
  }
}
