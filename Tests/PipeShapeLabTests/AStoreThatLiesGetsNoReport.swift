import PipeShape
import PipeShapeStore
import Testing

@testable import PipeShapeLab

@Suite struct AStoreThatLiesGetsNoReport {
  private func failure(_ comparison: Comparison) async -> ComparisonError? {
    do throws(ComparisonError) {
      _ = try await comparison.run()
      return nil
    } catch { return error }
  }

  @Test func oneLostPayloadIsNamedWithTheCallTheCandidateAndBothValues() async throws {
    let error = try #require(await failure(smallComparison(lies: { $0.id == PipelineID(101) })))
    #expect(error.code == .notEqual)
    let difference = try #require(error.difference)
    #expect(difference.candidate == "document")
    #expect(difference.expected != difference.found)
    #expect(difference.found.contains("null"))
    #expect(difference.call == "get pipeline" || difference.call == "final state of pipeline 101")
    #expect(error.message.contains("document") && error.message.contains(difference.found))
  }

  @Test func aLieThatNoMeasuredCallMeetsIsFoundInTheFinalState() async throws {
    // Pipelines made by the measured calls are never read while measuring.
    let error = try #require(await failure(smallComparison(lies: { $0.id == PipelineID(161) })))
    #expect(error.difference?.call == "final state of pipeline 161")
  }

  @Test func storesThatAgreeGetAReportWithTheNumberOfCallsCompared() async throws {
    let report = try await comparedOnce.value
    #expect(report.gate.calls >= report.samples.count / 3 - report.operations.count)
    #expect(report.gate.refusals == 0)
    #expect(report.gate.state.count == 32)
  }

  @Test func withoutTheBaselineThereIsNothingToCompareWith() async throws {
    var comparison = smallComparison()
    comparison.baseline = "elsewhere"
    #expect(await failure(comparison)?.code == .badSettings)
  }

  @Test func theOrderOfFieldsInARecordIsNoDifference() throws {
    let attempt = { (payload: PayloadValue) in Attempt(id: AttemptID(1), cell: 0, ordinal: 1, run: 1, payload: payload)
    }
    let bytes = { (payload: PayloadValue) throws in
      let graph = try PipelineGraph(steps: [Step("a", kind: "k")], edges: [])
      return CanonicalForm.bytes(
        of: try Pipeline(
          id: PipelineID(1), event: EventID(1), graph: graph, runs: [Run(number: 1)], attempts: [attempt(payload)]))
    }
    #expect(try bytes(.record(["a": .int(1), "b": .null])) == bytes(.record(["b": .null, "a": .int(1)])))
    #expect(try bytes(.record(["a": .int(1)])) != bytes(.record(["a": .real(1)])))
  }
}
