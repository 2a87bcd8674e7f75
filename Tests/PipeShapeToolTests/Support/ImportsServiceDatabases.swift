#if CommandLine && PostgreSQL && Packit
  import PipeShapeJSON
  import Testing

  /// What tests of `import packit` do again and again.
  protocol ImportsServiceDatabases {}

  extension ImportsServiceDatabases {
    func importing(
      _ database: ServiceDatabase, into store: String, in folder: Folder
    ) throws -> JSONValue {
      let tool = try Tool.run("import", "packit", database.address, "--into", store, "--json", in: folder)
      try #require(tool.status == 0, "\(tool.errors)")
      let account = try JSONValue(parsing: tool.output)
      #expect(try Schema(named: "import-packit.schema.json").complaint(about: account) == nil)
      return account
    }

    func numbers(_ account: JSONValue, of table: String) -> [Int64?] {
      let line = account["tables"]?.arrayValue?.first { $0["table"]?.stringValue == table }
      return ["rows", "added", "earlier", "leftOut"].map { line?[$0]?.integerValue }
    }

    func pipelines(of store: String, in folder: Folder) throws -> [JSONValue] {
      let listed = try Tool.run("list", "--store", store, "--json", in: folder)
      try #require(listed.status == 0, "\(listed.errors)")
      return try JSONValue(parsing: listed.output)["pipelines"]?.arrayValue ?? []
    }

    /// The remarks of an account, each with its count.
    func remarks(_ account: JSONValue) -> [String] {
      (account["remarks"]?.arrayValue ?? []).compactMap { remark in
        remark["code"]?.stringValue.map { "\($0) \(remark["count"]?.integerValue ?? 0)" }
      }
    }

    /// Checks that every row of every table has a place or a reason.
    func expectEveryRow(in account: JSONValue) {
      for line in account["tables"]?.arrayValue ?? [] {
        let parts = ["added", "earlier", "changed", "refused", "leftOut"].compactMap { line[$0]?.integerValue }
        #expect(parts.reduce(0, +) == line["rows"]?.integerValue && !parts.contains { $0 < 0 }, "\(line)")
        #expect(line["leftOut"]?.integerValue == 0 || line["why"] != nil, "\(line)")
      }
    }
  }
#endif
