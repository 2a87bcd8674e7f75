import PipeShape
import PipeShapeStore
import Testing

@testable import PipeShapeLab

@Suite struct WhatIsRemovedIsNeverRead {
  /// Everything that there is to do on random given pipelines, in turns with removals of all that may be removed.
  @Test(arguments: UInt64(1)...12) func onGivenPipelinesWithEndsInNoOrder(seed: UInt64) async throws {
    var random = RandomGiven(seed: seed)
    let given = try random.pipelines(150)
    let settings = ComparisonSettings(pipelines: seed % 2 == 0 ? 150 : 210, rounds: 2, seed: seed)
    let filled = try await FilledStore(
      memoryCandidate("a", given.kinds), label: "a", settings, shapes: [], given: given)
    var contender = Contender(name: "a", store: filled.store)
    var stream = filled.stream
    let before = try await unfinished(filled.store)
    var removed = 0
    var left = true
    while left {
      left = false
      for story in Story.allCases where stream.available(story) > 0 {
        // What reads can always be read once more.
        if !story.isEndless(in: stream) { left = true }
        let block = stream.block(story, units: story.isEndless(in: stream) ? 5 : 1)
        let outcomes = try await contender.execute(block, clock: { 0 }, counting: false)
        for (segment, outcome) in zip(block.segments, outcomes) {
          for (action, answer) in zip(segment.actions, outcome.answers) {
            switch (action, answer) {
            case (_, .pipeline(nil)), (_, .run(nil)): Issue.record("\(action) reads what is gone")
            case (_, .refused(let error)): Issue.record("\(action): \(error)")
            case (.remove(_, let limit), .removed(let count)):
              #expect(count == limit)
              removed += count
            case (.rerun, .outcome(let outcome)): #expect(outcome.created)
            case (.page(.project, let after?, _), .page(let records, _)): #expect(records.allSatisfy { $0.id > after })
            default: break
            }
          }
        }
      }
    }
    #expect(removed > 0)
    // Reruns and lives have ended, so lists of what is unfinished are as long as before.
    #expect(try await unfinished(filled.store) == before)
  }

  private func unfinished(_ store: ContenderStore) async throws -> Int {
    try await store.list(Page(limit: 10_000)).count { !$0.hasEnded }
  }

  /// Generated ones have all ended, so a tenth may go, as ever.
  @Test func aTenthOfTheGeneratedOnes() async throws {
    let settings = ComparisonSettings(pipelines: 200, rounds: 2)
    let filled = try await FilledStore(
      memoryCandidate("a", WorkloadKinds.registry), label: "a", settings, shapes: twoChroots)
    #expect(filled.stream.available(.deleteOldest) == 20)
  }
}
