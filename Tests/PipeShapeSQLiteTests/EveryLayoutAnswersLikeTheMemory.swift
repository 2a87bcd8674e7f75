#if SQLite
  import Foundation
  import PipeShape
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore
  import Testing

  /// The same random operations, in memory and in a file: every answer and every pipeline are the same.
  @Suite struct EveryLayoutAnswersLikeTheMemory {
    @Test(arguments: layouts) func forRandomOperations(layout: String) async throws {
      let seeds = ProcessInfo.processInfo.environment["PIPESHAPE_SEEDS"].flatMap { UInt64($0) } ?? 12
      for seed in 0..<seeds {
        let folder = try TemporaryFolder()
        let store = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds)
        var driver = Differential(store, seed: seed)
        for _ in 0..<120 { await driver.step() }
        await store.close()
      }
    }
  }
#endif
