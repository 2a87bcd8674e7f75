import PipeShape
import PipeShapeStore

extension Store {
  /// Makes a call and gives its answer; a refusal is an answer too.
  func answer(to action: Action, made: [PipelineID]) async -> Answer {
    do throws(StoreError) {
      switch action {
      case .pipeline(let subject):
        let id = subject.id(made)
        return .pipeline(try await read { (session) throws(StoreError) in try session.pipeline(id) })
      case .head(let subject):
        let id = subject.id(made)
        return .run(try await read { (session) throws(StoreError) in try session.run(nil, of: id) })
      case .cells(let query, let limit):
        let page = Page<CellCursor>(limit: limit)
        return .cells(try await read { (session) throws(StoreError) in try session.cells(query, page: page) })
      case .page(let scope, let after, let limit):
        return try await page(of: scope, Page(after: after, limit: limit))
      case .create(let draft):
        return .made(
          try await write(ChangeSet("create")) { (session) throws(StoreError) in try session.create(draft) })
      case .record(let change, let place):
        let reference = place.reference(made)
        return .recorded(
          try await write(ChangeSet("record")) { (session) throws(StoreError) in
            try session.record(change, of: reference)
          })
      case .rerun(let request, let subject):
        let id = subject.id(made)
        return .outcome(
          try await write(ChangeSet("rerun")) { (session) throws(StoreError) in try session.rerun(request, of: id) })
      case .preview(let scope, let subject):
        let id = subject.id(made)
        return .outcome(try await read { (session) throws(StoreError) in try session.preview(scope, of: id) })
      case .remove(let time, let limit):
        return .removed(
          try await write(ChangeSet("retention")) { (session) throws(StoreError) in
            try session.remove(endedBefore: time, limit: limit)
          })
      }
    } catch {
      return .refused(error)
    }
  }

  private func page(of scope: PipelineScope, _ page: Page<PipelineID>) async throws(StoreError) -> Answer {
    try await read { (session) throws(StoreError) in
      let records = try session.pipelines(scope, page: page)
      var runs: [RunView] = []
      runs.reserveCapacity(records.count)
      for record in records { if let run = try session.run(nil, of: record.id) { runs.append(run) } }
      return .page(records, runs)
    }
  }
}

extension Action.Subject {
  /// The pipeline's id; one that was never made is no pipeline.
  func id(_ made: [PipelineID]) -> PipelineID {
    switch self {
    case .known(let id): id
    case .made(let back): made.count > back ? made[made.count - 1 - back] : PipelineID(0)
    }
  }
}

extension Action.Place {
  func reference(_ made: [PipelineID]) -> AttemptReference {
    switch self {
    case .cell(let cell, let subject): .cell(cell, in: subject.id(made))
    case .external(let lookup): .external(lookup)
    }
  }
}
