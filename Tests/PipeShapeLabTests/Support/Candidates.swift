import PipeShape
import PipeShapeStore
import Synchronization

@testable import PipeShapeLab

/// A clock that moves only when it is read, by a microsecond.
final class SteppingClock: Sendable {
  private let now = Mutex<Int64>(0)

  func read() -> Int64 {
    now.withLock { now in
      now += 1000
      return now
    }
  }
}

/// Counts up from 1.
final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}

/// A store in memory that takes so much longer on the clock it is given, and may lie.
struct DisguisedStore: Store {
  let inner = MemoryStore(kinds: WorkloadKinds.registry, ids: SequentialIDs())
  var clock: SteppingClock?
  var readSteps = 0
  var writeSteps = 0
  /// Refuses to write more often than that, by a limit.
  var writesBeforeLimit = Int.max
  /// Goes on after it was closed, as a file does that is opened anew.
  var staysOpen = false
  /// Refuses some writes, with that error.
  var refuses: @Sendable (ChangeSet) -> StoreError? = { _ in nil }
  private let writes = Counter()
  /// Reads a pipeline as another store would that loses a payload.
  var loses: @Sendable (Pipeline) -> Bool = { _ in false }

  init(
    clock: SteppingClock? = nil, readSteps: Int = 0, writeSteps: Int = 0, writesBeforeLimit: Int = .max,
    loses: @escaping @Sendable (Pipeline) -> Bool = { _ in false }
  ) {
    self.clock = clock
    self.readSteps = readSteps
    self.writeSteps = writeSteps
    self.writesBeforeLimit = writesBeforeLimit
    self.loses = loses
  }

  var capabilities: Capabilities { inner.capabilities }

  final class Reader: ReadSession {
    let inner: MemoryReader
    let loses: @Sendable (Pipeline) -> Bool

    init(_ inner: MemoryReader, _ loses: @escaping @Sendable (Pipeline) -> Bool) {
      self.inner = inner
      self.loses = loses
    }

    func pipeline(_ id: PipelineID) throws(StoreError) -> Pipeline? {
      guard let pipeline = try inner.pipeline(id), loses(pipeline) else { return try inner.pipeline(id) }
      var attempts = pipeline.attempts
      attempts[attempts.count - 1].payload = .null
      return try refusing { () throws(PipelineError) in
        try Pipeline(
          id: id, event: pipeline.event, graph: pipeline.graph, runs: pipeline.runs, attempts: attempts)
      }
    }
    func run(_ number: Int?, of id: PipelineID) throws(StoreError) -> RunView? { try inner.run(number, of: id) }
    func pipelines(
      _ scope: PipelineScope, page: Page<PipelineID>, order: ListOrder
    ) throws(StoreError) -> [PipelineRecord] {
      try inner.pipelines(scope, page: page, order: order)
    }
    func events(of project: ProjectID, page: Page<EventID>) throws(StoreError) -> [Event] {
      try inner.events(of: project, page: page)
    }
    func project(url: String) throws(StoreError) -> Project? { try inner.project(url: url) }
    func origin(of id: PipelineID) throws(StoreError) -> PipelineOrigin? { try inner.origin(of: id) }
    func cells(_ query: CellQuery, page: Page<CellCursor>) throws(StoreError) -> [CellRecord] {
      try inner.cells(query, page: page)
    }
    func preview(_ scope: RerunScope, of id: PipelineID) throws(StoreError) -> RerunOutcome {
      try inner.preview(scope, of: id)
    }
    func outcome(ofRequest id: String, in pipeline: PipelineID) throws(StoreError) -> RerunOutcome? {
      try inner.outcome(ofRequest: id, in: pipeline)
    }
    func counts() throws(StoreError) -> StoreCounts { try inner.counts() }
  }

  func read<R: Sendable>(
    at point: ReadPoint, _ body: @Sendable (Reader) throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    for _ in 0..<readSteps { _ = clock?.read() }
    return try await inner.read(at: point) { (session) throws(StoreError) in try body(Reader(session, loses)) }
  }

  func write<R: Sendable>(
    _ change: ChangeSet, _ body: @Sendable (MemoryWriter) throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    for _ in 0..<writeSteps { _ = clock?.read() }
    if let error = refuses(change) { throw error }
    guard writes.next() <= writesBeforeLimit else { throw StoreError(.limit, "more cells than a document may hold") }
    return try await inner.write(change, body)
  }

  func measures(detailed: Bool) async throws(StoreError) -> [Measure] {
    var measures = try await inner.measures(detailed: detailed)
    if detailed {
      measures += [
        Measure("bytes of table attempt & <input>", .gauge, 4_000_000),
        Measure("bytes of index attempt", .gauge, 1_000_000),
        Measure("rows of table attempt & <input>", .gauge, 4000),
      ]
    }
    return measures
  }

  func close() async { if !staysOpen { await inner.close() } }
}

/// A candidate of that name, and of that layout.
func candidate(_ name: String, _ store: @escaping @Sendable () -> DisguisedStore) -> Candidate {
  Candidate(
    name: name, engine: "memory", layout: name, settings: [Fact("journal", "none & \"nothing\"")],
    accessPaths: [AccessPath("get pipeline", lines: ["a dictionary of <ids>"])]
  ) { _ throws(StoreError) in ContenderStore(store()) }
}

/// A pipeline of two chroots, so that a comparison is quick in a debug build.
let twoChroots: [WorkloadShape] = {
  guard let shape = try? WorkloadShape.wide(2) else { return [] }
  return [shape]
}()

/// A small comparison of a baseline with a layout that reads cheaply and writes expensively.
func smallComparison(
  pipelines: Int = 160, rounds: Int = 32, lies: @escaping @Sendable (Pipeline) -> Bool = { _ in false }
) -> Comparison {
  let clock = SteppingClock()
  let settings = ComparisonSettings(
    pipelines: pipelines, rounds: rounds, seed: 5, budgetMilliseconds: 2, payloadBytes: 60)
  var comparison = Comparison(
    settings, shapes: [],
    candidates: [
      candidate("normalized") { DisguisedStore(clock: clock, readSteps: 40, writeSteps: 40) },
      candidate("document") { DisguisedStore(clock: clock, readSteps: 10, writeSteps: 90, loses: lies) },
    ],
    clock: { clock.read() })
  comparison.unsupported = [UnsupportedCandidate("memory record", reason: "no native records")]
  comparison.environment = [Fact("machine", "a clock that steps")]
  comparison.command = "pipeshape compare --seed 5"
  return comparison
}

/// The report of the small comparison, which many tests look at.
let comparedOnce = Task { try await smallComparison().run() }
