import Testing

@testable import PipeShapeLab

@Suite struct ARateIsOfferedInPasses {
  /// A pass of calls a millisecond apart, each answered after a latency, and all of them spread over a factor of the time.
  private func pass(_ count: Int = 100, stretchedBy factor: Double = 1, served: Int? = nil) -> OfferedRate.Pass {
    let arrivals = (1...count).map { Int64($0) * 1_000_000 }
    let services = arrivals.prefix(served ?? count).enumerated().map { number, arrival in
      let begun = 5_000_000_000 + Int64(Double(arrival) * factor)
      return OpenLoop.Service(intended: 5_000_000_000 + arrival, begun: begun, ended: begun + Int64(number))
    }
    return OfferedRate.Pass(arrivals: arrivals, services: services)
  }

  private func rate(_ passes: [OfferedRate.Pass]) -> OfferedRate {
    var rate = OfferedRate()
    for pass in passes { rate.add(pass) }
    return rate
  }

  private func pace(_ rate: OfferedRate) -> OfferedRate.Pace {
    OfferedRate.pace(served: rate.served, kept: rate.kept(seed: 1))
  }

  @Test func whatAllPassesShowDecides() {
    let good = pass()
    let bad = pass(stretchedBy: 1.2)
    #expect(pace(rate([good, good, good, good, good])) == .keepsUp)
    #expect(pace(rate([bad, bad, bad, bad, bad])) == .behind)
    // One bad pass of five is no proof either way.
    #expect(pace(rate([good, good, bad, good, good])) == .open)
    #expect(pace(rate([good, good, good, good, pass(served: 99)])) == .cutOff)
    // One pass alone shows nothing.
    #expect(pace(rate([bad])) == .open)
  }

  @Test func ratesAreSumsOverPasses() {
    let rate = rate([pass(100), pass(300, stretchedBy: 2)])
    #expect((rate.offered - 1000).magnitude < 1e-6)
    let achieved = rate.achieved(seed: 1)
    #expect((achieved.estimate - 400 / 0.7).magnitude < 0.01)
    #expect(achieved.low < achieved.estimate && achieved.estimate < achieved.high)
  }

  @Test func theFirstQuarterOfAPassCountsForNoPercentile() {
    let rate = rate([pass(8), pass(8)])
    // The latency of call number n is n nanoseconds; 0 and 1 are left out.
    #expect(rate.latencies.count == 12)
    #expect(rate.latencies.quantile(0, seed: 1)?.estimate == 2)
    #expect(rate.latencies.quantile(1, seed: 1)?.estimate == 7)
  }

  @Test(arguments: [(300.0, 1800), (3000, 6000), (900, 2666), (20, 120)])
  func aPassIsLongEnoughForAQueueAndNotEndless(rate: Double, calls: Int) {
    #expect(OpenLoopRun.calls(TrialSettings(), rate: rate) == calls)
  }

  @Test func theReportSaysWhichPassesShowNothing() {
    let figure = { (name: String, quantity: String, share: Double?, label: String, value: Interval) in
      Figure(
        series: name, quantity: quantity, unit: .ratio, label: label, x: share, value: value, samples: 5)
    }
    var figures: [Figure] = []
    for (name, kept) in [
      ("normalized", [Interval(1, low: 0.99, high: 1), Interval(0.96, low: 0.9, high: 1)]),
      ("document", [Interval(0.99, low: 0.98, high: 1), Interval(0.7, low: 0.6, high: 0.8)]),
    ] {
      figures.append(figure(name, OpenLoopTrial.capacity, nil, "mean", Interval(exactly: 900)))
      for (share, kept) in zip([50.0, 95], kept) {
        figures.append(figure(name, OpenLoopTrial.offered, share, "rate", Interval(exactly: 100)))
        figures.append(figure(name, OpenLoopTrial.kept, share, "rate", kept))
        figures.append(figure(name, OpenLoopTrial.served, share, "rate", Interval(exactly: 1)))
      }
    }
    let view = OpenLoopView(result: StepResult(figures: figures, samples: ""), baseline: "normalized")
    #expect(view.statements[0].hasSuffix("keeps up at 50 % of normalized's capacity (not shown: 95 %)"))
    #expect(view.statements[1].hasSuffix("keeps up at 50 % of normalized's capacity and not at 95 %"))
    #expect(view.table.rows.map(\.last) == ["keeps up", "yes", "not shown", "yes", "no"])
  }
}
