#if SQLite
  import Foundation
  import PipeShape
  import PipeShapeLab
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore

  /// A store of one size, filled, with the calls that can be made of it.
  struct FlatnessStore {
    let size: Int
    private let path: String
    private let calls: StoreCase.Calls
    private let store: SQLStore

    init(
      _ layout: String, _ size: Int, number: Int, _ options: BenchmarkOptions, in directory: String
    ) async throws {
      self.size = size
      path = "\(directory)/\(layout)-\(number).db"
      var data = try StoreData(pipelines: size)
      let ids = try await StoreContest.fill(path, layout, &data)
      calls = StoreCase.Calls(data: data, ids: ids)
      store = try await SQLiteStore.open(
        path, layout: layout, kinds: WorkloadKinds.registry, options: options.sqlite)
    }

    func close() async {
      await store.close()
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }

    /// The seconds of processor time that a call of a round's block takes.
    func time(_ call: FlatnessCall, _ round: Int, among count: Int) async throws -> Double {
      let start = CPUClock.now
      for number in round * call.size..<(round + 1) * call.size {
        use(try await call.run(number, among: count, calls, store))
      }
      return (CPUClock.now - start) / Double(call.size)
    }

    /// The pages that no cache of the store had, so far.
    var pagesFetched: Int64 {
      get async throws {
        try await store.measures(detailed: false).first { $0.name == "page cache misses" }?.value ?? 0
      }
    }
  }
#endif
