import PipeShape
public import PipeShapeStore

extension WriteForm {
  /// Changes through the port: what the stores of a layout do.
  ///
  /// Every pipeline has a cell for each writer, and as many cells however few writers there are. All writers together go
  /// through the same pipelines in the same order, and each changes the attempt of its own cell, field by field: every
  /// acknowledged change must be there at the end. Readers fetch whole pipelines.
  /// - Parameter processes: runs the writers as processes on the store of that label; nil where that cannot be.
  public static func port(
    _ candidate: Candidate, clock: @escaping @Sendable () -> Int64,
    processes: (@Sendable (_ layout: String, Contention) async throws(StoreError) -> ContentionTally)? = nil
  ) -> WriteForm {
    WriteForm(
      "store, \(candidate.name)", statements: "record(fields: one of them) through the port", isSafe: true,
      places: processes == nil ? [.tasks] : Contention.Place.allCases, layout: candidate.layout,
      settings: { () throws(StoreError) in
        let store = try await candidate.open("contended-\(candidate.name)-settings")
        do throws(StoreError) {
          let settings = try await store.settings()
          await store.close()
          return settings
        } catch {
          await store.close()
          throw error
        }
      }
    ) { (contention) throws(StoreError) in
      let store = try await candidate.open(contention.label)
      do throws(StoreError) {
        let tally = try await contend(store, candidate.layout, contention, clock, processes)
        await store.close()
        return tally
      } catch {
        await store.close()
        throw error
      }
    }
  }

  private static func contend(
    _ store: ContenderStore, _ layout: String, _ contention: Contention, _ clock: @escaping @Sendable () -> Int64,
    _ processes: (@Sendable (String, Contention) async throws(StoreError) -> ContentionTally)?
  ) async throws(StoreError) -> ContentionTally {
    let ids = try await store.load(try ContendedPipelines.drafts(contention))
    var tally: ContentionTally
    switch (contention.place, processes) {
    case (.processes, let processes?):
      // The writers are elsewhere; only the readers are tasks.
      let outside = contention.asOneTask
      tally = try await ContendingWriters.run(
        outside, clock: clock,
        write: { _ throws(StoreError) in try await processes(layout, contention) },
        read: { (_, number) throws(StoreError) in _ = try await store.fetch([ids[number % ids.count]]) })
    default:
      let before = try await retries(of: store)
      tally = try await ContendingWriters.run(
        contention, clock: clock,
        write: { (writer) throws(StoreError) in
          try await write(as: writer, contention.changes, ids, to: store, clock: clock)
        }, read: { (_, number) throws(StoreError) in _ = try await store.fetch([ids[number % ids.count]]) })
      tally.retries = try await retries(of: store) - before
    }
    for id in ids {
      guard let pipeline = try await store.fetch([id])[0] else { continue }
      for cell in 0..<pipeline.graph.cellCount {
        let attempt = pipeline.attempt(ofCell: cell)
        for (number, change) in ContendedPipelines.changes.enumerated() {
          tally.present[name(id, cell, number)] = change.isIn(attempt) ? 1 : 0
        }
      }
    }
    return tally
  }

  private static func name(_ id: PipelineID, _ cell: Int, _ change: Int) -> String { "\(id.raw)/\(cell)/\(change)" }

  /// How often the store has tried something again, by its own counter.
  private static func retries(of store: ContenderStore) async throws(StoreError) -> Int {
    let measures = try await store.measures(false)
    return measures.first { $0.kind == .counter && Array($0.name.utf8) == Array("retries".utf8) }.map { Int($0.value) }
      ?? 0
  }

  /// One writer: makes every change of the attempt of its cell, pipeline after pipeline.
  public static func write(
    as writer: Int, changes: Int, to store: ContenderStore, clock: @escaping @Sendable () -> Int64
  ) async throws(StoreError) -> ContentionTally {
    let ids = try await store.list(Page(limit: ContendedPipelines.needed(changes))).map(\.id)
    let before = try await retries(of: store)
    var tally = try await write(as: writer, changes, ids, to: store, clock: clock)
    tally.retries = try await retries(of: store) - before
    return tally
  }

  private static func write(
    as writer: Int, _ changes: Int, _ ids: [PipelineID], to store: ContenderStore,
    clock: @escaping @Sendable () -> Int64
  ) async throws(StoreError) -> ContentionTally {
    var tally = ContentionTally()
    let cell = ContendedPipelines.cell(of: writer)
    let ofAttempt = ContendedPipelines.changes.count
    let before = clock()
    for number in 0..<min(changes, ids.count * ofAttempt) {
      let (id, change) = (ids[number / ofAttempt], number % ofAttempt)
      let action = Action.record(ContendedPipelines.changes[change].recorded, .cell(cell, .known(id)))
      let start = clock()
      switch await store.perform(action, []) {
      case .recorded(.changed):
        tally.writes.append(clock() - start)
        tally.acknowledged[name(id, writer, change)] = 1
      case .refused(let error) where error.code == .busy: tally.failures += 1
      case .refused(let error): throw error
      default: throw StoreError(.inconsistentState, "a change of an attempt that runs changed nothing")
      }
      await Task.yield()
    }
    tally.spans = [ContentionTally.Span(begun: before, ended: clock())]
    return tally
  }
}
