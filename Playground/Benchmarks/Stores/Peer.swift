#if SQLite
  import Foundation
  import PipeShape
  import PipeShapeLab
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore

  /// The store of one layout as a process that waits for blocks to run: `fetch 0 25` is answered by the seconds of
  /// processor time and the sum of the answers.
  enum Peer {
    static func run(_ options: BenchmarkOptions) async throws {
      guard let layout = options.layouts.first else { throw BenchmarkError("peer takes --layout") }
      var data = try StoreData(pipelines: options.pipelines)
      let path = "\(options.directory)/\(layout).db"
      let ids = try await StoreContest.fill(path, layout, &data)
      let store = try await SQLiteStore.open(
        path, layout: layout, kinds: WorkloadKinds.registry, options: options.sqlite)
      let calls = StoreCase.Calls(data: data, ids: ids)
      emit("ready")
      while let line = readLine() {
        let words = line.split(separator: " ")
        guard words.count == 3, let first = Int(words[1]), let count = Int(words[2]) else {
          throw BenchmarkError("'\(line)' is no block")
        }
        let start = CPUClock.now
        var answer = 0
        for number in first..<first + count { answer += try await call(String(words[0]), number, calls, store) }
        emit("\(CPUClock.now - start) \(answer)")
      }
      await store.close()
    }

    /// At once, although somebody reads through a pipe.
    private static func emit(_ line: String) {
      FileHandle.standardOutput.write(Data("\(line)\n".utf8))
    }

    private static func call(
      _ what: String, _ number: Int, _ calls: StoreCase.Calls, _ store: SQLStore
    ) async throws -> Int {
      switch what {
      case "fetch": return try await calls.run(.fetch, number, on: store)
      case "create": return try await calls.run(.create, number, on: store) > 0 ? StoreData.cellCount : 0
      case "update": return try await calls.run(.update, number, on: store)
      case "rerun":
        let chroot = StoreData.chroots[number % StoreData.chroots.count]
        let id = calls.ids[number]
        let request = RerunRequest(RerunScope(.cell(CellKey("build", chroot))), at: calls.data.time(number))
        return try await store.write(ChangeSet("rerun")) { session throws(StoreError) in
          try session.rerun(request, of: id).plan.created.count
        }
      default: throw BenchmarkError("there is no call '\(what)'")
      }
    }
  }
#endif
