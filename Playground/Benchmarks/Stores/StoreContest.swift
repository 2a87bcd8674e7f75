#if SQLite
  import Foundation
  import HandWritten
  import PipeShape
  import PipeShapeLab
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore

  /// One layout beside C: three copies of one file, on which the store, C and the writer of the tape do the same.
  struct StoreContest {
    let layout: any Layout
    let directory: String
    let data: StoreData
    let calls: StoreCase.Calls
    let options: BenchmarkOptions

    /// What the store's connections are set to, so that C's are set alike.
    var pragmas: String {
      (["trusted_schema = OFF", "foreign_keys = ON", "synchronous = NORMAL"] + options.sqlite.memoryPragmas)
        .map { "PRAGMA \($0);" }.joined()
    }

    private func path(_ name: String) -> String { "\(directory)/\(layout.name)-\(name).db" }

    /// Fills a file and copies it.
    init(_ layout: any Layout, _ options: BenchmarkOptions, in directory: String) async throws {
      self.layout = layout
      self.options = options
      self.directory = directory
      var data = try StoreData(pipelines: options.pipelines)
      let base = "\(directory)/\(layout.name)-store.db"
      let ids = try await Self.fill(base, layout.name, &data)
      self.data = data
      calls = StoreCase.Calls(data: data, ids: ids)
      for name in ["c", "tape"] { try FileManager.default.copyItem(atPath: base, toPath: path(name)) }
    }

    static func fill(_ path: String, _ layout: String, _ data: inout StoreData) async throws -> [PipelineID] {
      let store = try await SQLiteStore.open(path, layout: layout, kinds: WorkloadKinds.registry)
      var ids: [PipelineID] = []
      for first in stride(from: 0, to: data.pipelines, by: 250) {
        var drafts: [PipelineDraft] = []
        for number in first..<min(first + 250, data.pipelines) { drafts.append(data.draft(number)) }
        ids += try await store.write(ChangeSet("load")) { [drafts] session throws(StoreError) in
          try session.load(drafts)
        }
      }
      await store.close()
      return ids
    }

    func removeFiles() {
      for name in ["store", "c", "tape"] {
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path(name) + suffix) }
      }
    }

    /// Holds every case against C.
    func results() async throws -> [StoreResult] {
      let source = TapeSource(try TapeConnection(path("tape"), pragmas: pragmas))
      let recorder = SQLStore(
        source, dialect: SQLiteDialect(), layout: layout, kinds: StoredKinds(registered: WorkloadKinds.registry),
        ids: SequentialIDs())
      let store = try await SQLiteStore.open(
        path("store"), layout: layout.name, kinds: WorkloadKinds.registry, options: options.sqlite)
      let hand = try HandWrittenSide(path("c"), pragmas: pragmas)
      var results: [StoreResult] = []
      for what in StoreCase.allCases where options.wants(case: what.rawValue) {
        results.append(try await result(what, store, hand, recorder, source))
      }
      await store.close()
      try compareFiles()
      return results
    }

    private func result(
      _ what: StoreCase, _ store: SQLStore, _ hand: HandWrittenSide, _ recorder: SQLStore, _ source: TapeSource
    ) async throws -> StoreResult {
      let rounds = what.rounds(options.rounds)
      let count = what.block * (rounds + 1)
      // Calls that change nothing come again.
      let distinct = what.changes ? count : what == .fetch ? min(count, 400) : 1
      _ = source.next()
      var scripts: [HandWrittenSide.Script] = []
      var tapes: [Tape.Call] = []
      for number in 0..<distinct {
        let answer = try await calls.run(what, number, on: recorder)
        let call = source.next()
        guard answer > 0 else { throw BenchmarkError("\(layout.name): \(what.title): no answer to call \(number)") }
        tapes.append(call)
        scripts.append(try hand.script(call))
      }
      var result = StoreResult(what, layout)
      result.statements = tapes.last?.steps.map(\.sql) ?? []
      if !what.changes { try await check(what, tapes, scripts, store, recorder, source, hand) }
      for round in 0...rounds {
        let numbers = (round * what.block..<(round + 1) * what.block).map { $0 % distinct }
        var c = 0.0
        var ours = StoreBlock()
        let before = try await decoded(store)
        // Who goes first changes, so that neither has the warmer caches for good.
        for turn in 0..<2 {
          if (turn + round) % 2 == 0 {
            ours = try await StoreBlock(what, numbers, calls, store)
          } else {
            let start = CPUClock.now
            for number in numbers { use(try hand.run(scripts[number])) }
            c = CPUClock.now - start
          }
        }
        let decoding = try await decoded(store) - before
        if round > 0 { result.add(c: c, store: ours.total, decoding: ours.share(decoding)) }
      }
      return result
    }

    private func decoded(_ store: SQLStore) async throws -> Double {
      let nanoseconds = try await store.measures(detailed: false).first { $0.name == "decoding nanoseconds" }?.value
      return Double(nanoseconds ?? 0) / 1e9
    }

    /// C copied what the tape's store read, byte by byte, and the measured store answers like the tape's.
    private func check(
      _ what: StoreCase, _ tapes: [Tape.Call], _ scripts: [HandWrittenSide.Script], _ store: SQLStore,
      _ recorder: SQLStore, _ source: TapeSource, _ hand: HandWrittenSide
    ) async throws {
      for (number, (tape, script)) in zip(tapes, scripts).enumerated() {
        let outcome = try hand.run(script, digests: true)
        guard outcome.rows == tape.rows, outcome.digest == tape.digest else {
          throw BenchmarkError("\(layout.name): \(what.title): C read other rows than the store in call \(number)")
        }
      }
      let id = calls.ids[calls.ids.count / 2]
      let ours = try await store.read { session throws(StoreError) in try session.pipeline(id) }
      let theirs = try await recorder.read { session throws(StoreError) in try session.pipeline(id) }
      _ = source.next()
      guard let ours, ours.attempts == theirs?.attempts, ours.attempts.count == StoreData.cellCount,
        ours.attempts.allSatisfy({ $0.payload != .null })
      else { throw BenchmarkError("\(layout.name): two stores read two pipelines") }
    }

    /// What the store and C wrote is the same, table by table.
    private func compareFiles() throws {
      let tables = HeaderSchema.tables + layout.tables(for: StoredKinds(registered: WorkloadKinds.registry))
      var digests: [[UInt64]] = []
      for name in ["store", "c"] {
        let side = try HandWrittenSide(path(name), pragmas: pragmas)
        digests.append(
          try tables.map { table in
            let key = table.key.map { "\"\($0)\"" }.joined(separator: ", ")
            let step = Tape.Step(sql: "SELECT * FROM \"\(table.name)\" ORDER BY \(key)", values: [])
            return try side.run(try side.script(Tape.Call(steps: [step])), digests: true).digest
          })
      }
      for (index, table) in tables.enumerated() where digests[0][index] != digests[1][index] {
        throw BenchmarkError("\(layout.name): the store and C left two tables \(table.name)")
      }
    }
  }

  extension BenchmarkOptions {
    /// The options of the stores.
    var sqlite: SQLiteStore.Options {
      var options = SQLiteStore.Options()
      if let cache { options.cacheBytes = cache << 20 }
      if let map { options.mappedBytes = map << 20 }
      return options
    }
  }
#endif
