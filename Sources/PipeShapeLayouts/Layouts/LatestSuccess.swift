import PipeShape
import PipeShapeStore

/// Finds the newest pipeline of a commit with a success, and its successes: two statements over rows of attempts.
struct LatestSuccess: Sendable {
  /// Without and with the project, each without and with the target.
  private let newest: [Plan]
  private let ofPipeline: Plan

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
    ofPipeline = catalog.add(
      "succeeded attempts of a kind in a pipeline",
      Select(
        columns, from: attempt, joins: joins.columns, where: .all([.equals("pipeline", of: "a", 0)] + succeeded),
        order: [.init(.column("cell", of: "a")), .init(.column("ordinal", of: "a"), isDescending: true)]))
    var newest: [Plan] = []
    for (inProject, ofTarget) in [(false, false), (true, false), (false, true), (true, true)] {
      // 0 the commit, 1 the kind, then the project, then the target.
      var conditions: [Expression] = [.equals("commit_hash", of: "e", 0)]
      if inProject { conditions.append(.equals("project", of: "e", 2)) }
      var inner: [Expression] = [.matches("pipeline", "a", "id", "p")] + succeeded
      if ofTarget { inner.append(.compare(target, .equal, .parameter(inProject ? 3 : 2))) }
      conditions.append(.exists(Select([.integer(1)], from: attempt, joins: joins.condition, where: .all(inner))))
      newest.append(
        catalog.add(
          "newest pipeline of a commit\(inProject ? " of a project" : "") with a success\(ofTarget ? " for a target" : "")",
          Select(
            [.column("id", of: "p")], from: .init("event", as: "e"),
            joins: [.init(.init("pipeline", as: "p"), on: .matches("event", "p", "id", "e"))],
            where: .all(conditions), order: [.init(.column("id", of: "p"), isDescending: true)])))
    }
    self.newest = newest
  }

  /// The successes, one for each cell.
  ///
  /// - Parameter record: reads a row.
  func records(
    commit: Commit, project: ProjectID?, kind: String, target: String?, _ session: any RowSession,
    _ record: (any Row) throws(StoreError) -> CellRecord
  ) throws(StoreError) -> [CellRecord] {
    var values: [Value] = [.text(commit.hash), .text(kind)]
    if let project { values.append(.integer(project.raw)) }
    if let target { values.append(.text(target)) }
    var pipeline: Int64?
    try session.ask(newest[(project == nil ? 0 : 1) + (target == nil ? 0 : 2)], values) { (row) throws(StoreError) in
      pipeline = row.integer(0)
      return false
    }
    guard let pipeline else { return [] }
    var records: [CellRecord] = []
    try session.ask(ofPipeline, [.integer(pipeline), .text(kind)]) { (row) throws(StoreError) in
      let record = try record(row)
      let isWanted = target.map { Target($0) == Target(record.cell.target.name) } ?? true
      if isWanted, records.last?.position != record.position { records.append(record) }
      return true
    }
    return records
  }
}
