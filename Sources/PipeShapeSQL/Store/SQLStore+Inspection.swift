public import PipeShapeStore
import Synchronization

extension SQLStore {
  /// Lets nothing of earlier writes be left over for later ones, so that measurements begin alike.
  ///
  /// - Throws: `busy` while somebody reads or writes, `readOnly`, `closed`.
  public func settle() async throws(StoreError) {
    try await source.withWriter { (connection) throws(StoreError) in try connection.settle() }
  }

  /// The engine's settings, as the connection that writes has them: costs and durability depend on them.
  public func settings() async throws(StoreError) -> [(name: String, value: String)] {
    try await source.withWriter { (connection) throws(StoreError) in try connection.settings() }
  }

  /// The statements that were prepared and how often each ran, over all connections: what each operation costs can be
  /// traced to statements and their plans.
  public func traces() async throws(StoreError) -> [StatementTrace] {
    let found = Mutex<[StatementTrace]>([])
    try await source.withEach { (connection) throws(StoreError) in
      let traces = try connection.traces()
      found.withLock { $0 += traces }
    }
    var sums: [String: StatementTrace] = [:]
    for trace in found.withLock({ $0 }) {
      let known = sums[trace.sql]?.runs ?? 0
      sums[trace.sql] = StatementTrace(sql: trace.sql, runs: known + trace.runs, plan: trace.plan)
    }
    return sums.values.sorted { $0.sql < $1.sql }
  }
}
