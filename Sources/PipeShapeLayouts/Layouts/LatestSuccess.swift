import PipeShape
import PipeShapeStore

/// Finds the newest pipeline of a commit with a success, and its successes: one statement over rows of attempts.
struct LatestSuccess: Sendable {
  /// Without and with the project, each without and with the target.
  private let plans: [Plan]

  /// - Parameters:
  ///   - columns: what is read of a row, `record` of it by `records`.
  ///   - attempt: the rows of attempts, under the alias `a`.
  ///   - joins: what the columns need, and what of that the condition needs.
  ///   - succeeded: whether a row is a success of the kind that parameter 1 gives.
  ///   - target: the column of the target.
  init(
    _ columns: [Expression], from attempt: Select.Source, joins: (columns: [Select.Join], condition: [Select.Join]),
    where succeeded: [Expression], target: Expression, in catalog: inout Catalog
  ) {
    var plans: [Plan] = []
    for (inProject, ofTarget) in [(false, false), (true, false), (false, true), (true, true)] {
      // 0 the commit, 1 the kind, 2 how many pipelines, then the project, then the target.
      var conditions: [Expression] = [.equals("commit_hash", of: "e", 0)]
      if inProject { conditions.append(.equals("project", of: "e", 3)) }
      var inner: [Expression] = [.matches("pipeline", "a", "id", "n")] + succeeded
      if ofTarget { inner.append(.compare(target, .equal, .parameter(inProject ? 4 : 3))) }
      conditions.append(.exists(Select([.integer(1)], from: attempt, joins: joins.condition, where: .all(inner))))
      let newest = Select(
        [.column("id", of: "n")], from: .init("event", as: "e"),
        joins: [.init(.init("pipeline", as: "n"), on: .matches("event", "n", "id", "e"))],
        where: .all(conditions), order: [.init(.column("id", of: "n"), isDescending: true)], limit: 2)
      plans.append(
        catalog.add(
          "successes of the newest pipeline of a commit\(inProject ? " of a project" : "")\(ofTarget ? " for a target" : "")",
          Select(
            columns, from: attempt, joins: joins.columns,
            where: .all([.compare(.column("pipeline", of: "a"), .equal, .value(newest))] + succeeded),
            order: [.init(.column("cell", of: "a")), .init(.column("ordinal", of: "a"), isDescending: true)])))
    }
    self.plans = plans
  }

  /// The successes, one for each cell.
  ///
  /// - Parameter record: reads a row.
  func records(
    commit: Commit, project: ProjectID?, kind: String, target: String?, _ session: any RowSession,
    _ record: (any Row) throws(StoreError) -> CellRecord
  ) throws(StoreError) -> [CellRecord] {
    var values: [Value] = [.text(commit.hash), .text(kind), .integer(1)]
    if let project { values.append(.integer(project.raw)) }
    if let target { values.append(.text(target)) }
    var records: [CellRecord] = []
    try session.ask(plans[(project == nil ? 0 : 1) + (target == nil ? 0 : 2)], values) { (row) throws(StoreError) in
      let record = try record(row)
      let isWanted = target.map { Target($0) == Target(record.cell.target.name) } ?? true
      if isWanted, records.last?.position != record.position { records.append(record) }
      return true
    }
    return records
  }
}
