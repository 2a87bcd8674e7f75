#if CommandLine
  import PipeShape
  import PipeShapeLab
  import PipeShapeStore

  #if SQLite
    import PipeShapeSQL
    import PipeShapeSQLite

    extension ComparedEngine {
      /// Every engine of this build.
      static let all = [sqlite]

      private static let sqlite = ComparedEngine(
        name: "sqlite", version: SQLiteStore.engineVersion, layouts: SQLiteStore.layouts,
        settings: [
          Fact("journal_mode", "WAL"), Fact("synchronous", "NORMAL"), Fact("foreign_keys", "ON"),
          Fact("before every round", "wal_checkpoint(TRUNCATE), then optimize"),
          Fact("caches of decoded graphs", "on, the same limit for every layout"),
        ]
      ) { (layout, path) throws(StoreError) in
        let store = try await SQLiteStore.open(
          path, layout: layout, kinds: WorkloadKinds.registry, ids: SequentialIDs())
        return ContenderStore(
          store, settle: { () throws(StoreError) in try await store.settle() },
          traces: { () throws(StoreError) in
            try await store.traces().map { TracedStatement($0.sql, runs: $0.runs, plan: $0.plan) }
          })
      }
    }
  #else
    extension ComparedEngine {
      /// Every engine of this build.
      static let all: [ComparedEngine] = []
    }
  #endif
#endif
