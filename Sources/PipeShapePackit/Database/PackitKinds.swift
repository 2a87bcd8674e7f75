public import PipeShape

/// The kinds of the service's jobs, with the columns of their tables as payloads.
public enum PackitKinds {
  /// Every kind, in the order of tables.
  public static let registry = KindRegistry(
    JobTable.allCases.flatMap { table in
      let schema = table.columns.schema
      return table.kinds.map { StepKind($0, schema: schema) }
    })
}
