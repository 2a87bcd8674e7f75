import PipeShape
import PipeShapeStore

/// Measures the capacity of every store in a closed loop, then offers calls at rising rates.
struct OpenLoopRun {
  let settings: TrialSettings
  let shares: [Double]
  private var figures: [Figure] = []
  private var facts: [Fact] = []
  private var samples = "phase,layout,call,operation,intended,begun,ended\n"
  private var gate = EqualityGate()

  /// Below this share of what was offered, a store does not keep up.
  static let keepsUp = 0.95

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

  /// How many calls are made before any is measured: at first every pipeline in flight is at its beginning, which is no
  /// mix of messages that lasts.
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
    facts += run.unsupported.map { Fact("no figures of \($0.name)", $0.reason) }
    return StepResult(figures: figures, facts: facts, samples: samples)
  }

  private mutating func measure(_ run: inout ComparisonRun, _ context: StepContext) async throws(ComparisonError) {
    let names = run.infos.map(\.name)
    var mix = ServiceMix(
      OperationStream(run.data, settings: run.comparison.settings, records: run.records), seed: settings.seed)
    var clients = run.contenders.map { MixClient($0.store) }
    let capacity = try await capacity(&run, &clients, &mix, names, context)
    guard let base = capacity.first, base > 0 else {
      throw ComparisonError(.badSettings, "the baseline has no capacity that rates could be shares of")
    }
    let loop = OpenLoop(clock: context.clock, wait: OpenLoop.waiting(on: context.clock))
    var random = SeededRandom(seed: settings.seed, purpose: 32)
    // Who does not keep up has not been told everything, and takes no part at higher rates.
    var taking = Array(names.indices)
    var told = taking
    for share in shares {
      try await run.settle()
      // A rate is offered for at most half a minute; below 10,000 calls it has no 99th percentile.
      let calls = mix.calls(max(1, min(settings.calls, Int(base * share * 30))))
      let arrivals = OpenLoop.arrivals(calls.count, perSecond: base * share, &random)
      let limit = (arrivals.last ?? 0) * 5 / 4 + 100_000_000
      var answers: [Int: [Answer]] = [:]
      var keepsUp: [Int: Bool] = [:]
      for index in random.shuffled(taking) {
        var given: [Answer] = []
        given.reserveCapacity(calls.count)
        var client = clients[index]
        let services = await loop.serve(arrivals, limit: limit) { number in
          given.append(await client.perform(calls[number]))
        }
        clients[index] = client
        answers[index] = given
        keepsUp[index] = note(services, of: names[index], calls, arrivals, share)
        context.progress("\(NumberText.percent(share)) of \(NumberText.fixed(base, 0))/s: \(names[index])")
      }
      let complete = taking.filter { (answers[$0]?.count ?? 0) == calls.count }
      try compare(calls, complete.map { (names[$0], answers[$0] ?? []) })
      if let first = complete.first.flatMap({ answers[$0] }) {
        for index in taking where !complete.contains(index) {
          let given = answers[index] ?? []
          try gate.compare(
            calls.prefix(given.count).map(\.action), operation: nil, expected: Array(first.prefix(given.count)),
            others: [(names[index], given)])
        }
      } else {
        facts.append(Fact("not compared at \(NumberText.percent(share))", "every layout was cut off"))
      }
      told = told.filter(complete.contains)
      taking = complete.filter { keepsUp[$0] ?? false }
      guard taking.contains(0) else { break }
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

  /// Calls per second of every store in a closed loop; the first tenth is warm-up.
  private mutating func capacity(
    _ run: inout ComparisonRun, _ clients: inout [MixClient], _ mix: inout ServiceMix, _ names: [String],
    _ context: StepContext
  ) async throws(ComparisonError) -> [Double] {
    let blocks = 10
    let before = mix.calls(Self.burnIn(settings))
    var given: [[Answer]] = []
    for index in names.indices {
      var answers: [Answer] = []
      for call in before { answers.append(await clients[index].perform(call)) }
      given.append(answers)
    }
    try compare(before, zip(names, given).map { ($0, $1) })
    var turns = Turns(seed: settings.seed, purpose: 33)
    var rates: [[Double]] = names.map { _ in [] }
    for block in 0...blocks {
      if block <= 1 { try await run.settle() }
      let calls = mix.calls(max(1, settings.calls / 5 / blocks))
      var answers: [[Answer]] = names.map { _ in [] }
      for index in turns.next(of: names.count) {
        let start = context.clock()
        for call in calls { answers[index].append(await clients[index].perform(call)) }
        let end = context.clock()
        samples += "closed loop,\(names[index]),\(block),\(calls.count) calls,\(start),\(start),\(end)\n"
        if block > 0 { rates[index].append(Double(calls.count) * 1e9 / Double(max(1, end - start))) }
      }
      try compare(calls, zip(names, answers).map { ($0, $1) })
    }
    for (name, rates) in zip(names, rates) {
      figures.append(
        Figure(
          series: name, quantity: OpenLoopTrial.capacity, unit: .perSecond,
          value: Statistics.bootstrap(rates, seed: settings.seed, statistic: Statistics.median),
          samples: rates.count * (settings.calls / 5 / blocks)))
    }
    return rates.map(Statistics.median)
  }

  private mutating func compare(
    _ calls: [ServiceMix.Call], _ answers: [(name: String, answers: [Answer])]
  ) throws(ComparisonError) {
    guard let first = answers.first else { return }
    try gate.compare(
      calls.map(\.action), operation: nil, expected: first.answers, others: Array(answers.dropFirst()))
  }

  /// Keeps the figures of a rate, and says whether the layout keeps up.
  private mutating func note(
    _ services: [OpenLoop.Service], of name: String, _ calls: [ServiceMix.Call], _ arrivals: [Int64], _ share: Double
  ) -> Bool {
    let phase = NumberText.percent(share)
    for (number, service) in services.enumerated() {
      samples +=
        "\(phase),\(name),\(number + 1),\(calls[number].operation?.rawValue ?? "message"),\(service.intended),\(service.begun),\(service.ended)\n"
    }
    let add = { (figures: inout [Figure], quantity: String, unit: Figure.Unit, label: String, value: Double) in
      figures.append(
        Figure(
          series: name, quantity: quantity, unit: unit, label: label, x: share * 100, value: Interval(exactly: value),
          samples: services.count))
    }
    let latencies = services.map { Double($0.latency) }.sorted()
    for (label, quantile) in [("p50", 0.5), ("p90", 0.9), ("p99", 0.99)]
    where quantile < 0.99 || latencies.count >= ComparisonSettings.samplesForNinetyNinth {
      add(
        &figures, OpenLoopTrial.latency, .nanoseconds, label, Statistics.quantile(quantile, ofSorted: latencies))
    }
    guard let start = services.first.map({ $0.intended - (arrivals.first ?? 0) }), let end = services.last?.ended
    else { return false }
    let offered = Double(arrivals.count) * 1e9 / Double(max(1, arrivals.last ?? 1))
    let achieved = Double(services.count) * 1e9 / Double(max(1, end - start))
    add(&figures, OpenLoopTrial.offered, .perSecond, "rate", offered)
    add(&figures, OpenLoopTrial.achieved, .perSecond, "rate", achieved)
    add(&figures, OpenLoopTrial.served, .ratio, "share", Double(services.count) / Double(max(1, arrivals.count)))
    return services.count == arrivals.count && achieved >= offered * Self.keepsUp
  }
}
