#if SQLite
  import Foundation
  import PipeShape
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore
  import Testing

  /// Every call that reads works, every one that writes is refused, and no byte of the file or beside it changes.
  @Suite struct OpeningForReadingLeavesNothing {
    private let reading = SQLiteStore.Options(isReadOnly: true)

    private func made(_ layout: String) async throws -> TemporaryFolder {
      let folder = try TemporaryFolder()
      let store = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds)
      _ = try await store.makeSample()
      for call in WriteCall.all.dropLast() { _ = try await call.run(on: store) }
      await store.close()
      return folder
    }

    private func readAll(_ store: SQLStore) async throws(StoreError) -> StoreState {
      let state = try await StoreState.read(store)
      try await store.read { (s) throws(StoreError) in
        let id = PipelineID(1)
        _ = try s.run(1, of: id)
        _ = try s.origin(of: id)
        _ = try s.project(url: "https://a/x")
        _ = try s.events(of: ProjectID(1), page: Page())
        _ = try s.neighbours(of: CellKey("srpm"), in: id)
        _ = try s.preview(RerunScope(.all), of: id)
        for query in [
          CellQuery.unfinished(kind: "tests"), .ready(kind: "srpm_build"),
          .external(ExternalLookup(ExternalID(system: "c", id: "1"))),
          .latestSucceeded(commit: Commit("c0"), project: nil, kind: "srpm_build", target: nil),
        ] { _ = try s.cells(query, page: Page()) }
      }
      _ = try await store.measures(detailed: true)
      #expect(try await store.doctor().findings == [])
      return state
    }

    private func refuses(_ store: SQLStore) async {
      for call in WriteCall.all {
        #expect(await code { () throws(StoreError) in try await call.run(on: store) } == .readOnly, "\(call)")
      }
      #expect(await code { () throws(StoreError) in try await store.settle() } == .readOnly)
    }

    @Test(arguments: layouts) func aFileAtRest(layout: String) async throws {
      let folder = try await made(layout)
      let before = try folder.contents()
      let store = try await SQLiteStore.open(folder.file, layout: layout, options: reading)
      #expect(try await readAll(store).records.count == 4)
      await refuses(store)
      #expect(try folder.contents() == before)
      await store.close()
      #expect(try folder.contents() == before)
    }

    @Test(arguments: layouts) func inAFolderThatCannotBeWritten(layout: String) async throws {
      let folder = try await made(layout)
      try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.file)
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
      defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }
      let before = try folder.contents()
      let store = try await SQLiteStore.open(folder.file, layout: layout, options: reading)
      #expect(try await readAll(store).records.count == 4)
      await refuses(store)
      await store.close()
      #expect(try folder.contents() == before)
    }

    @Test(arguments: layouts) func whileAnotherHandleWrites(layout: String) async throws {
      let folder = try await made(layout)
      // Opened at rest, then somebody writes, then nobody: each time the newest state is read.
      let store = try await SQLiteStore.open(folder.file, layout: layout, options: reading)
      #expect(try await readAll(store).records.count == 4)
      let writer = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds)
      for count in 5...7 {
        _ = try await writer.makeSample()
        #expect(try await StoreState.read(store).records.count == count)
      }
      let late = try await SQLiteStore.open(folder.file, layout: layout, options: reading)
      let before = try folder.contents()
      #expect(try await readAll(late).records.count == 7)
      #expect(try await readAll(store).records.count == 7)
      // The index of the log is memory that handles share; the file and the log are not touched.
      for name in ["store.db", "store.db-wal"] { #expect(try folder.contents()[name] == before[name]) }
      #expect(try folder.contents().keys.sorted() == before.keys.sorted())
      await writer.close()
      #expect(try await StoreState.read(store).records.count == 7)
      let again = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds)
      _ = try await again.makeSample()
      #expect(try await StoreState.read(store).records.count == 8)
      await again.close()
      await store.close()
      await late.close()
    }

    /// What a process that was killed leaves: a log that nobody has folded in.
    @Test(arguments: layouts) func withALogLeftBehind(layout: String) async throws {
      let folder = try await made(layout)
      let crashed = try TemporaryFolder()
      let writer = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds)
      _ = try await writer.makeSample()
      for (name, data) in try folder.contents() { try data.write(to: URL(fileURLWithPath: crashed.path + "/" + name)) }
      await writer.close()
      let before = try crashed.contents()
      #expect(before.keys.sorted() == ["store.db", "store.db-shm", "store.db-wal"])
      let store = try await SQLiteStore.open(crashed.file, layout: layout, options: reading)
      #expect(try await readAll(store).records.count == 5)
      await refuses(store)
      await store.close()
      #expect(try crashed.contents() == before)
      // Without its index the log cannot be read without making one.
      try FileManager.default.removeItem(atPath: crashed.file + "-shm")
      let refused = await code { () throws(StoreError) in
        try await SQLiteStore.open(crashed.file, layout: layout, options: reading)
      }
      #expect(refused == .unavailable)
      let writing = try await SQLiteStore.open(crashed.file, layout: layout, kinds: sampleKinds)
      #expect(try await readAll(writing).records.count == 5)
      await writing.close()
    }

    /// Tables of kinds that are new cannot be made for reading: the store says so and is as it was.
    @Test(arguments: layouts) func withKindsThatAreNew(layout: String) async throws {
      let folder = try TemporaryFolder()
      let writer = try await SQLiteStore.open(folder.file, layout: layout)
      _ = try await writer.makeSample()
      await writer.close()
      let before = try folder.contents()
      do throws(StoreError) {
        let store = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds, options: reading)
        #expect(try await StoreState.read(store).records.count == 1)
        await store.close()
      } catch {
        // The kinds have searchable fields, which every layout has a table for.
        #expect(error.code == .wrongVersion)
      }
      #expect(try folder.contents() == before)
    }
  }
#endif
