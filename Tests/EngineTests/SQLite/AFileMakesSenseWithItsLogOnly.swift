#if SQLite
  import Foundation
  import PipeShape
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore
  import Testing

  /// Whoever was killed while the log went into the file leaves a file that is wrong by itself.
  @Suite struct AFileMakesSenseWithItsLogOnly {
    /// A file with the first pages from after the log was folded in and the size from before, and the log.
    private func broken(_ layout: String) async throws -> (folder: TemporaryFolder, attempts: [Attempt]) {
      let (folder, copy) = (try TemporaryFolder(), try TemporaryFolder())
      let store = try await SQLiteStore.open(folder.file, layout: layout)
      let id = try await store.makeSample()
      for _ in 0..<40 { _ = try await store.makeSample() }
      try await store.set(CellKey("srpm"), .running, in: id)
      let before = try folder.contents()
      try await store.settle()
      let after = try #require(try folder.contents()["store.db"])
      let size = try #require(before["store.db"]?.count)
      try #require(after.count > size)
      for (name, data) in before {
        let data = name == "store.db" ? after.prefix(size) : data
        try data.write(to: URL(fileURLWithPath: copy.path + "/" + name))
      }
      let attempts = try await store.attempts(of: id)
      await store.close()
      return (copy, attempts)
    }

    @Test(arguments: layouts) func openedForWriting(layout: String) async throws {
      let (folder, attempts) = try await broken(layout)
      #expect(try SQLiteStore.layout(ofFileAt: folder.file) == layout)
      let store = try await SQLiteStore.open(folder.file, layout: layout)
      #expect(try await store.attempts(of: PipelineID(1)) == attempts)
      #expect(try await store.doctor().findings == [])
      await store.close()
    }

    @Test(arguments: layouts) func openedForReading(layout: String) async throws {
      let (folder, attempts) = try await broken(layout)
      let store = try await SQLiteStore.open(folder.file, layout: layout, options: .init(isReadOnly: true))
      #expect(try await store.attempts(of: PipelineID(1)) == attempts)
      #expect(try await store.doctor().findings == [])
      await store.close()
    }

    /// Killed between the first bytes of a log and the first change in it.
    @Test(arguments: layouts) func withALogThatHoldsNothing(layout: String) async throws {
      let (folder, copy) = (try TemporaryFolder(), try TemporaryFolder())
      let store = try await SQLiteStore.open(folder.file, layout: layout)
      let id = try await store.makeSample()
      let log = try #require(try folder.contents()["store.db-wal"]?.prefix(32))
      try await store.settle()
      for (name, data) in try folder.contents() {
        let data = name == "store.db-wal" ? log : data
        try data.write(to: URL(fileURLWithPath: copy.path + "/" + name))
      }
      let attempts = try await store.attempts(of: id)
      await store.close()
      let before = try copy.contents()
      let reader = try await SQLiteStore.open(copy.file, layout: layout, options: .init(isReadOnly: true))
      #expect(try await reader.attempts(of: id) == attempts)
      await reader.close()
      #expect(try copy.contents() == before)
      let writer = try await SQLiteStore.open(copy.file, layout: layout)
      #expect(try await writer.attempts(of: id) == attempts)
      #expect(try await writer.makeSample() == PipelineID(2))
      await writer.close()
    }

    @Test(arguments: layouts) func withoutTheIndexOfTheLog(layout: String) async throws {
      let (folder, attempts) = try await broken(layout)
      try FileManager.default.removeItem(atPath: folder.file + "-shm")
      #expect(try SQLiteStore.layout(ofFileAt: folder.file) == layout)
      let store = try await SQLiteStore.open(folder.file, layout: layout)
      #expect(try await store.attempts(of: PipelineID(1)) == attempts)
      await store.close()
    }
  }
#endif
