import PipeShape
public import PipeShapeStore

extension WriteForm {
  /// Changes through the port: what the stores of a layout do.
  ///
  /// Every pipeline has a cell for each writer. Writer by writer, pipeline by pipeline, the cell's attempt is started:
  /// every acknowledged start must be there at the end. Readers fetch whole pipelines.
  /// - Parameter processes: runs the writers as processes on the store of that label; nil where that cannot be.
  public static func port(
    _ candidate: Candidate, clock: @escaping @Sendable () -> Int64,
    processes: (@Sendable (_ layout: String, Contention) async throws(StoreError) -> ContentionTally)? = nil
  ) -> WriteForm {
    WriteForm(
      "store, \(candidate.name)", statements: "record(state: running) through the port", isSafe: true,
      places: processes == nil ? [.tasks] : Contention.Place.allCases,
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
    let graph: PipelineGraph
    do throws(GraphError) {
      graph = try PipelineGraph(
        steps: [
          Step(
            "build", kind: WorkloadKinds.coprBuild.name,
            targets: (0..<contention.writers).map { Target("target-\($0)") })
        ], edges: [])
    } catch { throw StoreError(.limit, error.message) }
    let drafts = (0..<contention.changes).map { number in
      PipelineDraft(
        origin: .new(
          project: "https://github.com/packit/contended", reference: GitReference(.pullRequest, "\(number)"),
          commit: Commit("\(number)"), at: 1), graph: graph, createdAt: 1)
    }
    let ids = try await store.load(drafts)
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
        tally.present[name(id, cell)] = pipeline.attempt(ofCell: cell).state == .running ? 1 : 0
      }
    }
    return tally
  }

  private static func name(_ id: PipelineID, _ cell: Int) -> String { "\(id.raw)/\(cell)" }

  /// How often the store has tried something again, by its own counter.
  private static func retries(of store: ContenderStore) async throws(StoreError) -> Int {
    let measures = try await store.measures(false)
    return measures.first { $0.kind == .counter && Array($0.name.utf8) == Array("retries".utf8) }.map { Int($0.value) }
      ?? 0
  }

  /// One writer: starts its cell of every pipeline, in order.
  public static func write(
    as writer: Int, changes: Int, to store: ContenderStore, clock: @escaping @Sendable () -> Int64
  ) async throws(StoreError) -> ContentionTally {
    let ids = try await store.list(Page(limit: changes)).map(\.id)
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
    let cell = CellKey("build", Target("target-\(writer)"))
    let before = clock()
    for number in 0..<min(changes, ids.count) {
      let start = clock()
      let change = Action.record(
        AttemptChange(state: .running, at: Int64(number) + 2), .cell(cell, .known(ids[number])))
      switch await store.perform(change, []) {
      case .recorded(.changed):
        tally.writes.append(clock() - start)
        tally.acknowledged[name(ids[number], writer)] = 1
      case .refused(let error) where error.code == .busy: tally.failures += 1
      case .refused(let error): throw error
      default: throw StoreError(.inconsistentState, "a start of an attempt that nobody else starts changed nothing")
      }
      await Task.yield()
    }
    tally.spans = [ContentionTally.Span(begun: before, ended: clock())]
    return tally
  }
}

extension Contention {
  /// The same, seen from a process that waits for the others.
  public var asOneTask: Contention {
    var contention = self
    contention.place = .tasks
    contention.writers = 1
    return contention
  }
}
