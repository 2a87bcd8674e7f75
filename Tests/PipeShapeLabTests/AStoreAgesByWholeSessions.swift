import PipeShape
import PipeShapeStore
import Testing

@testable import PipeShapeLab

@Suite struct AStoreAgesByWholeSessions {
  /// Ages a store by sessions of three pipelines, which have 48 updates.
  private func aged(
    marks: [Int], seconds: Double, refuses: @escaping @Sendable (ChangeSet) -> StoreError? = { _ in nil }
  ) async throws -> StepResult {
    let clock = SteppingClock()
    let aging = Candidate(name: "normalized", engine: "memory", layout: "normalized") { (label) throws(StoreError) in
      var store = DisguisedStore(clock: clock, readSteps: 1, writeSteps: 1)
      if !label.hasPrefix("fresh-") { store.refuses = refuses }
      return ContenderStore(store)
    }
    let context = StepContext(
      candidates: [aging], unsupported: [], baseline: "normalized", shapes: twoChroots,
      clock: { clock.read() }, progress: { _ in })
    let size = Ageing.Size(units: 3, rounds: 2, reads: 3, lookups: 3)
    var run = try await AgeingRun(aging, TrialSettings.quick().comparison(), size, context)
    let result = try await run.measure(marks: marks, seconds: seconds)
    await run.close()
    return result
  }

  private func places(_ result: StepResult) -> Set<Double> { Set(result.figures.compactMap(\.x)) }

  private func fact(_ name: String, _ result: StepResult) -> String? {
    result.facts.first { $0.name == name }?.value
  }

  @Test func figuresStandWhereTheStoreWasAndMarksThatArePassedAreSkipped() async throws {
    let result = try await aged(marks: [0, 1, 2, 50], seconds: 1000)
    #expect(places(result) == [0, 48, 96])
    let batched = result.figures.filter { $0.quantity == Ageing.Quantity.batched.rawValue }
    #expect(batched.map(\.x) == [48, 96] && batched.allSatisfy { $0.samples == 1 })
    // Marks are the keys by which layouts are compared.
    #expect(fact(Ageing.digest(after: 1), result) != nil && fact(Ageing.digest(after: 50), result) != nil)
    #expect(fact(Ageing.digest(after: 2), result) == nil && fact(Ageing.digest(after: 48), result) == nil)
    #expect(fact(Ageing.endedEarly, result) == nil)
  }

  /// The first session takes longer than it may all together take.
  @Test(arguments: [[0, 1, 1000], [0, 1000]]) func thatItEndedEarlyIsSaidWhereverThatWas(marks: [Int]) async throws {
    let result = try await aged(marks: marks, seconds: 0)
    #expect(places(result) == [0, 48])
    #expect(fact(Ageing.endedEarly, result)?.hasPrefix("48 of 1,000 updates took ") == true)
    #expect(fact(Ageing.digest(after: 1000), result) == nil)
  }

  @Test func aRemovalThatIsRefusedEndsTheStep() async throws {
    let retentions = Counter()
    // The first two belong to loading, and to what is done to both stores before they are looked at.
    let error = await #expect(throws: ComparisonError.self) {
      try await aged(marks: [0], seconds: 1000) { change in
        guard change.comment == "retention", retentions.next() > 2 else { return nil }
        return StoreError(.unsupported, "nothing goes")
      }
    }
    #expect(error?.code == .store && error?.message.contains("nothing goes") == true)
  }
}
