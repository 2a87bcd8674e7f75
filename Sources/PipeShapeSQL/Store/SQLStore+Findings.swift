import PipeShapeLayouts
public import PipeShapeStore

extension SQLStore {
  /// Lets the engine check its files, and looks whether the layout's tables and indexes are there.
  ///
  /// - Throws: what a read session throws.
  public func engineFindings() async throws(StoreError) -> [Finding] {
    try await Backoff.whileBusy(until: deadline) { () async throws(StoreError) in
      try await source.withReader { [tables] (connection) throws(StoreError) in
        let columns = try connection.columnsOfTables()
        var indexes = try connection.indexNames()
        var findings = try connection.findings()
        if columns[HeaderSchema.meta.name] != nil, try StoreSchema.isIncomplete(connection) {
          findings.append(
            Finding(
              .schema,
              "the store was made for loading and lacks indexes or keys, so some questions are slow; "
                + "whoever opens it for writing adds them"))
          indexes.formUnion(tables.flatMap { $0.indexes.map(\.name) })
        }
        return findings + tables.flatMap { Self.findings(in: $0, columns[$0.name], indexes) }
      }
    }
  }

  private static func findings(in table: Table, _ columns: [String]?, _ indexes: Set<String>) -> [Finding] {
    guard let columns else {
      return [Finding(.schema, "there is no table \(table.name); restore the store from a backup")]
    }
    return table.columns.filter { !columns.contains($0.name) }.map {
      Finding(.schema, "table \(table.name) has no column \($0.name); restore the store from a backup")
    }
      + table.indexes.filter { !indexes.contains($0.name) }.map {
        Finding(.schema, "there is no index \($0.name) of table \(table.name): questions that need it are slow")
      }
  }
}
