#if SQLite
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeSQLite

  extension BenchmarkOptions {
    /// The layouts that are wanted, of those that SQLite can have.
    var chosenLayouts: [any Layout] {
      Layouts.all.filter { SQLiteDialect().reasonAgainst($0) == nil && wants($0.name) }
    }
  }
#endif
