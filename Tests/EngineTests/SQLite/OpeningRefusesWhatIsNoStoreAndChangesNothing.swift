#if SQLite
  import Foundation
  import PipeShape
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore
  import Testing

  /// A typed error for every file that is not the store asked for, with the file and its folder as they were.
  @Suite struct OpeningRefusesWhatIsNoStoreAndChangesNothing {
    /// Changes bytes of a file; those of a database's head say what it is.
    private func patch(_ path: String, at place: Int, _ bytes: [UInt8]) throws {
      var data = try #require(FileManager.default.contents(atPath: path))
      data.replaceSubrange(place..<place + bytes.count, with: bytes)
      try data.write(to: URL(fileURLWithPath: path))
    }

    private func refusal(
      _ folder: TemporaryFolder, _ path: String? = nil, layout: String = "normalized",
      options: SQLiteStore.Options = .init()
    ) async throws -> StoreError? {
      let before = try folder.contents()
      defer { #expect((try? folder.contents()) == before) }
      do throws(StoreError) {
        _ = try await SQLiteStore.open(path ?? folder.file, layout: layout, options: options)
        return nil
      } catch { return error }
    }

    @Test(arguments: layouts) func anotherLayout(layout: String) async throws {
      let folder = try TemporaryFolder()
      let other = try #require(layouts.first { $0 != layout })
      let store = try await SQLiteStore.open(folder.file, layout: other)
      _ = try await store.makeSample()
      await store.close()
      let error = try #require(try await refusal(folder, layout: layout))
      #expect(error.code == .wrongLayout)
      #expect(error.message.contains(layout) && error.message.contains(other))
      #expect(try SQLiteStore.layout(ofFileAt: folder.file) == other)
    }

    /// As after copying the file and its log: whoever only asks what there is does not fold the log in.
    @Test(arguments: layouts) func aLogWithoutItsIndex(layout: String) async throws {
      let (folder, copy) = (try TemporaryFolder(), try TemporaryFolder())
      let store = try await SQLiteStore.open(folder.file, layout: layout)
      _ = try await store.makeSample()
      for (name, data) in try folder.contents() where !name.hasSuffix("-shm") {
        try data.write(to: URL(fileURLWithPath: copy.path + "/" + name))
      }
      await store.close()
      let before = try copy.contents()
      #expect(before.keys.sorted() == ["store.db", "store.db-wal"])
      #expect(try SQLiteStore.layout(ofFileAt: copy.file) == layout)
      #expect(try copy.contents() == before)
      let other = try #require(layouts.first { $0 != layout })
      #expect(try await refusal(copy, layout: other)?.code == .wrongLayout)
      #expect(try await refusal(copy, layout: layout, options: .init(isReadOnly: true))?.code == .unavailable)
      let writer = try await SQLiteStore.open(copy.file, layout: layout)
      #expect(try await writer.attempts(of: PipelineID(1)).count == 5)
      await writer.close()
    }

    @Test func anUnknownLayoutWithAHint() async throws {
      let folder = try TemporaryFolder()
      let error = try #require(try await refusal(folder, layout: "normalised"))
      #expect(error.code == .unsupported)
      #expect(error.message.contains("did you mean 'normalized'"))
    }

    @Test func aNewerVersion() async throws {
      let folder = try TemporaryFolder()
      let store = try await SQLiteStore.open(folder.file, layout: "normalized")
      await store.close()
      try patch(folder.file, at: 60, [0, 0, 0, 99])
      #expect(try await refusal(folder)?.code == .wrongVersion)
    }

    @Test func aDatabaseOfSomethingElse() async throws {
      let folder = try TemporaryFolder()
      let store = try await SQLiteStore.open(folder.file, layout: "normalized")
      await store.close()
      try patch(folder.file, at: 68, [0, 0, 0, 0])
      #expect(try await refusal(folder)?.code == .notAStore)
    }

    @Test func aFileThatIsNoDatabase() async throws {
      let folder = try TemporaryFolder()
      try Data("hello".utf8).write(to: URL(fileURLWithPath: folder.file))
      #expect(try await refusal(folder)?.code == .notAStore)
      try Data(repeating: 7, count: 5000).write(to: URL(fileURLWithPath: folder.file))
      #expect(try await refusal(folder)?.code == .notAStore)
    }

    @Test func aFolder() async throws {
      let folder = try TemporaryFolder()
      #expect(try await refusal(folder, folder.path)?.code == .unavailable)
      #expect(try await refusal(folder, folder.path + "/none/store.db")?.code == .unavailable)
    }

    @Test func aMissingFileForReading() async throws {
      let folder = try TemporaryFolder()
      #expect(try await refusal(folder, options: .init(isReadOnly: true))?.code == .unavailable)
      #expect(await code { () throws(StoreError) in try SQLiteStore.layout(ofFileAt: folder.file) } == .unavailable)
    }

    @Test func aStoreOpenedForReadingTakesNoWrites() async throws {
      let folder = try TemporaryFolder()
      let writer = try await SQLiteStore.open(folder.file, layout: "normalized")
      let id = try await writer.makeSample()
      await writer.close()
      let reader = try await SQLiteStore.open(folder.file, layout: "normalized", options: .init(isReadOnly: true))
      #expect(try await reader.attempts(of: id).count == 5)
      #expect(await code { () throws(StoreError) in try await reader.makeSample() } == .readOnly)
      await reader.close()
      #expect(await code { () throws(StoreError) in try await reader.attempts(of: id) } == .closed)
    }

    @Test(arguments: layouts) func anEmptyFileIsMadeAStore(layout: String) async throws {
      let folder = try TemporaryFolder()
      try Data().write(to: URL(fileURLWithPath: folder.file))
      let store = try await SQLiteStore.open(folder.file, layout: layout)
      let id = try await store.makeSample()
      await store.close()
      let again = try await SQLiteStore.open(folder.file, layout: layout)
      #expect(try await again.attempts(of: id).count == 5)
      await again.close()
    }
  }
#endif
