import PipeShape
import PipeShapeStore

/// Measures the capacity of every store in a closed loop, offers calls at rising rates, and measures it again.
struct OpenLoopRun {
  let settings: TrialSettings
  let shares: [Double]
  var figures: [Figure] = []
  var facts: [Fact] = []
  var samples = "phase,layout,pass,call,operation,arrival,begun,ended\n"
  private var gate = EqualityGate()

  init(_ settings: TrialSettings, shares: [Double]) {
    self.settings = settings
    self.shares = shares
  }

  /// The data set; the first store of the baseline says what is right, since no store in memory takes part in rates.
  static func comparison(_ settings: TrialSettings) -> ComparisonSettings {
    var comparison = settings.comparison()
    comparison.reference = .baseline
    return comparison
  }

  /// How many calls are drawn before any is measured: at first every pipeline in flight is at its beginning, which is no
  /// mix of messages that lasts.
  ///
  /// Only the messages among them are sent; what reads changes nothing, and may be slow.
  static func burnIn(_ settings: TrialSettings) -> Int { settings.isQuick ? 60 : 6000 }

  mutating func run(_ context: StepContext) async throws(ComparisonError) -> StepResult {
    var run = try await ComparisonRun(context.comparison(Self.comparison(settings)))
    do throws(ComparisonError) {
      try await run.load()
      try await measure(&run, context)
    } catch {
      await run.close()
      throw error
    }
    await run.close()
    facts.append(Fact("calls compared", NumberText.count(gate.calls)))
    facts.append(Fact("refusals, by all alike", NumberText.count(gate.refusals)))
    facts.append(Fact("digest of the answers", gate.digest.description))
    facts += run.unsupported.map { Fact("no figures of \($0.name)", $0.reason) } + run.settingFacts
    return StepResult(figures: figures, facts: facts, samples: samples)
  }

  private mutating func measure(_ run: inout ComparisonRun, _ context: StepContext) async throws(ComparisonError) {
    let names = run.infos.map(\.name)
    var mix = ServiceMix(run.filling.stream, seed: settings.seed)
    var clients = run.contenders.map { MixClient($0.store) }
    try await burnIn(names, &clients, &mix)
    let base = try await capacity(OpenLoopTrial.capacity, of: Array(names.indices), &run, &clients, &mix, context)
    var offering = Offering(base: base, random: SeededRandom(seed: settings.seed, purpose: 32), count: names.count)
    for share in shares where offering.taking.contains(0) {
      try await offer(share, &offering, &run, &clients, &mix, context)
    }
    let told = offering.told
    // Rates are shares of what the baseline could do before any: how much less the larger store can do is measured too.
    if told.contains(0) {
      _ = try await capacity(OpenLoopTrial.finalCapacity, of: told, &run, &clients, &mix, context)
    }
    for index in names.indices where !told.contains(0) || !told.contains(index) {
      facts.append(Fact("no capacity at the end of \(names[index])", "it, or the baseline, was not told everything"))
    }
    // Who was not told everything has another state.
    if told.contains(0), told.count > 1 {
      try await run.compareStates(of: Set(told))
      facts.append(Fact("digest of the final state", run.stateDigest))
    }
    for index in names.indices where !told.contains(index) || told.count == 1 {
      facts.append(Fact("final state of \(names[index])", "not compared: not every layout was told the same"))
    }
  }

  /// How many pipelines a store holds that was told everything so far.
  ///
  /// The number grows, since none is removed: the port removes the oldest first, and the mix reads these.
  static func pipelines(_ run: ComparisonRun, _ mix: ServiceMix) -> Int { run.filling.records.count + mix.created }

  /// Sends the messages among the first calls.
  private mutating func burnIn(
    _ names: [String], _ clients: inout [MixClient], _ mix: inout ServiceMix
  ) async throws(ComparisonError) {
    let before = mix.calls(Self.burnIn(settings)).filter { $0.life != nil }
    var given: [[Answer]] = []
    for index in names.indices {
      var answers: [Answer] = []
      for call in before { answers.append(await clients[index].perform(call)) }
      given.append(answers)
    }
    try compare(before, zip(names, given).map { ($0, $1) })
  }

  /// Calls per second of the baseline in a closed loop, after some stores, the baseline's among them, were asked in
  /// turns; the first block is warm-up.
  ///
  /// - Throws: `badSettings` where the baseline serves nothing.
  private mutating func capacity(
    _ quantity: String, of chosen: [Int], _ run: inout ComparisonRun, _ clients: inout [MixClient],
    _ mix: inout ServiceMix, _ context: StepContext
  ) async throws(ComparisonError) -> Double {
    let blocks = 10
    let isFirst = quantity == OpenLoopTrial.capacity
    let names = run.infos.map(\.name)
    let before = Self.pipelines(run, mix)
    var turns = Turns(seed: settings.seed, purpose: 33)
    var sums: [Int: [(calls: Int, nanoseconds: Int64)]] = [:]
    for block in 0...blocks {
      if block <= 1 { try await run.settle() }
      let calls = mix.calls(max(1, settings.calls / 5 / blocks))
      var answers: [Int: [Answer]] = [:]
      for turn in turns.next(of: chosen.count) {
        let index = chosen[turn]
        var given: [Answer] = []
        given.reserveCapacity(calls.count)
        let start = context.clock()
        for call in calls { given.append(await clients[index].perform(call)) }
        let time = max(1, context.clock() - start)
        answers[index] = given
        let phase = isFirst ? "closed loop" : "closed loop at the end"
        samples += "\(phase),\(names[index]),\(block),\(calls.count) calls,,0,0,\(time)\n"
        if block > 0 { sums[index, default: []].append((calls.count, time)) }
      }
      try compare(calls, chosen.map { (names[$0], answers[$0] ?? []) })
    }
    facts.append(Fact("pipelines in a store, \(quantity)", "\(before) to \(Self.pipelines(run, mix))"))
    let rate = { (sums: [(calls: Int, nanoseconds: Int64)]) in
      Double(sums.reduce(0) { $0 + $1.calls }) * 1e9 / Double(max(1, sums.reduce(0) { $0 + $1.nanoseconds }))
    }
    for index in chosen {
      guard let found = sums[index] else { continue }
      figures.append(
        Figure(
          series: names[index], quantity: quantity, unit: .perSecond,
          value: Statistics.bootstrap(found, seed: settings.seed, statistic: rate),
          samples: found.reduce(0) { $0 + $1.calls }))
    }
    guard let base = sums[0].map(rate), base > 0 else {
      throw ComparisonError(.badSettings, "the baseline has no capacity that rates could be shares of")
    }
    return base
  }

  mutating func compare(
    _ calls: [ServiceMix.Call], _ answers: [(name: String, answers: [Answer])]
  ) throws(ComparisonError) {
    guard let first = answers.first else { return }
    try gate.compare(
      calls.map(\.action), operation: nil, expected: first.answers, others: Array(answers.dropFirst()))
  }
}
