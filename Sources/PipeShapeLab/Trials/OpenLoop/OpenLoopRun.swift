import PipeShape
import PipeShapeStore

/// Measures the capacity of every store in a closed loop, then offers calls at rising rates.
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
    let base = try await capacity(&run, &clients, &mix, names, context)
    var offering = Offering(base: base, random: SeededRandom(seed: settings.seed, purpose: 32), count: names.count)
    for share in shares where offering.taking.contains(0) {
      try await offer(share, &offering, &run, &clients, &mix, context)
    }
    let told = offering.told
    // Who was not told everything has another state.
    if told.contains(0), told.count > 1 {
      try await run.compareStates(of: Set(told))
      facts.append(Fact("digest of the final state", run.stateDigest))
    }
    for index in names.indices where !told.contains(index) || told.count == 1 {
      facts.append(Fact("final state of \(names[index])", "not compared: not every layout was told the same"))
    }
  }

  /// Calls per second of the baseline in a closed loop, after all were asked in turns; the first block is warm-up.
  ///
  /// - Throws: `badSettings` where the baseline serves nothing.
  private mutating func capacity(
    _ run: inout ComparisonRun, _ clients: inout [MixClient], _ mix: inout ServiceMix, _ names: [String],
    _ context: StepContext
  ) async throws(ComparisonError) -> Double {
    let blocks = 10
    let before = mix.calls(Self.burnIn(settings)).filter { $0.life != nil }
    var given: [[Answer]] = []
    for index in names.indices {
      var answers: [Answer] = []
      for call in before { answers.append(await clients[index].perform(call)) }
      given.append(answers)
    }
    try compare(before, zip(names, given).map { ($0, $1) })
    var turns = Turns(seed: settings.seed, purpose: 33)
    var sums: [[(calls: Int, nanoseconds: Int64)]] = names.map { _ in [] }
    for block in 0...blocks {
      if block <= 1 { try await run.settle() }
      let calls = mix.calls(max(1, settings.calls / 5 / blocks))
      var answers: [[Answer]] = names.map { _ in [] }
      for index in turns.next(of: names.count) {
        let start = context.clock()
        for call in calls { answers[index].append(await clients[index].perform(call)) }
        let time = max(1, context.clock() - start)
        samples += "closed loop,\(names[index]),\(block),\(calls.count) calls,,0,0,\(time)\n"
        if block > 0 { sums[index].append((calls.count, time)) }
      }
      try compare(calls, zip(names, answers).map { ($0, $1) })
    }
    let rate = { (sums: [(calls: Int, nanoseconds: Int64)]) in
      Double(sums.reduce(0) { $0 + $1.calls }) * 1e9 / Double(max(1, sums.reduce(0) { $0 + $1.nanoseconds }))
    }
    for (name, sums) in zip(names, sums) {
      figures.append(
        Figure(
          series: name, quantity: OpenLoopTrial.capacity, unit: .perSecond,
          value: Statistics.bootstrap(sums, seed: settings.seed, statistic: rate),
          samples: sums.reduce(0) { $0 + $1.calls }))
    }
    guard let base = sums.first.map(rate), base > 0 else {
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
