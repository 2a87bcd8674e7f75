import PipeShape
import Testing

@testable import PipeShapeLab

@Suite struct ALayoutMayRefuseTheWork {
  private func least() -> Comparison {
    var comparison = smallComparison(pipelines: 80, rounds: 2)
    let clock = SteppingClock()
    comparison.clock = { clock.read() }
    // Calls that are slow on that clock, so that few of them are made.
    comparison.candidates = ["normalized", "document"].map { name in
      candidate(name) { DisguisedStore(clock: clock, readSteps: 400, writeSteps: 400) }
    }
    comparison.shapes = twoChroots
    return comparison
  }

  private func comparison(writesBeforeLimit: Int) -> Comparison {
    var comparison = least()
    comparison.candidates.insert(
      candidate("narrow") { DisguisedStore(writesBeforeLimit: writesBeforeLimit) }, at: 1)
    return comparison
  }

  /// 16 batches are loaded, so the first limit is met while loading, the second one while measuring.
  @Test(arguments: [3, 30]) func byALimitItDropsOutWithTheReasonAndTheOthersAreMeasured(writes: Int) async throws {
    let report = try await comparison(writesBeforeLimit: writes).run()
    #expect(report.candidates.map(\.name) == ["normalized", "normalized again", "document"])
    let pair = try #require(report.unsupported.last)
    #expect(pair.name == "narrow" && pair.reason.contains("more cells than a document may hold"))
    #expect(report.samples.allSatisfy { $0.candidate < 3 })
    #expect(report.storage.count == 3)
    for figures in report.operations {
      #expect(figures.candidates.count == 3)
      #expect(Set(figures.candidates.map(\.samples)).count == 1)
    }
    // What is left is what a comparison without it gives.
    let alone = try await least().run()
    #expect(report.workload == alone.workload)
  }

  @Test func theBaselineMayNot() async throws {
    var comparison = least()
    comparison.candidates[0] = candidate("normalized") { DisguisedStore(writesBeforeLimit: 3) }
    let error = await #expect(throws: ComparisonError.self) { try await comparison.run() }
    #expect(error?.code == .store)
  }

  @Test func theBaselinesFirstStoreIsAsGoodAReferenceAsTheStoreInMemory() async throws {
    var comparison = least()
    let inMemory = try await comparison.run()
    comparison.settings.reference = .baseline
    let found = try await comparison.run()
    #expect(found.workload == inMemory.workload && found.gate.refusals == 0)
    #expect(found.gate.calls > 100)
    #expect(found.markdown.contains("the first store of normalized is the reference"))
    comparison.candidates[1] = candidate("document") { DisguisedStore(loses: { $0.id == PipelineID(81) }) }
    let error = await #expect(throws: ComparisonError.self) { try await comparison.run() }
    #expect(error?.code == .notEqual)
  }
}
