import PipeShape
import PipeShapeStore

/// A comparison while it runs.
struct ComparisonRun {
  let comparison: Comparison
  /// The baseline, the baseline again, then the others.
  var contenders: [Contender] = []
  var infos: [CandidateInfo]
  /// The store in memory; nil where the first contender says what is right.
  private var memory: Contender?
  var data: DataSet
  var gate = EqualityGate()
  var samples: [Sample] = []
  var counters: [CounterKey: Int64] = [:]
  var storage: [StorageFigures] = []
  var skipped: [Fact] = []
  /// Those that could not take part from the start, and those that have dropped out.
  var unsupported: [UnsupportedCandidate]
  var stateDigest = ""
  private(set) var records: [PipelineRecord] = []
  private let started: Int64

  struct CounterKey: Hashable {
    var operation: OperationName
    var candidate: Int
    var name: String
  }

  private var settings: ComparisonSettings { comparison.settings }

  /// Who says what is right.
  private var reference: Contender { memory ?? contenders[0] }

  init(_ comparison: Comparison) async throws(ComparisonError) {
    let settings = comparison.settings
    guard settings.pipelines >= 20, settings.rounds >= 2, settings.budgetMilliseconds > 0, settings.payloadBytes >= 0,
      (0...1).contains(settings.rerunShare)
    else {
      throw ComparisonError(.badSettings, "a comparison needs at least 20 pipelines, 2 rounds and a time budget")
    }
    guard let base = comparison.candidates.first(where: { Target($0.layout) == Target(comparison.baseline) }) else {
      throw ComparisonError(
        .badSettings, "no candidate has the layout \(comparison.baseline), which all are compared with")
    }
    let others = comparison.candidates.filter { Target($0.name) != Target(base.name) }
    guard Set(others.map(\.name)).count == others.count else {
      throw ComparisonError(.badSettings, "two candidates have one name")
    }
    self.comparison = comparison
    started = comparison.clock()
    infos =
      [
        CandidateInfo(base, name: base.name, role: .baseline),
        CandidateInfo(base, name: "\(base.name) again", role: .again),
      ]
      + others.map { CandidateInfo($0, name: $0.name, role: .candidate) }
    unsupported = comparison.unsupported
    if settings.reference == .memory {
      let store = MemoryStore(kinds: WorkloadKinds.registry, ids: SequentialIDs())
      memory = Contender(name: "reference", store: ContenderStore(store))
    }
    do throws(GraphError) { data = try DataSet(settings, shapes: comparison.shapes) } catch {
      throw ComparisonError(.badShape, error.message)
    }
    for (index, candidate) in ([base, base] + others).enumerated() {
      do throws(StoreError) {
        let store = try await candidate.open(infos[index].label)
        contenders.append(Contender(name: infos[index].name, store: store))
        infos[index].settings += try await store.settings()
      } catch {
        for contender in contenders { await contender.store.close() }
        throw ComparisonError(error, of: infos[index].name)
      }
    }
  }

  func close() async { for contender in contenders { await contender.store.close() } }

  /// How long the comparison has taken.
  var seconds: Double { Double(comparison.clock() - started) / 1e9 }

  func say(_ text: String) { comparison.progress("\(NumberText.fixed(seconds, 1)) s  \(text)") }

  // MARK: Loading

