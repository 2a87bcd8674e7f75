#if SQLite
  import CSQLite
  import Foundation
  import PipeShape
  import PipeShapeSQL
  @testable import PipeShapeSQLite
  import PipeShapeStore
  import Synchronization
  import Testing

  /// Whichever read, write, sync, truncation or lock of whichever call fails: the old state remains, the error is typed,
  /// the store goes on, and the same call then succeeds.
  @Suite struct TheDiskMayFail {
    /// Small pages in the cache and a small log, so that calls read and checkpoint.
    private func open(_ folder: TemporaryFolder, _ layout: String) throws -> SQLStore {
      let options = SQLiteStore.Options(
        store: .init(deadline: .milliseconds(3)), isFullySynchronous: true, cacheBytes: 0)
      return try SQLiteStore.open(folder.file, layout: layout, options: options) { connection in
        try? connection.execute("PRAGMA wal_autocheckpoint = 4")
        return connection
      }
    }

    private func isTyped(_ error: StoreError, _ failure: Disk.Failure) -> Bool {
      // A log whose index cannot be locked or read is recovered anew, and what fails then has its own code.
      switch failure.code & 0xff {
      case SQLITE_FULL: error.code == .full
      case SQLITE_BUSY: error.code == .busy
      default: error.code == .engine && error.engineCode != nil
      }
    }

    @Test(arguments: layouts, Disk.Failure.all)
    func duringACallThatWrites(layout: String, failure: Disk.Failure) async throws {
      #expect(Disk.install())
      let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
      let twin = try await SQLiteStore.open(other.file, layout: layout, kinds: sampleKinds)
      let store = try open(folder, layout)
      _ = (try await twin.makeSample(), try await store.makeSample())
      var failures = 0
      for call in WriteCall.all {
        let old = try await StoreState.read(store)
        let expected = try await call.run(on: twin)
        let new = try await StoreState.read(twin)
        var number = 1
        while true {
          let (answer, seen) = await Disk.failing(number, failure, in: folder) {
            () async -> Result<String, StoreError> in
            do throws(StoreError) { return .success(try await call.run(on: store)) } catch { return .failure(error) }
          }
          let state = try await StoreState.read(store)
          switch answer {
          case .success(let answer):
            // A failure after the commit, while the log goes into the file, is no failure of the call.
            #expect(answer == expected, "\(call), \(number)")
            #expect(state == new, "\(call), \(number)")
          case .failure(let error):
            #expect(isTyped(error, failure), "\(call), \(number): \(error)")
            #expect(state == old, "\(call), \(number): \(error)")
            failures += 1
          }
          if case .success = answer { break }
          number += seen > 40 ? 3 : 1
          try #require(number < 2000)
        }
      }
      failures += try await sweepFolding(store, failure, in: folder)
      #expect(failures > 0)
      #expect(try await store.doctor().findings == [])
      await store.close()
      await twin.close()
      let again = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds)
      #expect(try await again.doctor().findings == [])
      await again.close()
    }

    /// While the log goes into the file and is cut off.
    private func sweepFolding(
      _ store: SQLStore, _ failure: Disk.Failure, in folder: TemporaryFolder
    ) async throws -> Int {
      var number = 1
      while true {
        _ = try await store.makeSample()
        let state = try await StoreState.read(store)
        let (refused, _) = await Disk.failing(number, failure, in: folder) { () async -> StoreError? in
          do throws(StoreError) { try await store.settle() } catch { return error }
          return nil
        }
        #expect(try await StoreState.read(store) == state, "\(number)")
        // A log that somebody else uses stays as it is, and that is no failure.
        guard let refused else { return number - 1 }
        #expect(isTyped(refused, failure), "\(number): \(refused)")
        number += 1
        try #require(number < 2000)
      }
    }

    @Test(arguments: layouts, Disk.Failure.all)
    func whileTheFileIsMade(layout: String, failure: Disk.Failure) async throws {
      #expect(Disk.install())
      let folder = try TemporaryFolder()
      var number = 1
      while true {
        let (opened, _) = await Disk.failing(number, failure, in: folder) { () async -> Result<SQLStore, any Error> in
          do { return .success(try open(folder, layout)) } catch { return .failure(error) }
        }
        if case .success(let store) = opened {
          #expect(try await store.makeSample() == PipelineID(1))
          await store.close()
          break
        }
        if case .failure(let error) = opened {
          let error = try #require(error as? StoreError)
          #expect(isTyped(error, failure) || error.code == .unavailable, "\(number): \(error)")
        }
        number += 1
        try #require(number < 2000)
      }
      let again = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds)
      #expect(try await again.doctor().findings == [])
      await again.close()
    }

    /// The one failure whose outcome a crash may change: the log has the change, and was not on the disk for sure.
    @Test(arguments: layouts) func afterASyncThatFailedACrashLeavesTheOldStateOrTheNew(layout: String) async throws {
      #expect(Disk.install())
      let (folder, copy) = (try TemporaryFolder(), try TemporaryFolder())
      let store = try open(folder, layout)
      let id = try await store.makeSample()
      let old = try await store.attempts(of: id)
      let sync = Disk.Failure(testDescription: "", operations: 4, code: SQLITE_IOERR | 4 << 8)
      let (refused, _) = await Disk.failing(1, sync, in: folder) {
        await code { () throws(StoreError) in try await store.set(CellKey("srpm"), .failed, in: id) }
      }
      #expect(refused == .engine)
      #expect(try await store.attempts(of: id) == old)
      for name in ["store.db", "store.db-wal"] {
        try FileManager.default.copyItem(atPath: folder.path + "/" + name, toPath: copy.path + "/" + name)
      }
      let crashed = try await SQLiteStore.open(copy.file, layout: layout, kinds: sampleKinds)
      let found = try await crashed.attempts(of: id).map(\.state)
      let new: [AttemptState] = [.failed, .skipped, .skipped, .skipped, .skipped]
      #expect(found == old.map(\.state) || found == new)
      #expect(try await crashed.doctor().findings == [])
      await crashed.close()
      await store.close()
    }

    @Test(arguments: layouts) func aStatementThatIsInterrupted(layout: String) async throws {
      let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
      let twin = try await SQLiteStore.open(other.file, layout: layout, kinds: sampleKinds)
      let handles = Mutex<[Int]>([])
      let store = try SQLiteStore.open(folder.file, layout: layout) { connection in
        handles.withLock { $0.append(Int(bitPattern: connection.handle)) }
        return connection
      }
      _ = (try await twin.makeSample(), try await store.makeSample())
      func interrupt(every steps: Int32) {
        for handle in handles.withLock({ $0 }).compactMap({ OpaquePointer(bitPattern: $0) }) {
          sqlite3_progress_handler(handle, steps, steps == 0 ? nil : { _ in 1 }, nil)
        }
      }
      var interrupted = 0
      for call in WriteCall.all {
        let old = try await StoreState.read(store)
        let expected = try await call.run(on: twin)
        var steps: Int32 = 2
        while true {
          interrupt(every: steps)
          let answer = await { () async -> Result<String, StoreError> in
            do throws(StoreError) { return .success(try await call.run(on: store)) } catch { return .failure(error) }
          }()
          interrupt(every: 0)
          if case .success(let answer) = answer {
            #expect(answer == expected, "\(call), \(steps)")
            break
          }
          if case .failure(let error) = answer { #expect(error.code == .interrupted, "\(call), \(steps)") }
          #expect(try await StoreState.read(store) == old, "\(call), \(steps)")
          interrupted += 1
          steps += 1 + steps / 3
        }
        #expect(try await StoreState.read(store) == (try await StoreState.read(twin)), "\(call)")
      }
      #expect(interrupted > 10)
      await store.close()
      await twin.close()
    }
  }
#endif
