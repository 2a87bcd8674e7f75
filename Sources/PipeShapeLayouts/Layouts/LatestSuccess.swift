import PipeShape
import PipeShapeStore

/// Finds the newest success of each cell over the pipelines of a commit: one statement over rows of attempts.
struct LatestSuccess: Sendable {
  /// Without and with the project, each without and with the target.
  private let plans: [Plan]

  /// - Parameters:
  ///   - columns: what is read of a row, `record` of it by `records`; those of its pipeline under the alias `p`.
  ///   - attempt: the rows of attempts, under the alias `a`.
  ///   - joins: what else the columns and the condition need.
  ///   - succeeded: whether a row is a success of the kind that parameter 1 gives.
  ///   - target: the column of the target.
  init(
    _ columns: [Expression], from attempt: Select.Source, joins: [Select.Join], where succeeded: [Expression],
    target: Expression, in catalog: inout Catalog
  ) {
    let toPipeline = Select.Join(.init("pipeline", as: "p"), on: .matches("event", "p", "id", "e"))
    let toAttempt = Select.Join(attempt, on: .matches("pipeline", "a", "id", "p"))
    var plans: [Plan] = []
    for (inProject, ofTarget) in [(false, false), (true, false), (false, true), (true, true)] {
      // 0 the commit, 1 the kind, then the project, then the target.
      var conditions: [Expression] = [.equals("commit_hash", of: "e", 0)]
      if inProject { conditions.append(.equals("project", of: "e", 2)) }
      conditions += succeeded
      if ofTarget { conditions.append(.compare(target, .equal, .parameter(inProject ? 3 : 2))) }
      plans.append(
        catalog.add(
          "successes at a commit\(inProject ? " of a project" : "")\(ofTarget ? " for a target" : ""), newest first",
          Select(
            columns, from: .init("event", as: "e"), joins: [toPipeline, toAttempt] + joins, where: .all(conditions),
            order: [
              .init(.column("pipeline", of: "a"), isDescending: true), .init(.column("cell", of: "a")),
              .init(.column("ordinal", of: "a"), isDescending: true),
            ])))
    }
    self.plans = plans
  }

  /// The newest success of each cell.
  ///
  /// - Parameter record: reads a row.
  func records(
    commit: Commit, project: ProjectID?, kind: String, target: String?, _ session: any RowSession,
    _ record: (any Row) throws(StoreError) -> CellRecord
  ) throws(StoreError) -> [CellRecord] {
    var values: [Value] = [.text(commit.hash), .text(kind)]
    if let project { values.append(.integer(project.raw)) }
    if let target { values.append(.text(target)) }
    var newest = NewestOfCells()
    try session.ask(plans[(project == nil ? 0 : 1) + (target == nil ? 0 : 2)], values) { (row) throws(StoreError) in
      newest.add(try record(row))
      return true
    }
    return newest.records
  }
}
