#if SQLite
  public import PipeShapeLab
  import PipeShapeStore

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// What trials do to a file of SQLite past every store, each on a connection of its own.
  public enum SQLiteTrials {
    /// The source that the library was built from, and its options; unknown where it does not tell.
    public static var build: [Fact] {
      do throws(StoreError) {
        let connection = try TrialConnection(":memory:")
        let source = try connection.run("SELECT sqlite_source_id()").first?.first.flatMap { $0 }
        let options = try connection.run("PRAGMA compile_options").compactMap { $0.first.flatMap { $0 } }
        return [
          Fact("engine's source", source ?? "unknown"),
          Fact("engine's options", options.joined(separator: ", ")),
        ]
      } catch { return [Fact("engine's source", "unknown: \(error)")] }
    }

    /// All that can be done to a file, but for opening a store on it anew.
    public static func actions(on path: String) -> EngineActions {
      var actions = EngineActions()
      actions.indexes = { () throws(StoreError) in try indexes(of: path) }
      actions.dropIndex = { (name) throws(StoreError) in try dropIndex(name, of: path) }
      actions.condition = { () throws(StoreError) in try condition(of: path) }
      actions.compact = { () throws(StoreError) in try compact(path) }
      #if canImport(Glibc) || canImport(Musl)
        actions.chill = { () throws(StoreError) in try chill(path) }
      #endif
      return actions
    }

    /// The indexes that a statement made; those behind keys have no text.
    private static func indexes(of path: String) throws(StoreError) -> [SecondaryIndex] {
      try TrialConnection(path).run(
        "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY tbl_name, name"
      ).compactMap { row in
        guard let name = row[0], let table = row[1], let sql = row[2] else { return nil }
        return SecondaryIndex(name, table: table, definition: sql)
      }
    }

    private static func dropIndex(_ name: String, of path: String) throws(StoreError) {
      // A name cannot be a parameter, so only one that is there is written into the statement.
      guard try indexes(of: path).contains(where: { Array($0.name.utf8) == Array(name.utf8) }) else {
        throw StoreError(.notFound, "\(path) has no index \(name)")
      }
      try TrialConnection(path).run("DROP INDEX \"\(name)\"")
    }

    private static func compact(_ path: String) throws(StoreError) {
      let connection = try TrialConnection(path)
      try connection.run("VACUUM")
      try connection.run("PRAGMA wal_checkpoint(TRUNCATE)")
    }

    /// The file and its log: how much of it is free, and how scattered the rest.
    private static func condition(of path: String) throws(StoreError) -> StoreCondition {
      let connection = try TrialConnection(path)
      let number = { (sql: String) throws(StoreError) -> Int64 in
        try connection.run(sql).first?.first.flatMap { $0 }.flatMap { Int64($0) } ?? 0
      }
      let pages = try number("PRAGMA page_count")
      let bytes = pages * (try number("PRAGMA page_size"))
      var condition = StoreCondition(
        bytes: bytes, logBytes: fileSize(path + "-wal"), free: .init(try number("PRAGMA freelist_count"), of: pages))
      // The table of pages is an option of the library's build.
      let scattered = """
        SELECT count(*) FROM (SELECT pageno - lag(pageno) OVER (PARTITION BY name ORDER BY path) AS step FROM dbstat
        WHERE pagetype = 'leaf') WHERE step <> 1
        """
      if let leaves = try? number("SELECT count(*) FROM dbstat WHERE pagetype = 'leaf'") {
        condition.scattered = .init(try number(scattered), of: leaves)
        condition.unused = .init(try number("SELECT sum(unused) FROM dbstat"), of: bytes)
      }
      return condition
    }

    private static func fileSize(_ path: String) -> Int64 {
      var facts = stat()
      return stat(path, &facts) == 0 ? Int64(facts.st_size) : 0
    }
  }
#endif
