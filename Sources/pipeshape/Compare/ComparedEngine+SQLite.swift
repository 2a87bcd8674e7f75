#if CommandLine && SQLite
  import PipeShape
  import PipeShapeLab
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeSQLiteTrials
  import PipeShapeStore

  extension EngineOffer {
    /// Files of SQLite: there is nothing to start.
    static let sqlite = EngineOffer(
      name: "sqlite", layouts: SQLiteStore.layouts, start: { _ async throws(StoreError) in .sqlite },
      join: { () throws(StoreError) in .sqlite })
  }

  extension ComparedEngine {
    fileprivate static let sqlite = ComparedEngine(
      name: "sqlite", version: SQLiteStore.engineVersion, layouts: SQLiteStore.layouts,
      settings: [
        Fact("statistics of the planner", "none, as in every store: neither ANALYZE nor optimize is run"),
        Fact("after every round", "wal_checkpoint(TRUNCATE)"),
        Fact("caches of decoded graphs", "on, the same limit for every layout"),
        Fact("WAL bytes", "frames written, each of a page and 24 bytes; the header of a WAL is not counted"),
        Fact("WAL restarts", "checkpoints by wal_autocheckpoint that moved all of the WAL"),
      ],
      place: { folder, label in folder.file("\(label).db") },
      open: { (layout, path, kinds) throws(StoreError) in try await open(layout, path, kinds) },
      write: { (form, path, writer, changes, seed) throws(StoreError) in
        try await SQLiteWriteForms.write(
          form: form, path: path, as: writer, changes: changes, seed: seed, clock: MonotonicClock.now)
      },
      build: { SQLiteTrials.build },
      forms: { folder in
        let path: @Sendable (String) -> String = { folder.file("\($0).db") }
        return SQLiteWriteForms.all(path: path, clock: MonotonicClock.now) { (form, contention) throws(StoreError) in
          try await WriterProcesses.run(contention, engine: "sqlite", path: path(contention.label), ["--form", form])
        }
      },
      chaptersNotHad: [
        "checkpoints": "a log of SQLite holds whole pages always, so a checkpoint makes no change more expensive"
      ])

    private static func open(
      _ layout: String, _ path: String, _ kinds: KindRegistry
    ) async throws(StoreError) -> ContenderStore {
      let store = try await SQLiteStore.open(path, layout: layout, kinds: kinds, ids: SequentialIDs())
      let restarts = WALRestarts(ofFileAt: path)
      var actions = SQLiteTrials.actions(on: path)
      actions.reopen = { () throws(StoreError) in try await open(layout, path, kinds) }
      return ContenderStore(
        store, settle: { () throws(StoreError) in try await store.settle() },
        traces: { () throws(StoreError) in
          try await store.traces().map { TracedStatement($0.sql, runs: $0.runs, plan: $0.plan) }
        },
        settings: { () throws(StoreError) in
          try await store.settings().map { Fact($0.name, $0.value) }
            + [Fact("file system", Machine.fileSystem(of: path))]
        },
        instruments: { ProcessMeter.measures + [Measure("WAL restarts", .counter, restarts.count())] },
        engine: actions)
    }
  }
#endif
