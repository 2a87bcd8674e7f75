#if SQLite
  import CSQLite
  import Foundation
  import PipeShape
  import PipeShapeLayouts
  import PipeShapeSQL
  @testable import PipeShapeSQLite
  import PipeShapeStore
  import Synchronization
  import Testing

  /// Whoever reads finds the file whenever a writer comes or goes, and leaves nothing beside it.
  @Suite struct WritersComeAndGoWhileAFileIsOpened {
    private let reading = SQLiteStore.Options(isReadOnly: true)

    private func made(_ layout: String) async throws -> TemporaryFolder {
      let folder = try TemporaryFolder()
      let store = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds)
      _ = try await store.makeSample()
      await store.close()
      return folder
    }

    @Test(arguments: layouts) func theLastWriterGoesWhileTheFileIsOpened(layout: String) async throws {
      let folder = try await made(layout)
      let writer = try LastWriter(folder.file)
      let store = try SQLiteStore.open(folder.file, layout: layout, options: reading) {
        writer.leave()
        return $0
      }
      #expect(try await store.attempts(of: PipelineID(1)).count == 5)
      #expect(try folder.contents().keys.sorted() == ["store.db"])
      await store.close()
    }

    @Test(arguments: layouts) func theLastWriterGoesWhileTheFileIsOpenedAnew(layout: String) async throws {
      let folder = try await made(layout)
      let writer = Mutex<LastWriter?>(nil)
      let store = try SQLiteStore.open(folder.file, layout: layout, options: reading) { connection in
        writer.withLock { $0?.leave() }
        return connection
      }
      let last = try LastWriter(folder.file)
      writer.withLock { $0 = last }
      #expect(try await store.attempts(of: PipelineID(1)).count == 5)
      #expect(try folder.contents().keys.sorted() == ["store.db"])
      await store.close()
    }

    /// A writer that goes takes the index away before the log.
    @Test(arguments: layouts) func theIndexGoesBeforeTheLog(layout: String) async throws {
      let folder = try await made(layout)
      let log = folder.file + "-wal"
      let writer = try LastWriter(folder.file)
      let bytes = try #require(FileManager.default.contents(atPath: log))
      writer.leave()
      try bytes.write(to: URL(fileURLWithPath: log))
      var opening = SQLiteOpening(
        path: folder.file, layout: try #require(Layouts.named(layout)), kinds: sampleKinds, options: reading)
      opening.pause = { try? FileManager.default.removeItem(atPath: log) }
      let store = try opening.open(ids: SequentialIDs())
      #expect(try await store.attempts(of: PipelineID(1)).count == 5)
      await store.close()
    }

    @Test(arguments: layouts) func whatIsReadWhileAWriterComesIsReadAgain(layout: String) async throws {
      let folder = try await made(layout)
      let writers = Mutex<[LastWriter]>([])
      let count = Atomic<Int>(0)
      let store = try SQLiteStore.open(folder.file, layout: layout, options: reading) { connection in
        let isFirst = count.wrappingAdd(1, ordering: .relaxed).oldValue == 0
        if isFirst, let writer = try? LastWriter(folder.file) { writers.withLock { $0.append(writer) } }
        return connection
      }
      #expect(count.load(ordering: .relaxed) == 2)
      #expect(try await store.attempts(of: PipelineID(1)).count == 5)
      await store.close()
    }

    #if os(Linux)
      /// When a process closes a file, the system drops all locks that the process has on it, but for what SQLite does.
      @Test func closingAFileThatNobodyWritesKeepsTheLocksOfThoseWhoDo() async throws {
        let folder = try await made("normalized")
        let facts = try FileManager.default.attributesOfItem(atPath: folder.file)
        let inode = try #require(facts[.systemFileNumber] as? UInt64)
        let locks = { () throws -> [String] in
          let lines = try String(contentsOfFile: "/proc/locks", encoding: .utf8).split(separator: "\n")
          return lines.filter { $0.contains(":\(inode) ") }.map { String($0.drop { $0 != " " }) }
        }
        var reader: SQLiteConnection? = try SQLiteConnection(
          folder.file, option: .immutable, flags: SQLITE_OPEN_READONLY, isWriter: false)
        #expect(try reader?.rows("SELECT count(*) FROM pipeline") == [["1"]])
        let writer = try LastWriter(folder.file)
        let before = try locks()
        #expect(!before.isEmpty)
        reader = nil
        #expect(try locks() == before)
        writer.leave()
        #expect(try locks().isEmpty)
      }
    #endif
  }
#endif
