import Foundation
import PipeShape
import PipeShapeSQL
import PipeShapeStore
import Testing

/// The same random operations, in memory and in a file: every answer and every pipeline are the same.
@Suite(.serialized) struct EveryLayoutAnswersLikeTheMemory {
  /// How many lives of a store; fewer where each statement crosses to another process.
  private static func seeds(_ store: String) -> UInt64 {
    ProcessInfo.processInfo.environment["PIPESHAPE_SEEDS"].flatMap { UInt64($0) }
      ?? (store.hasPrefix("sqlite") ? 12 : 1)
  }

  @Test(arguments: everyStore) func forRandomOperations(layout: String) async throws {
    for seed in 0..<Self.seeds(layout) {
      let folder = try TemporaryFolder()
      let store = try await folder.open(layout, kinds: sampleKinds)
      var driver = Differential(store, seed: seed)
      for _ in 0..<120 { await driver.step() }
      await store.close()
    }
  }

  /// What others have registered and write between is not seen, and not lost.
  @Test(arguments: everyStore) func whereOthersKnowMoreFields(layout: String) async throws {
    for seed in 0..<Self.seeds(layout) {
      let folder = try TemporaryFolder()
      let store = try await folder.open(layout, kinds: sampleKinds)
      var driver = Differential(store, seed: 1000 + seed)
      driver.operations.mayEmpty = false
      for _ in 0..<20 { await driver.step() }
      var others = WiderVersion(
        try await folder.open(layout, kinds: WiderVersion.kinds), seed: seed)
      for _ in 0..<80 {
        await driver.step()
        await driver.givePayload()
        try await others.step(among: driver.pipelines)
      }
      #expect(others.changes > 5)
      #expect(try await store.doctor().findings == [])
      await store.close()
      await others.store.close()
    }
  }
}