  /// Fills all stores batch by batch, in turns.
  mutating func load() async throws(ComparisonError) {
    let batchSize = min(250, max(5, settings.pipelines / 40))
    var turns = Turns(seed: settings.seed, purpose: 3)
    var events: [EventID] = []
    var round = 0
    var told = 0
    while true {
      let batch: [GeneratedPipeline]
      do throws(PipelineError) { batch = try data.next(batchSize) } catch {
        throw ComparisonError(.badShape, error.message)
      }
      guard !batch.isEmpty else { break }
      round += 1
      let drafts = batch.map { $0.draft { events[$0] } }
      var loaded: [Int: [PipelineID]] = [:]
      var refusals: [Int: StoreError] = [:]
      for (turn, index) in turns.next(of: contenders.count).enumerated() {
        let contender = contenders[index]
        let start = comparison.clock()
        do throws(StoreError) { loaded[index] = try await contender.store.load(drafts) } catch {
          guard error.code == .limit else { throw ComparisonError(error, of: contender.name) }
          refusals[index] = error
          continue
        }
        let time = comparison.clock() - start
        if batch.count == batchSize {
          samples.append(
            Sample(
              operation: .bulkImport, candidate: index, round: round, turn: turn + 1,
              nanoseconds: time / Int64(batch.count)))
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
      let reference = reference
      let page = Page(after: ids.first.map { PipelineID($0.raw - 1) }, limit: ids.count)
      let listed = try await attempt(reference.name) { () throws(StoreError) in try await reference.store.list(page) }
      records += listed
      events += listed.map(\.event)
      if records.count * 10 / settings.pipelines > told {
        told = records.count * 10 / settings.pipelines
        say("loaded \(records.count) of \(settings.pipelines) pipelines into \(contenders.count) stores")
      }
    }
  }

  func attempt<R>(
    _ name: String, _ body: () async throws(StoreError) -> R
  ) async throws(ComparisonError) -> R {
    do throws(StoreError) { return try await body() } catch { throw ComparisonError(error, of: name) }
  }

  func settle() async throws(ComparisonError) {
    for contender in contenders {
      try await attempt(contender.name) { () throws(StoreError) in try await contender.store.settle() }
    }
  }

  /// Reads the bytes and rows of what was loaded, before any measured call changes it.
  mutating func gauge() async throws(ComparisonError) {
    try await settle()
    for contender in contenders {
      let measures = try await attempt(contender.name) { () throws(StoreError) in
        try await contender.store.measures(true)
      }
      let counts = try await attempt(contender.name) { () throws(StoreError) in try await contender.store.counts() }
      storage.append(StorageFigures(counts: counts, gauges: measures.filter { $0.kind == .gauge }))
    }
    say("read bytes and rows of what was loaded")
  }

  /// Takes out candidates whose layouts do not hold this work by a limit of theirs; what they gave so far is forgotten.
  ///
  /// - Throws: `store` where it is the baseline, which nothing can be compared without.
  private mutating func drop(_ refusals: [Int: StoreError]) async throws(ComparisonError) {
    for (index, error) in refusals.sorted(by: { $0.key > $1.key }) {
      guard infos[index].role == .candidate else { throw ComparisonError(error, of: infos[index].name) }
      say("\(infos[index].name) drops out: \(error)")
      unsupported.append(UnsupportedCandidate(infos[index].name, reason: "\(error)"))
      await contenders.remove(at: index).store.close()
      infos.remove(at: index)
      if index < storage.count { storage.remove(at: index) }
      samples = samples.filter { $0.candidate != index }.map { sample in
        var sample = sample
        if sample.candidate > index { sample.candidate -= 1 }
        return sample
      }
      var kept: [CounterKey: Int64] = [:]
      for (key, value) in counters where key.candidate != index {
        var key = key
        if key.candidate > index { key.candidate -= 1 }
        kept[key] = value
      }
      counters = kept
    }
  }

  // MARK: Measuring

  /// Warms up and calibrates, then runs the rounds.
  mutating func measure() async throws(ComparisonError) {
    var stream = OperationStream(data, settings: settings, records: records)
    var turns = Turns(seed: settings.seed, purpose: 4)
    var units: [Story: [Int]] = [:]
    for story in Story.allCases {
      guard stream.available(story) > 3 else {
        for operation in story.operations where operation != .preview {
          skipped.append(Fact(operation.rawValue, "the pipelines give nothing to do"))
        }
        continue
      }
      let light = stream.available(story) == .max
      var cost: Int64 = 1
      // The first pass fills caches and prepares statements; the second one says how long a unit takes.
      for _ in 0..<2 {
        let block = stream.block(story, units: light ? 4 : 1)
        let start = comparison.clock()
        try await execute(block, round: nil, order: turns.next(of: contenders.count))
        cost = max(1, (comparison.clock() - start) / Int64(contenders.count * (light ? 4 : 1)))
      }
      units[story] = BlockPlan(settings, story: story, cost: cost, available: stream.available(story)).units
    }
    say("warmed up; \(units.values.reduce(0) { $0 + $1.reduce(0, +) }) units in \(settings.rounds) rounds follow")
    var order = SeededRandom(seed: settings.seed, purpose: 5)
    for round in 1...settings.rounds {
      try await settle()
      for story in order.shuffled(Story.allCases) {
        guard let count = units[story]?[round - 1], count > 0 else { continue }
        try await execute(stream.block(story, units: count), round: round, order: turns.next(of: contenders.count))
      }
      if round % max(1, settings.rounds / 8) == 0 { say("round \(round) of \(settings.rounds)") }
    }
  }

  private mutating func execute(_ block: Block, round: Int?, order: [Int]) async throws(ComparisonError) {
    let outcomes = try await outcomes(of: block, order: order, counting: round != nil, tracing: round == nil)
    for (index, outcomes) in outcomes.enumerated() {
      guard let round else {
        infos[index].note(zip(block.segments, outcomes.segments).map { ($0.operation, $0.actions.count, $1.traced) })
        continue
      }
      for (segment, outcome) in zip(block.segments, outcomes.segments) {
        guard let operation = segment.operation else { continue }
        for time in outcome.nanoseconds {
          samples.append(
            Sample(operation: operation, candidate: index, round: round, turn: outcomes.turn, nanoseconds: time))
        }
        for (name, value) in outcome.counters {
          counters[CounterKey(operation: operation, candidate: index, name: name), default: 0] += value
        }
      }
    }
  }

  /// What a block gave one contender, and its turn, from 1.
  struct BlockOutcome {
    var turn: Int
    var segments: [Contender.Outcome]
  }

  /// Executes a block everywhere, and compares the answers; one entry for each contender that is left then.
  mutating func outcomes(
    of block: Block, order: [Int], counting: Bool, tracing: Bool = false
  ) async throws(ComparisonError) -> [BlockOutcome] {
    var outcomes = contenders.map { _ in BlockOutcome(turn: 0, segments: []) }
    for (turn, index) in order.enumerated() {
      do throws(StoreError) {
        outcomes[index] = BlockOutcome(
          turn: turn + 1,
          segments: try await contenders[index].execute(
            block, clock: comparison.clock, counting: counting, tracing: tracing))
      } catch { throw ComparisonError(error, of: contenders[index].name) }
    }
    var expected = outcomes[0].segments
    do throws(StoreError) {
      if let found = try await memory?.execute(block, clock: comparison.clock, counting: false) { expected = found }
    } catch { throw ComparisonError(error, of: reference.name) }
    var refusals: [Int: StoreError] = [:]
    for index in outcomes.indices {
      refusals[index] = Self.limit(in: outcomes[index].segments, unlike: expected)
    }
    try await drop(refusals)
    for index in refusals.keys.sorted(by: >) { outcomes.remove(at: index) }
    for (index, segment) in block.segments.enumerated() {
      try gate.compare(
        segment.actions, operation: segment.operation, expected: expected[index].answers,
        others: contenders.indices.map { (contenders[$0].name, outcomes[$0].segments[index].answers) })
    }
    return outcomes
  }

  /// The first refusal by a limit that the reference does not have.
  private static func limit(in found: [Contender.Outcome], unlike expected: [Contender.Outcome]) -> StoreError? {
    for (found, expected) in zip(found, expected) {
      for (answer, wanted) in zip(found.answers, expected.answers) {
        guard case .refused(let error) = answer, error.code == .limit else { continue }
        if case .refused = wanted { continue }
        return error
      }
    }
    return nil
  }

  // MARK: The final state

  /// Compares every pipeline of every store, or of those chosen, with the reference.
  mutating func compareStates(of chosen: Set<Int>? = nil) async throws(ComparisonError) {
    let expected = try await states(of: reference)
    var digest = Digest()
    for (_, state) in expected { digest.add(Array(state.description.utf8)) }
    stateDigest = digest.description
    for (index, contender) in contenders.enumerated()
    where (index > 0 || memory != nil) && chosen?.contains(index) ?? true {
      let found = try await states(of: contender)
      let reference = reference
      try await gate.compareStates(expected, found, candidate: contender.name) { id throws(StoreError) in
        let wanted = try await reference.store.fetch([id])[0]
        let got = try await contender.store.fetch([id])[0]
        return (CanonicalForm.bytes(of: wanted), CanonicalForm.bytes(of: got))
      }
    }
    say("compared \(expected.count) pipelines of \(chosen?.count ?? contenders.count) stores with the reference")
  }

  private func states(of contender: Contender) async throws(ComparisonError) -> [(PipelineID, Digest)] {
    var states: [(PipelineID, Digest)] = []
    while true {
      let page = Page(after: states.last?.0, limit: 50)
      let pipelines = try await attempt(contender.name) { () throws(StoreError) in
        let ids = try await contender.store.list(page).map(\.id)
        return (ids, try await contender.store.fetch(ids))
      }
      guard !pipelines.0.isEmpty else { return states }
      for (id, pipeline) in zip(pipelines.0, pipelines.1) {
        var digest = Digest()
        digest.add(CanonicalForm.bytes(of: pipeline))
        states.append((id, digest))
      }
    }
  }
}
