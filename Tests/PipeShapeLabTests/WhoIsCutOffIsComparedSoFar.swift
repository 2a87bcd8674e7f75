import PipeShape
import PipeShapeStore
import Testing

@testable import PipeShapeLab

@Suite struct WhoIsCutOffIsComparedSoFar {
  /// What offering one rate has left.
  private struct Offered {
    var taking: [Int], told: [Int]
    var figures: [Figure], facts: [Fact]
    /// Who has raw samples of each pass.
    var passes: [String: Set<String>] = [:]
    /// How many pipelines the first store is said to hold, and holds.
    var pipelines: Int, counted: Int
  }

  /// Offers 400 calls in 4 ms of a clock that steps; a slow layout takes half a millisecond for each, and is cut off
  /// after a tenth of a second.
  private func offer(
    slow: Set<String>, lies: @escaping @Sendable (Pipeline) -> Bool = { _ in false }
  ) async throws -> Offered {
    let clock = SteppingClock()
    let candidates = ["normalized", "document"].map { name -> Candidate in
      let steps = slow.contains(name) ? 500 : 0
      return candidate(name) {
        DisguisedStore(clock: clock, readSteps: steps, writeSteps: steps, loses: { name == "document" && lies($0) })
      }
    }
    let context = StepContext(
      candidates: candidates, unsupported: [], baseline: "normalized", shapes: twoChroots,
      clock: { clock.read() }, progress: { _ in })
    var settings = TrialSettings.quick()
    settings.calls = 600
    var run = try await ComparisonRun(context.comparison(OpenLoopRun.comparison(settings)))
    try await run.load()
    var mix = ServiceMix(run.filling.stream, seed: settings.seed)
    var clients = run.contenders.map { MixClient($0.store) }
    var offering = OpenLoopRun.Offering(
      base: 100_000, random: SeededRandom(seed: 3), count: run.contenders.count)
    var loop = OpenLoopRun(settings, shares: [1])
    try await loop.offer(1, &offering, &run, &clients, &mix, context)
    var offered = Offered(
      taking: offering.taking, told: offering.told, figures: loop.figures, facts: loop.facts,
      pipelines: OpenLoopRun.pipelines(run, mix), counted: try await run.contenders[0].store.counts().pipelines)
    await run.close()
    for line in loop.samples.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      offered.passes[fields[2], default: []].insert(fields[1])
    }
    return offered
  }

  @Test func itIsNotAskedAgainAndTheOthersAre() async throws {
    let offered = try await offer(slow: ["document"])
    #expect(offered.told == [0, 1] && offered.taking == [0, 1])
    #expect(offered.passes["1", default: []] == ["normalized", "normalized again", "document"])
    #expect(offered.passes["2", default: []] == ["normalized", "normalized again"])
    let served = try #require(
      offered.figures.first { $0.series == "document" && $0.quantity == OpenLoopTrial.served })
    #expect(served.value.estimate > 0 && served.value.estimate < 1 && served.x == 100)
    #expect(offered.pipelines == offered.counted && offered.pipelines > 20)
    #expect(offered.facts.contains(Fact("pipelines in a store at 100.0 %", "20 to \(offered.counted)")))
  }

  @Test func whatItDidAnswerIsHeldAgainstTheOthers() async throws {
    let error = await #expect(throws: ComparisonError.self) {
      try await offer(slow: ["document"], lies: { $0.attempts.last?.payload != .null })
    }
    #expect(error?.code == .notEqual && error?.difference?.candidate == "document")
  }

  @Test func withoutTheBaselineThereAreNoFurtherPasses() async throws {
    let offered = try await offer(slow: ["normalized"])
    // One pass of the other shows nothing, so only that the baseline is missing ends the rates.
    #expect(offered.told == [2] && offered.taking == [2])
    #expect(offered.passes["1", default: []] == ["normalized", "normalized again", "document"])
    #expect(offered.passes.count == 1)
  }

  @Test func whereAllAreCutOffNothingIsCompared() async throws {
    let offered = try await offer(slow: ["normalized", "document"])
    #expect(offered.told == [] && offered.taking == [])
    #expect(offered.facts.contains { $0.name == "not compared at 100.0 %, pass 1" })
  }

  @Test func theCapacityIsMeasuredAgainWhenTheStoreHasGrown() async throws {
    var experiment = steppingExperiment([OpenLoopTrial(.quick())], on: Shelf())
    experiment.candidates = ["normalized", "document"].map { name in candidate(name) { DisguisedStore() } }
    let report = try await experiment.run()
    #expect(report.failures == [])
    let result = try #require(report.chapters.first?.steps.first?.result)
    for name in ["normalized", "normalized again", "document"] {
      #expect(result.figure(OpenLoopTrial.finalCapacity, of: name)?.samples == 10)
    }
    let sizes = result.facts.filter { $0.name.hasPrefix("pipelines in a store") }
    #expect(
      sizes.map(\.name) == [
        "pipelines in a store, capacity in a closed loop", "pipelines in a store at 10.0 %",
        "pipelines in a store at 50.0 %", "pipelines in a store, capacity in a closed loop, at the end",
      ])
    // Each begins with as many as the one before has left.
    let bounds = sizes.map { $0.value.split(separator: " ") }
    #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $0.last == $1.first })
    #expect(report.html.contains("when the store has grown"))
  }
}
