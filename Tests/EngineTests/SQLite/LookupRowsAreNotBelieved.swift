#if SQLite
  import PipeShape
  import PipeShapeSQL
  @testable import PipeShapeSQLite
  import PipeShapeStore
  import Testing

  /// Damaged rows of the lookup table are errors or change nothing; they let no attempt start before its inputs.
  @Suite struct LookupRowsAreNotBelieved {
    private func damaged(_ statement: String, _ folder: TemporaryFolder) async throws -> (SQLStore, PipelineID) {
      let store = try await SQLiteStore.open(folder.file, layout: "indexed-document")
      let id = try await store.makeSample()
      await store.close()
      do {
        let connection = try SQLiteConnection(folder.file, flags: 2, isWriter: true)
        try connection.execute(statement)
      }
      return (try await SQLiteStore.open(folder.file, layout: "indexed-document"), id)
    }

    @Test func anInputWithoutARowHasNotSucceeded() async throws {
      let folder = try TemporaryFolder()
      let (store, id) = try await damaged("DELETE FROM attempt_lookup WHERE cell = 0", folder)
      let refused = await code { () throws(StoreError) in
        try await store.set(CellKey("copr", "f1"), .running, in: id)
      }
      #expect(refused == .notReady)
      await store.close()
    }

    @Test(arguments: [10, -1000]) func aCellThatThereIsNotIsCorrupt(offset: Int) async throws {
      let folder = try TemporaryFolder()
      let (store, id) = try await damaged("UPDATE attempt_lookup SET cell = cell - \(offset)", folder)
      let attempts = try await store.attempts(of: id).map(\.id)
      for attempt in attempts {
        let refused = await code { () throws(StoreError) in
          try await store.writing { (s) throws(StoreError) in
            try s.record(AttemptChange(state: .running), of: .id(attempt, in: id))
          }
        }
        #expect(refused == .corrupt)
      }
      await store.close()
    }
  }
#endif
