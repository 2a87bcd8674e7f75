import PipeShape
import PipeShapeStore

/// Ages one store: pipelines are made, live, are rerun, and the oldest go, so that the number stays.
struct AgeingRun {
  private let name: String
  private let filled: FilledStore
  private let context: StepContext
  private var stream: OperationStream
  private var random: SeededRandom
  private var digest = Digest()
  private var updates = 0
  /// The sessions since the last look: how long each took, and how many calls it held.
  private var sessions: [(nanoseconds: Int64, calls: Int)] = []
  private var result = StepResult(figures: [], samples: "updates,label,quantity,value\n")

  /// How many pipelines live in one session.
  private let units: Int
  /// How many reads, and lives for updates, a look takes.
  private var probes: (reads: Int, lives: Int) { units < 20 ? (6, 1) : (60, 4) }

  init(
    _ candidate: Candidate, _ settings: ComparisonSettings, units: Int, _ context: StepContext
  ) async throws(ComparisonError) {
    self.units = units
    name = candidate.name
    self.context = context
    filled = try await FilledStore(candidate, label: "ageing-\(candidate.name)", settings, shapes: context.shapes)
    stream = filled.stream
    random = SeededRandom(seed: settings.seed, purpose: 41)
  }

  func close() async { await filled.store.close() }

  mutating func measure(marks: [Int], seconds: Double) async throws(ComparisonError) -> StepResult {
    do throws(StoreError) {
      let start = context.clock()
      for mark in marks {
        sessions = []
        var isOver = false
        while updates < mark, !isOver {
          try await batch()
          isOver = Double(context.clock() - start) / 1e9 > seconds
        }
        if updates < mark {
          result.facts.append(
            Fact("ended early", "\(NumberText.count(updates)) updates took \(NumberText.fixed(seconds, 0)) s"))
        }
        // Only marks that were reached are the same for every layout.
        let place = updates < mark ? updates : mark
        if !sessions.isEmpty {
          let cost = Statistics.bootstrap(sessions, seed: filled.settings.seed) { sessions in
            Double(sessions.reduce(0) { $0 + $1.nanoseconds }) / Double(max(1, sessions.reduce(0) { $0 + $1.calls }))
          }
          add(.batched, cost, Ageing.aged, place, samples: sessions.count)
        }
        try await look(Ageing.aged, at: place)
        result.facts.append(Fact(Ageing.digest(after: place), digest.description))
        context.progress("\(name): \(NumberText.count(updates)) updates")
        if isOver { break }
      }
      if let compact = filled.store.engine.compact {
        try await compact()
        try await look(Ageing.compacted, at: updates)
      }
      return result
    } catch { throw ComparisonError(error, of: name) }
  }

  /// Some pipelines live in one session; one in ten is rerun from a build on, and as many of the oldest go.
  private mutating func batch() async throws(StoreError) {
    let block = stream.block(.life, units: units)
    var actions = block.segments.flatMap(\.actions)
    for (unit, create) in block.segments[0].actions.enumerated() where unit % 10 == 3 {
      guard case .create(let draft) = create else { continue }
      let builds = draft.graph.cells.indices.filter { WorkloadKinds.isCoprBuild(draft.graph.kind(ofCellAt: $0)) }
      guard let build = builds.first else { continue }
      let subject = Action.Subject.made(units - 1 - unit)
      let at = (draft.createdAt ?? 0) + 50_000
      actions.append(.rerun(RerunRequest(RerunScope(.cell(draft.graph.cells[build])), at: at), subject))
      actions.append(.record(AttemptChange(state: .cancelled, at: at + 1), .cell(draft.graph.cells[build], subject)))
    }
    actions.append(.remove(endedBefore: .max, limit: units))
    let start = context.clock()
    let answers = try await filled.store.performAll(actions)
    let time = context.clock() - start
    sessions.append((time, actions.count))
    result.samples += "\(updates),\(Ageing.aged),nanoseconds of a session of \(actions.count) calls,\(time)\n"
    for answer in answers {
      if case .refused(let error) = answer { throw error }
      digest.add(CanonicalForm.bytes(of: answer))
    }
    updates += actions.count {
      switch $0 {
      case .record, .rerun: true
      default: false
      }
    }
  }

  // MARK: Looking

