import PipeShape
import PipeShapeStore

/// Ages one store: pipelines are made, live, are rerun, and the oldest go, so that the number stays.
struct AgeingRun {
  private let candidate: Candidate
  private let filled: FilledStore
  private let size: Ageing.Size
  private let context: StepContext
  private var stream: OperationStream
  private var random: SeededRandom
  private var digest = Digest()
  private var updates = 0
  /// How long the store was busy with growing old.
  private var busy: Int64 = 0
  /// The sessions since the last look: how long each took, and how many calls it held.
  private var sessions: [(nanoseconds: Int64, calls: Int)] = []
  private var result = StepResult(figures: [], samples: "updates,condition,store,round,quantity,value\n")

  private var name: String { candidate.name }
  private var seed: UInt64 { filled.settings.seed }

  init(
    _ candidate: Candidate, _ settings: ComparisonSettings, _ size: Ageing.Size, _ context: StepContext
  ) async throws(ComparisonError) {
    self.candidate = candidate
    self.size = size
    self.context = context
    filled = try await FilledStore(candidate, label: "ageing-\(candidate.name)", settings, shapes: context.shapes)
    stream = filled.stream
    random = SeededRandom(seed: settings.seed, purpose: 41)
  }

  func close() async { await filled.store.close() }

  /// Looks at the store at each mark, or as soon after it as a session is over, and once more when it was compacted.
  ///
  /// A session may go beyond several marks: the store is looked at once then. Figures stand at the real number of
  /// updates; a mark is only the key by which the digests of layouts find one another.
  mutating func measure(marks: [Int], seconds: Double) async throws(ComparisonError) -> StepResult {
    do throws(StoreError) {
      result.facts += candidate.settings.facts(of: name) + (try await filled.store.settings()).facts(of: name)
    } catch { throw ComparisonError(error, of: name) }
    for mark in marks where mark == 0 || mark > updates {
      sessions = []
      var isOver = false
      while updates < mark, !isOver {
        do throws(StoreError) { try await batch() } catch { throw ComparisonError(error, of: name) }
        isOver = Double(busy) / 1e9 > seconds
      }
      if !sessions.isEmpty {
        let cost = Statistics.bootstrap(sessions, seed: seed) { sessions in
          Double(sessions.reduce(0) { $0 + $1.nanoseconds }) / Double(max(1, sessions.reduce(0) { $0 + $1.calls }))
        }
        add(.batched, cost, Ageing.aged, updates, samples: sessions.count)
      }
      try await look(Ageing.aged, at: updates)
      // Only marks that were reached are the same for every layout.
      result.facts.append(Fact(Ageing.digest(after: min(mark, updates)), digest.description))
      context.progress("\(name): \(NumberText.count(updates)) updates")
      if isOver { break }
    }
    if let last = marks.last, updates < last {
      result.facts.append(
        Fact(
          Ageing.endedEarly,
          "\(NumberText.count(updates)) of \(NumberText.count(last)) updates took \(NumberText.fixed(Double(busy) / 1e9, 0)) s"
        ))
    }
    if let compact = filled.store.engine.compact {
      do throws(StoreError) { try await compact() } catch { throw ComparisonError(error, of: name) }
      try await look(Ageing.compacted, at: updates)
    }
    return result
  }

  /// Some pipelines live in one session; one in ten is rerun from a build on, and as many of the oldest go.
  private mutating func batch() async throws(StoreError) {
    let block = stream.block(.life, units: size.units)
    var actions = block.segments.flatMap(\.actions)
    for (unit, create) in block.segments[0].actions.enumerated() where unit % 10 == 3 {
      guard case .create(let draft) = create else { continue }
      let builds = draft.graph.cells.indices.filter { WorkloadKinds.isCoprBuild(draft.graph.kind(ofCellAt: $0)) }
      guard let build = builds.first else { continue }
      let subject = Action.Subject.made(size.units - 1 - unit)
      let at = (draft.createdAt ?? 0) + 50_000
      actions.append(.rerun(RerunRequest(RerunScope(.cell(draft.graph.cells[build])), at: at), subject))
      actions.append(.record(AttemptChange(state: .cancelled, at: at + 1), .cell(draft.graph.cells[build], subject)))
    }
    actions.append(.remove(endedBefore: .max, limit: size.units))
    let start = context.clock()
    let answers = try await filled.store.performAll(actions)
    let time = context.clock() - start
    busy += time
    sessions.append((time, actions.count))
    result.samples += "\(updates),\(Ageing.aged),aged,,nanoseconds of a session of \(actions.count) calls,\(time)\n"
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
    _ quantity: Ageing.Quantity, _ value: Interval, _ label: String, _ mark: Int, samples: Int = 1
  ) { add(quantity.rawValue, quantity.unit, value, label, mark, samples: samples) }

