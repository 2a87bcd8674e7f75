#if SQLite
  import Foundation
  import PipeShape
  import PipeShapeLab
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore

  /// What each indexed call costs in stores of different sizes: nothing that is found by an index may depend on how much
  /// else there is.
  enum Flatness {
    /// The bar: so much slower than in the smallest store.
    static let bar = 1.2

    static func run(_ options: BenchmarkOptions) async throws {
      let directory = try options.makeDirectory()
      defer { try? FileManager.default.removeItem(atPath: directory) }
      for layout in Layouts.all where options.wants(layout.name) {
        var samples: [[Double]] = []
        for size in options.sizes {
          samples.append(try await times(layout.name, size, options, in: directory))
          FileHandle.standardError.write(Data("\(layout.name), \(size) pipelines: done\n".utf8))
        }
        let heading = ["\(layout.name), a call in a store of"] + options.sizes.map { "\($0)" } + ["ratio", ""]
        var table = Table(heading)
        for (index, call) in Call.allCases.enumerated() {
          let ratio = samples[samples.count - 1][index] / samples[0][index]
          table.add(
            [call.rawValue] + samples.map { readable($0[index]) }
              + [String(format: "%.2f", ratio), ratio <= bar ? "flat" : "grows"])
        }
        table.print()
      }
      print(
        """
        Processor times of calls on pipelines all over the store, the median of blocks. The ratio is that of the largest
        store to the smallest; up to \(bar) is flat. So many pipelines have not ended in every size: \
        \(StoreData.testing + StoreData.waiting).\n
        """)
    }

    /// Fills a store and times its calls, in their order.
    private static func times(
      _ layout: String, _ size: Int, _ options: BenchmarkOptions, in directory: String
    ) async throws -> [Double] {
      var data = try StoreData(pipelines: size)
      let path = "\(directory)/\(layout)-\(size).db"
      defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
      let ids = try await StoreContest.fill(path, layout, &data)
      let store = try await SQLiteStore.open(
        path, layout: layout, kinds: WorkloadKinds.registry, options: options.sqlite)
      let calls = StoreCase.Calls(data: data, ids: ids)
      var times: [Double] = []
      for call in Call.allCases {
        var blocks: [Double] = []
        for block in 0..<(call.blocks + 1) {
          let start = CPUClock.now
          for number in block * call.size..<(block + 1) * call.size {
            use(try await call.run(number, calls, store))
          }
          // The first block prepares statements and warms up.
          if block > 0 { blocks.append((CPUClock.now - start) / Double(call.size)) }
        }
        times.append(StoreResult.median(blocks))
      }
      await store.close()
      return times
    }

    /// One kind of call.
    enum Call: String, CaseIterable {
      case pipeline = "whole pipeline"
      case head = "head run"
      case origin = "event and project of a pipeline"
      case project = "project of a URL"
      case ofProject = "pipelines of a project"
      case ofCommit = "pipelines of a commit"
      case all = "100 pipelines in the middle"
      case events = "events of a project"
      case latest = "latest succeeded of a commit"
      case externalOfPipeline = "external id in a pipeline"
      case unfinished = "100 unfinished tests"
      case ready = "100 ready builds"
      case create = "creation"
      case rerun = "rerun of a chroot"
      case update = "update by external id"

      var size: Int {
        switch self {
        case .unfinished, .ready, .all: 10
        case .create, .rerun: 20
        case .update: 14
        default: 100
        }
      }

      var blocks: Int { self == .update ? 19 : 15 }

      /// Runs a call about a pipeline somewhere in the store.
      func run(_ number: Int, _ calls: StoreCase.Calls, _ store: SQLStore) async throws -> Int {
        let data = calls.data
        // All of them have ended; a prime step visits them all over the store.
        let place = (number &* 104_729 + 17) % data.firstTesting
        let id = calls.ids[place]
        switch self {
        case .create: return try await calls.run(.create, number, on: store)
        case .update: return try await calls.run(.update, number, on: store)
        case .unfinished: return try await calls.run(.unfinished, number, on: store)
        case .ready: return try await calls.run(.ready, number, on: store)
        case .rerun:
          let request = RerunRequest(RerunScope(.cell(CellKey("build", StoreData.chroots[number % 7]))))
          return try await store.write(ChangeSet("rerun")) { session throws(StoreError) in
            try session.rerun(request, of: id).run
          }
        case .pipeline:
          return try await store.read { s throws(StoreError) in try s.pipeline(id)?.attempts.count ?? 0 }
        case .head: return try await store.read { s throws(StoreError) in try s.run(nil, of: id)?.attempts.count ?? 0 }
        case .origin: return try await store.read { s throws(StoreError) in try s.origin(of: id) == nil ? 0 : 1 }
        case .project:
          let url = data.project(place % data.projects)
          return try await store.read { s throws(StoreError) in try s.project(url: url) == nil ? 0 : 1 }
        case .ofProject:
          let url = data.project(place % data.projects)
          return try await store.read { s throws(StoreError) in
            guard let project = try s.project(url: url) else { return 0 }
            return try s.pipelines(.project(project.id), page: Page()).count
          }
        case .events:
          let url = data.project(place % data.projects)
          return try await store.read { s throws(StoreError) in
            guard let project = try s.project(url: url) else { return 0 }
            return try s.events(of: project.id, page: Page()).count
          }
        case .ofCommit:
          let commit = data.commit(place)
          return try await store.read { s throws(StoreError) in
            try s.pipelines(.commit(commit, project: nil), page: Page()).count
          }
        case .all:
          return try await store.read { s throws(StoreError) in try s.pipelines(.all, page: Page(after: id)).count }
        case .latest:
          let query = CellQuery.latestSucceeded(
            commit: data.commit(place), project: nil, kind: "copr_build", target: nil)
          return try await store.read { s throws(StoreError) in try s.cells(query, page: Page()).count }
        case .externalOfPipeline:
          let lookup = ExternalLookup(data.testID(place, chroot: number % 7), in: id)
          return try await store.read { s throws(StoreError) in try s.cells(.external(lookup), page: Page()).count }
        }
      }
    }
  }
#endif