  private mutating func add(
    _ quantity: Ageing.Quantity, _ value: Double, _ label: String, _ mark: Int, samples: Int = 1
  ) { add(quantity, Interval(exactly: value), label, mark, samples: samples) }

  private mutating func add(
    _ quantity: Ageing.Quantity, _ value: Interval, _ label: String, _ mark: Int, samples: Int
  ) {
    result.figures.append(
      Figure(
        series: name, quantity: quantity.rawValue, unit: quantity.unit, label: label, x: Double(mark), value: value,
        samples: samples))
  }

  private mutating func look(_ label: String, at mark: Int) async throws(StoreError) {
    let gauges = try await filled.store.measures(false)
    if let wal = gauges.first(where: { Target($0.name) == Target("wal bytes") }) {
      add(.wal, Double(wal.value), label, mark)
    }
    try await filled.store.settle()
    let condition = try await filled.store.engine.condition?() ?? []
    for measure in condition + gauges.filter({ $0.kind == .gauge }) {
      result.samples += "\(mark),\(label),\(measure.name),\(measure.value)\n"
    }
    let value = { (name: String) in condition.first { Target($0.name) == Target(name) }.map { Double($0.value) } }
    if let pages = value("pages"), let free = value("free pages"), let bytes = value("bytes"), pages > 0 {
      add(.bytes, bytes, label, mark)
      add(.free, free / pages, label, mark)
      if let unused = value("unused bytes in pages") { add(.unused, unused / bytes, label, mark) }
    }
    if let leaves = value("leaf pages"), let scattered = value("leaf pages out of order"), leaves > 0 {
      add(.scattered, scattered / leaves, label, mark)
    }
    try await probe(label, at: mark)
    // The whole state, after what was timed: it fills caches.
    for id in try await filled.store.list(Page(limit: filled.settings.pipelines * 2)).map(\.id) {
      digest.add(CanonicalForm.bytes(of: try await filled.store.fetch([id])[0]))
    }
  }

  /// Reads, finds and updates, each in a session of its own.
  private mutating func probe(_ label: String, at mark: Int) async throws(StoreError) {
    let ids = try await filled.store.list(Page(limit: filled.settings.pipelines * 2)).map(\.id)
    guard !ids.isEmpty else { return }
    let chosen = (0..<probes.reads).map { _ in random.pick(ids) }
    var reads: [Double] = []
    var finds: [Double] = []
    for id in chosen {
      guard case .pipeline(let pipeline?) = await time(.pipeline(.known(id)), [], into: &reads) else { continue }
      let builds = pipeline.attempts.filter {
        $0.external != nil && WorkloadKinds.isCoprBuild(pipeline.graph.kind(ofCellAt: Int($0.cell)))
      }
      guard let build = builds.first, let external = build.external else { continue }
      let target = pipeline.graph.cells[Int(build.cell)].target.name
      let lookup = ExternalLookup(external, target: target, kind: WorkloadKinds.coprBuild.name)
      _ = await time(.cells(.external(lookup), limit: 100), [], into: &finds)
    }
    var updates: [Double] = []
    let units = probes.lives
    let block = stream.block(.life, units: units)
    var made: [PipelineID] = []
    for segment in block.segments {
      for action in segment.actions {
        var times: [Double] = []
        let answer = await time(action, made, into: &times)
        if case .made(let id) = answer { made.append(id) }
        if case .refused(let error) = answer { throw error }
        if segment.operation == .updateTarget { updates += times }
      }
    }
    _ = await filled.store.perform(.remove(endedBefore: .max, limit: units), [])
    for (quantity, times) in [(Ageing.Quantity.read, reads), (.find, finds), (.update, updates)] where !times.isEmpty {
      for time in times { result.samples += "\(mark),\(label),\(quantity.rawValue),\(Int64(time))\n" }
      add(
        quantity, Statistics.bootstrap(times, seed: filled.settings.seed, statistic: Statistics.median), label, mark,
        samples: times.count)
    }
  }

  private mutating func time(_ action: Action, _ made: [PipelineID], into times: inout [Double]) async -> Answer {
    let start = context.clock()
    let answer = await filled.store.perform(action, made)
    times.append(Double(context.clock() - start))
    digest.add(CanonicalForm.bytes(of: answer))
    return answer
  }
}
