import PipeShape
import PipeShapeStore

extension ComparisonRun {
  /// Fills all stores batch by batch, in turns.
  ///
  /// - Throws: `notEqual` where two stores give other ids, `badShape`, `store`.
  mutating func load() async throws(ComparisonError) {
    var turns = Turns(seed: settings.seed, purpose: 3)
    var round = 0
    var told = 0
    while true {
      let drafts = try filling.next()
      guard !drafts.isEmpty else { break }
      round += 1
      try await load(drafts, round: round, order: turns.next(of: contenders.count))
      if filling.records.count * 10 / settings.pipelines > told {
        told = filling.records.count * 10 / settings.pipelines
        say("loaded \(filling.records.count) of \(settings.pipelines) pipelines into \(contenders.count) stores")
      }
    }
    for contender in contenders {
      try await attempt(contender.name) { () throws(StoreError) in try await contender.store.finishLoading() }
    }
  }

  private mutating func load(_ drafts: [PipelineDraft], round: Int, order: [Int]) async throws(ComparisonError) {
    var loaded: [Int: [PipelineID]] = [:]
    var refusals: [Int: StoreError] = [:]
    for (turn, index) in order.enumerated() {
      let contender = contenders[index]
      let start = comparison.clock()
      do throws(StoreError) { loaded[index] = try await contender.store.load(drafts) } catch {
        guard error.code == .limit else { throw ComparisonError(error, of: contender.name) }
        refusals[index] = error
        continue
      }
      let time = comparison.clock() - start
      if drafts.count == filling.batchSize {
        samples.append(
          Sample(
            operation: .bulkImport, candidate: index, round: round, turn: turn + 1,
            nanoseconds: time / Int64(drafts.count)))
      }
    }
    var ids = loaded[0] ?? []
    if let memory {
      ids = try await attempt(memory.name) { () throws(StoreError) in try await memory.store.load(drafts) }
    }
    for (index, found) in loaded where found != ids {
      throw EqualityGate.failure(
        round, "bulk import", contenders[index].name, Array("\(ids.map(\.raw))".utf8),
        Array("\(found.map(\.raw))".utf8))
    }
    try await drop(refusals)
    do throws(StoreError) { try await filling.note(ids, in: reference.store) } catch {
      throw ComparisonError(error, of: reference.name)
    }
  }

  /// Reads the bytes and rows of what was loaded, before any measured call changes it.
  mutating func gauge() async throws(ComparisonError) {
    for contender in contenders {
      let measures = try await attempt(contender.name) { () throws(StoreError) in
        try await contender.store.measures(true)
      }
      let counts = try await attempt(contender.name) { () throws(StoreError) in try await contender.store.counts() }
      storage.append(StorageFigures(counts: counts, gauges: measures.filter { $0.kind == .gauge }))
    }
    say("read bytes and rows of what was loaded")
  }
}
