#if SQLite
  import PipeShape
  import PipeShapeSQL
  import PipeShapeStore

  /// One kind of call that is held against C.
  enum StoreCase: String, CaseIterable {
    case fetch, unfinished, ready, create, update

    /// What tables call it.
    var title: String {
      switch self {
      case .fetch: "whole pipeline of 15 cells"
      case .unfinished: "100 unfinished tests"
      case .ready: "100 ready builds"
      case .create: "creation of 15 cells"
      case .update: "update by external id"
      }
    }

    /// How many calls a block has, and how many rounds there are after the one that is thrown away.
    var block: Int {
      switch self {
      case .fetch: 50
      case .unfinished, .ready, .create: 10
      case .update: 14
      }
    }

    /// How many rounds count, of so many that are wanted: an update ends an attempt, of which the data has so many.
    func rounds(_ wanted: Int) -> Int { changes ? min(19, wanted) : wanted }

    var changes: Bool { self == .create || self == .update }

    /// At most so many times what C needs.
    func bar(encodesDocuments: Bool) -> Double {
      switch self {
      case .fetch: encodesDocuments ? 2 : 1.3
      default: 1.5
      }
    }

    /// What a call asks for, by its number.
    struct Calls {
      let data: StoreData
      let ids: [PipelineID]

      /// Runs a call and gives a number that follows from the answer.
      @inline(__always)
      func run(_ what: StoreCase, _ number: Int, on store: SQLStore) async throws(StoreError) -> Int {
        switch what {
        case .fetch: return try await pipeline(number, on: store)?.attempts.count ?? 0
        case .unfinished: return try await list(.unfinished(kind: "tests"), on: store)
        case .ready: return try await list(.ready(kind: "copr_build"), on: store)
        case .create:
          let draft = data.fresh(data.pipelines + number)
          let id = try await store.write(ChangeSet("new")) { session throws(StoreError) in try session.create(draft) }
          return Int(truncatingIfNeeded: id.raw)
        case .update:
          let pipeline = data.firstTesting + number % StoreData.testing
          let external = data.testID(pipeline, chroot: number / StoreData.testing)
          let change = AttemptChange(state: .succeeded, at: data.time(pipeline) + 900_000)
          let recorded = try await store.write(ChangeSet("end")) { session throws(StoreError) in
            try session.record(change, of: .external(ExternalLookup(external)))
          }
          return recorded == .changed(skipped: 0) ? 1 : 0
        }
      }

      /// The pipeline that a call fetches.
      @inline(__always)
      func pipeline(_ number: Int, on store: SQLStore) async throws(StoreError) -> Pipeline? {
        let id = ids[(number &* 7919) % ids.count]
        return try await store.read { session throws(StoreError) in try session.pipeline(id) }
      }

      private func list(_ query: CellQuery, on store: SQLStore) async throws(StoreError) -> Int {
        try await store.read { session throws(StoreError) in try session.cells(query, page: Page(limit: 100)) }.count
      }
    }
  }
#endif
