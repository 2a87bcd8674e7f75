import PipeShape
import PipeShapeStore

/// A fresh store that holds the very pipelines of an old one, written in the order of their ids.
///
/// Graphs, runs, attempts with their ids, payloads and external ids are the same; the ids of pipelines, events and
/// projects are not, since a store makes its own.
struct FreshTwin {
  /// A pipeline in both stores.
  struct Pair {
    var old, fresh: PipelineID
    /// Finds one of its builds in both.
    var build: ExternalLookup?
  }

  let store: ContenderStore
  /// The pipelines, in order.
  private(set) var pairs: [Pair] = []

  /// Opens a store of a candidate and copies into it what another store holds.
  ///
  /// - Throws: `notEqual` where a copy differs; `store`. The new store is closed then.
  init(of old: ContenderStore, _ candidate: Candidate, label: String, batch: Int) async throws(ComparisonError) {
    do throws(StoreError) { store = try await candidate.open(label) } catch {
      throw ComparisonError(error, of: candidate.name)
    }
    do throws(ComparisonError) {
      do throws(StoreError) {
        try await copy(old, batch: batch)
        for store in [old, store] { try await store.finishLoading() }
      } catch { throw ComparisonError(error, of: candidate.name) }
      try await check(old, candidate.name)
    } catch {
      await store.close()
      throw error
    }
  }

  private mutating func copy(_ old: ContenderStore, batch: Int) async throws(StoreError) {
    var events: [EventID: EventID] = [:]
    var pending: [(event: EventID, draft: PipelineDraft)] = []
    while true {
      let records = try await old.list(Page(after: pairs.last?.old, limit: batch))
      guard !records.isEmpty else { break }
      for (record, pipeline) in zip(records, try await old.fetch(records.map(\.id))) {
        guard let pipeline, let origin = try await old.origin(record.id) else {
          throw StoreError(.corrupt, "pipeline \(record.id.raw) is listed and not there")
        }
        let event = origin.event
        // An event gets its id with its first pipeline.
        if pending.count == batch || pending.contains(where: { $0.event == event.id }) {
          try await load(&pending, &events)
        }
        pending.append(
          (
            event.id,
            PipelineDraft(
              origin: events[event.id].map { .event($0) }
                ?? .new(project: origin.project.url, reference: event.reference, commit: event.commit, at: event.at),
              graph: pipeline.graph, content: .history(runs: pipeline.runs, attempts: pipeline.attempts),
              createdAt: pipeline.runs.first?.createdAt)
          ))
        pairs.append(Pair(old: record.id, fresh: record.id, build: Self.build(of: pipeline)))
      }
    }
    try await load(&pending, &events)
  }

  /// Loads the drafts of the last pairs.
  private mutating func load(
    _ pending: inout [(event: EventID, draft: PipelineDraft)], _ events: inout [EventID: EventID]
  ) async throws(StoreError) {
    guard !pending.isEmpty else { return }
    let ids = try await store.load(pending.map(\.draft))
    let made = try await store.list(Page(after: ids.first.map { PipelineID($0.raw - 1) }, limit: ids.count))
    for (offset, id) in ids.enumerated() { pairs[pairs.count - ids.count + offset].fresh = id }
    for (one, copy) in zip(pending, made) { events[one.event] = copy.event }
    pending = []
  }

  private static func build(of pipeline: Pipeline) -> ExternalLookup? {
    for attempt in pipeline.attempts {
      let cell = Int(attempt.cell)
      guard let external = attempt.external, WorkloadKinds.isCoprBuild(pipeline.graph.kind(ofCellAt: cell)) else {
        continue
      }
      return ExternalLookup(
        external, target: pipeline.graph.cells[cell].target.name, kind: WorkloadKinds.coprBuild.name)
    }
    return nil
  }

  /// Reads every pair once more, which leaves both stores' caches alike too.
  private func check(_ old: ContenderStore, _ name: String) async throws(ComparisonError) {
    for pair in pairs {
      let answers: (Answer, Answer)
      do throws(StoreError) {
        answers = (
          .pipeline(try await old.fetch([pair.old])[0]), .pipeline(try await store.fetch([pair.fresh])[0])
        )
      } catch { throw ComparisonError(error, of: name) }
      try Self.compare(answers.0, answers.1, "pipeline \(pair.old.raw) and its copy", name)
    }
  }

  /// Compares what both stores answered, but for the ids that each makes by itself.
  ///
  /// - Throws: `notEqual` with both answers.
  static func compare(
    _ old: Answer, _ fresh: Answer, _ call: String, _ name: String
  ) throws(ComparisonError) {
    let (wanted, found) = (old.withoutOwnIDs, fresh.withoutOwnIDs)
    guard wanted != found else { return }
    throw EqualityGate.failure(0, call, "the fresh store of \(name)", wanted, found, detail: fresh)
  }
}

extension Answer {
  /// The answer in canonical form, with 0 for each id of a pipeline, event and project.
  fileprivate var withoutOwnIDs: [UInt8] {
    switch self {
    case .pipeline(let pipeline?):
      let copy = try? Pipeline(
        id: PipelineID(0), event: EventID(0), graph: pipeline.graph, runs: pipeline.runs, attempts: pipeline.attempts)
      return CanonicalForm.bytes(of: .pipeline(copy ?? pipeline))
    case .cells(let cells):
      return CanonicalForm.bytes(
        of: .cells(
          cells.map { cell in
            var cell = cell
            (cell.pipeline, cell.event, cell.project) = (PipelineID(0), EventID(0), ProjectID(0))
            return cell
          }))
    case .made: return CanonicalForm.bytes(of: .made(PipelineID(0)))
    default: return CanonicalForm.bytes(of: self)
    }
  }
}
