import PipeShape
import PipeShapeStore

extension OpenLoopRun {
  /// How far the rates are.
  struct Offering {
    /// Calls per second that shares are of.
    let base: Double
    var random: SeededRandom
    /// Who is asked at the next rate, and who was told everything so far.
    var taking: [Int], told: [Int]

    init(base: Double, random: SeededRandom, count: Int) {
      self.base = base
      self.random = random
      taking = Array(0..<count)
      told = taking
    }
  }

  /// How often a rate is offered; the interval of what it gives is one over passes.
  static func passes(_ settings: TrialSettings) -> Int { settings.isQuick ? 2 : 5 }

  /// How many calls a pass has.
  ///
  /// So many that three quarters of them are a share of what was asked for; not less than two seconds of them, since at a
  /// high rate a queue takes half a second to become as long as it is on average; and not more than six.
  static func calls(_ settings: TrialSettings, rate: Double) -> Int {
    let wanted = Double(settings.calls) / Double(passes(settings)) * 4 / 3
    return max(1, Int(min(settings.isQuick ? wanted : max(wanted, rate * 2), rate * 6)))
  }

  /// Offers one rate, several times.
  ///
  /// Stores are settled before each pass, and that is not timed: it is no call that arrives.
  mutating func offer(
    _ share: Double, _ offering: inout Offering, _ run: inout ComparisonRun, _ clients: inout [MixClient],
    _ mix: inout ServiceMix, _ context: StepContext
  ) async throws(ComparisonError) {
    let names = run.infos.map(\.name)
    let rate = offering.base * share
    var rates: [Int: OfferedRate] = [:]
    var taking = offering.taking
    let before = Self.pipelines(run, mix)
    for pass in 1...Self.passes(settings) {
      try await run.settle()
      let calls = mix.calls(Self.calls(settings, rate: rate))
      let arrivals = OpenLoop.arrivals(calls.count, perSecond: rate, &offering.random)
      var answers: [Int: [Answer]] = [:]
      for index in offering.random.shuffled(taking) {
        let (found, given) = await serve(calls, arrivals, &clients[index], context)
        answers[index] = given
        rates[index, default: OfferedRate()].add(found)
        keep(found, calls, "\(NumberText.percent(share)),\(names[index]),\(pass)")
        context.progress(
          "\(NumberText.percent(share)) of \(NumberText.fixed(offering.base, 0))/s, pass \(pass): \(names[index])")
      }
      let complete = taking.filter { answers[$0]?.count == calls.count }
      try compare(calls, complete.map { (names[$0], answers[$0] ?? []) })
      if let first = complete.first.flatMap({ answers[$0] }) {
        for index in taking where !complete.contains(index) {
          let given = answers[index] ?? []
          try compare(
            Array(calls.prefix(given.count)), [("", Array(first.prefix(given.count))), (names[index], given)])
        }
      } else {
        facts.append(Fact("not compared at \(NumberText.percent(share)), pass \(pass)", "every layout was cut off"))
      }
      // Who was cut off has not been told everything, and cannot be compared from here on.
      taking = complete
      offering.told = offering.told.filter(complete.contains)
      guard taking.contains(0) else { break }
    }
    facts.append(
      Fact("pipelines in a store at \(NumberText.percent(share))", "\(before) to \(Self.pipelines(run, mix))"))
    offering.taking = taking.filter { index in
      let pace = rates[index].map { note($0, of: names[index], share) }
      return pace == .keepsUp || pace == .open
    }
    for index in rates.keys.sorted() where !taking.contains(index) {
      if let found = rates[index] { _ = note(found, of: names[index], share) }
    }
  }

  /// One pass of one layout.
  private func serve(
    _ calls: [ServiceMix.Call], _ arrivals: [Int64], _ client: inout MixClient, _ context: StepContext
  ) async -> (pass: OfferedRate.Pass, answers: [Answer]) {
    let loop = OpenLoop(clock: context.clock, wait: OpenLoop.waiting(on: context.clock))
    var given: [Answer] = []
    given.reserveCapacity(calls.count)
    var own = client
    let services = await loop.serve(arrivals, limit: (arrivals.last ?? 0) * 5 / 4 + 100_000_000) { number in
      given.append(await own.perform(calls[number]))
    }
    client = own
    return (OfferedRate.Pass(arrivals: arrivals, services: services), given)
  }

  /// Keeps every call; times count from the beginning of the pass, and calls that were not served have none.
  private mutating func keep(_ pass: OfferedRate.Pass, _ calls: [ServiceMix.Call], _ place: String) {
    for (number, arrival) in pass.arrivals.enumerated() {
      let times =
        number < pass.services.count
        ? "\(pass.services[number].begun - pass.start),\(pass.services[number].ended - pass.start)" : ","
      samples += "\(place),\(number + 1),\(calls[number].operation?.rawValue ?? "message"),\(arrival),\(times)\n"
    }
  }

  /// Keeps the figures of a rate, and says whether the layout keeps up.
  private mutating func note(_ rate: OfferedRate, of name: String, _ share: Double) -> OfferedRate.Pace {
    let latencies = rate.latencies
    let calls = rate.passes.reduce(0) { $0 + $1.services.count }
    let add = {
      (figures: inout [Figure], quantity: String, unit: Figure.Unit, label: String, value: Interval, samples: Int) in
      figures.append(
        Figure(
          series: name, quantity: quantity, unit: unit, label: label, x: share * 100, value: value, samples: samples))
    }
    for (label, quantile) in ComparisonSettings.percentiles(of: latencies.count) {
      guard let value = latencies.quantile(quantile, seed: settings.seed) else { continue }
      add(&figures, OpenLoopTrial.latency, .nanoseconds, label, value, latencies.count)
    }
    let kept = rate.kept(seed: settings.seed)
    for (quantity, unit, value) in [
      (OpenLoopTrial.offered, Figure.Unit.perSecond, Interval(exactly: rate.offered)),
      (OpenLoopTrial.achieved, .perSecond, rate.achieved(seed: settings.seed)),
      (OpenLoopTrial.kept, .ratio, kept), (OpenLoopTrial.served, .ratio, Interval(exactly: rate.served)),
    ] { add(&figures, quantity, unit, "rate", value, calls) }
    return OfferedRate.pace(served: rate.served, kept: kept)
  }
}