  private mutating func add(
    _ quantity: String, _ unit: Figure.Unit, _ value: Interval, _ label: String, _ mark: Int, samples: Int
  ) {
    result.figures.append(
      Figure(
        series: name, quantity: quantity, unit: unit, label: label, x: Double(mark), value: value, samples: samples))
  }

  /// Looks at the store, and asks it and a fresh store with the same pipelines the same, in turns.
  private mutating func look(_ label: String, at mark: Int) async throws(ComparisonError) {
    let twin: FreshTwin
    do throws(StoreError) {
      let log = try await filled.store.engine.condition?().logBytes
      if let log {
        result.samples += "\(mark),\(label),aged,,\(Ageing.Quantity.log.rawValue),\(log)\n"
        add(.log, Interval(exactly: Double(log)), label, mark)
      }
    } catch { throw ComparisonError(error, of: name) }
    twin = try await FreshTwin(
      of: filled.store, candidate, label: "fresh-\(name)-\(label)-\(mark)", batch: filled.batchSize)
    do throws(ComparisonError) {
      try await weigh(label, mark, twin)
      try await probe(label, mark, twin)
    } catch {
      await twin.store.close()
      throw error
    }
    await twin.store.close()
    do throws(StoreError) {
      // The number of pipelines stays what it was.
      let removed = await filled.store.perform(.remove(endedBefore: .max, limit: size.rounds + 1), [])
      if case .refused(let error) = removed { throw error }
      digest.add(CanonicalForm.bytes(of: removed))
      for id in try await filled.store.list(Page(limit: filled.settings.pipelines * 2)).map(\.id) {
        digest.add(CanonicalForm.bytes(of: try await filled.store.fetch([id])[0]))
      }
    } catch { throw ComparisonError(error, of: name) }
  }

  private mutating func weigh(_ label: String, _ mark: Int, _ twin: FreshTwin) async throws(ComparisonError) {
    do throws(StoreError) {
      guard let old = try await filled.store.engine.condition?(),
        let fresh = try await twin.store.engine.condition?()
      else { return }
      for (store, condition) in [("aged", old), ("fresh", fresh)] {
        let start = "\(mark),\(label),\(store),,"
        result.samples += "\(start)bytes,\(condition.bytes)\n"
        for (name, part) in [
          ("free", condition.free), ("unused", condition.unused), ("scattered", condition.scattered),
        ] {
          guard let part else { continue }
          result.samples += "\(start)\(name),\(part.part)\n\(start)\(name) of,\(part.whole)\n"
        }
      }
      add(.bytes, Interval(exactly: Double(old.bytes)), label, mark)
      add(
        Ageing.Quantity.bytes.ratio, .ratio, Interval(exactly: Double(old.bytes) / Double(max(1, fresh.bytes))), label,
        mark, samples: 1)
      for (quantity, part) in [
        (Ageing.Quantity.free, old.free), (.unused, old.unused), (.scattered, old.scattered),
      ] { if let part { add(quantity, Interval(exactly: part.share), label, mark) } }
    } catch { throw ComparisonError(error, of: name) }
  }

  private mutating func probe(_ label: String, _ mark: Int, _ twin: FreshTwin) async throws(ComparisonError) {
    var probe = AgeingProbe(name, filled.store, twin, clock: context.clock)
    try await probe.measure(size, &stream, &random)
    for answer in probe.answers { digest.add(CanonicalForm.bytes(of: answer)) }
    for sample in probe.samples {
      result.samples +=
        "\(mark),\(label),\(sample.isFresh ? "fresh" : "aged"),\(sample.round),\(sample.quantity.rawValue),\(sample.nanoseconds)\n"
    }
    for quantity in Ageing.Quantity.probed {
      guard let found = probe.figures(quantity, seed: seed) else { continue }
      let samples = probe.samples.count { $0.quantity == quantity && !$0.isFresh }
      add(quantity, found.old, label, mark, samples: samples)
      add(quantity.fresh, .nanoseconds, found.fresh, label, mark, samples: samples)
      add(quantity.ratio, .ratio, found.ratio, label, mark, samples: samples)
    }
  }
}
