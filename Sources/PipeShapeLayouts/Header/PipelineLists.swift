/// The statements that list pipelines, all in the order of an index.
struct PipelineLists {
  let all, ofProject, ofEvent, atCommit, atCommitInProject: PipelinePages
  let newestAtCommit, newestAtCommitInProject, settled, unsettled: Plan

  init(in catalog: inout Catalog, probe: (String) -> Expression) {
    let columns: [Expression] = [
      .column("id", of: "p"), .column("event", of: "p"), .column("project", of: "p"), .column("head", of: "p"),
      probe("p"),
    ]
    let pipeline = Select.Source("pipeline", as: "p")
    let id = Expression.column("id", of: "p")
    func page(
      _ name: String, _ condition: Expression?, parameters: Int, _ joins: [Select.Join] = []
    ) -> PipelinePages {
      func plan(_ name: String, isDescending: Bool) -> Plan {
        let beyond = Expression.compare(id, isDescending ? .less : .greater, .parameter(parameters))
        return catalog.add(
          name,
          Select(
            columns, from: joins.isEmpty ? pipeline : .init("event", as: "e"), joins: joins,
            where: .all((condition.map { [$0] } ?? []) + [beyond]),
            order: [.init(id, isDescending: isDescending)], limit: parameters + 1))
      }
      return PipelinePages(
        oldestFirst: plan(name, isDescending: false), newestFirst: plan("\(name), newest first", isDescending: true))
    }
    let ofEvents = Select.Join(pipeline, on: .matches("event", "p", "id", "e"))
    let commit = Expression.equals("commit_hash", of: "e", 0)
    let commitInProject = Expression.all([commit, .equals("project", of: "e", 1)])
    all = page("pipelines", nil, parameters: 0)
    ofProject = page("pipelines of a project", .equals("project", of: "p", 0), parameters: 1)
    ofEvent = page("pipelines of an event", .equals("event", of: "p", 0), parameters: 1)
    atCommit = page("pipelines at a commit", commit, parameters: 1, [ofEvents])
    atCommitInProject = page("pipelines at a commit of a project", commitInProject, parameters: 2, [ofEvents])
    func newest(_ name: String, _ condition: Expression) -> Plan {
      catalog.add(
        name,
        Select(
          [id], from: .init("event", as: "e"), joins: [ofEvents], where: condition,
          order: [.init(id, isDescending: true)]))
    }
    newestAtCommit = newest("newest pipelines at a commit", commit)
    newestAtCommitInProject = newest("newest pipelines at a commit of a project", commitInProject)
    settled = catalog.add(
      "pipelines known to have ended",
      Select(
        [id], from: pipeline,
        where: .all([
          .not(.isNull(.column("ended", of: "p"))), .compare(.column("ended", of: "p"), .less, .parameter(0)),
          .compare(id, .greater, .parameter(1)),
        ]), order: [.init(id)], limit: 2))
    unsettled = catalog.add(
      "pipelines not known to have ended",
      Select(
        [id, probe("p")], from: pipeline,
        where: .all([.isNull(.column("ended", of: "p")), .compare(id, .greater, .parameter(0))]),
        order: [.init(id)], limit: 1))
  }
}
