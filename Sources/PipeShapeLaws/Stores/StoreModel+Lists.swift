import PipeShape
import PipeShapeStore

extension StoreModel {
  private func record(_ entry: Entry, _ index: Int) -> CellRecord {
    let attempt = entry.model.attempts[index]
    return CellRecord(
      pipeline: entry.id, event: events[entry.event].id, project: projects[events[entry.event].project].id,
      cell: entry.model.graph.cells[attempt.cell], position: Int32(attempt.cell), attempt: entry.ids[index],
      ordinal: Int32(attempt.ordinal), state: attempt.state, external: attempt.external)
  }

  /// Every attempt that a query means, in order.
  func cells(_ query: CellQuery) -> [CellRecord] {
    switch query {
    case .unfinished(let kind): return heads(kind) { $0.attempts[$1].state.isInFlight }
    case .unfinishedOf(let lookup):
      return heads(lookup.kind) { $0.attempts[$1].state.isInFlight }.filter { record in
        guard let entry = entries.first(where: { $0.id == record.pipeline }) else { return false }
        if let time = lookup.createdBefore { guard let made = entry.madeAt, made < time else { return false } }
        let event = events[entry.event]
        return switch lookup.origin {
        case .event(let id): event.id == id
        case .reference(let project, let reference):
          projects[event.project].id == project && event.reference.kind == reference.kind
            && Scalars.same(event.reference.name, reference.name)
        }
      }
    case .ready(let kind):
      return heads(kind) { model, index in
        model.attempts[index].state == .pending
          && model.attempts[index].inputs.values.allSatisfy { model.attempts[$0].state == .succeeded }
      }
    case .external(let lookup): return attempts(lookup).map { record(entries[$0.entry], $0.attempt) }
    case .field(let lookup): return attempts(lookup)
    case .latestSucceeded(let commit, let project, let kind, let target):
      let successes = entries.filter { isAt($0, commit, project) }.flatMap { entry in
        entry.model.graph.cells.indices.compactMap { cell -> CellRecord? in
          guard Scalars.same(entry.model.graph.kinds[cell], kind),
            target.map({ Scalars.same($0, entry.model.graph.cells[cell].target.name) }) ?? true
          else { return nil }
          return entry.model.attempts.lastIndex { $0.cell == cell && $0.state == .succeeded }.map { record(entry, $0) }
        }
      }
      // A success counts unless a later pipeline has one of the same cell.
      return successes.indices.filter { index in
        !successes[(index + 1)...].contains {
          $0.pipeline != successes[index].pipeline && $0.project == successes[index].project
            && $0.cell == successes[index].cell
        }
      }.map { successes[$0] }
    }
  }

  private func attempts(_ lookup: FieldLookup) -> [CellRecord] {
    entries.flatMap { entry in
      let model = entry.model
      return model.attempts.indices.filter { index in
        let attempt = model.attempts[index]
        guard Scalars.same(model.graph.kinds[attempt.cell], lookup.kind), case .record(let record) = attempt.payload
        else { return false }
        let holds = zip(record.names, record.values).contains { name, value in
          guard Scalars.same(name, lookup.field) else { return false }
          if case .array(let values) = value { return values.contains(lookup.value) }
          return value == lookup.value
        }
        return holds && (lookup.states?.contains(attempt.state) ?? true)
      }.sorted { a, b in
        (model.attempts[a].cell, model.attempts[a].ordinal) < (model.attempts[b].cell, model.attempts[b].ordinal)
      }.map { record(entry, $0) }
    }
  }

  private func heads(_ kind: String, _ isMeant: (Model, Int) -> Bool) -> [CellRecord] {
    entries.flatMap { entry in
      entry.model.graph.cells.indices.filter { cell in
        Scalars.same(entry.model.graph.kinds[cell], kind) && isMeant(entry.model, entry.model.binding[cell])
      }.map { record(entry, entry.model.binding[$0]) }
    }
  }

  private func isAt(_ entry: Entry, _ commit: Commit, _ project: ProjectID?) -> Bool {
    let event = events[entry.event]
    return Scalars.same(event.commit.hash, commit.hash) && (project == nil || projects[event.project].id == project)
  }

  /// Every pipeline of a scope, in the order of their ids.
  func pipelines(_ scope: PipelineScope) -> [PipelineRecord] {
    entries.filter { entry in
      switch scope {
      case .all: true
      case .project(let project): projects[events[entry.event].project].id == project
      case .event(let event): events[entry.event].id == event
      case .commit(let commit, let project): isAt(entry, commit, project)
      }
    }.map { entry in
      PipelineRecord(
        id: entry.id, event: events[entry.event].id, project: projects[events[entry.event].project].id,
        head: entry.model.runs.count, hasEnded: entry.endedAt != nil)
    }
  }

  func events(of project: ProjectID) -> [PipeShape.Event] {
    events.filter { projects[$0.project].id == project }.map { event in
      PipeShape.Event(
        id: event.id, project: project, reference: event.reference, commit: event.commit, at: event.at)
    }
  }
}
