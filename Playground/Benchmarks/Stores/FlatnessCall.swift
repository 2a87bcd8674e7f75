#if SQLite
  import PipeShape
  import PipeShapeLab
  import PipeShapeSQL
  import PipeShapeStore

  /// One kind of call that finds what it is about by an index.
  enum FlatnessCall: String, CaseIterable {
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

    /// How many pipelines are current: lists show many others with each of them.
    var current: Int { self == .ofProject || self == .events || self == .all ? 10 : 100 }

    /// Whether it changes the store: then there are as many calls as the data has room for.
    var changes: Bool { self == .create || self == .rerun || self == .update }

    /// How many rounds count, of so many that are wanted: the data has room for twenty, one of which is thrown away.
    func rounds(_ wanted: Int) -> Int { changes ? min(19, wanted) : wanted }

    /// Runs a call about one of so many pipelines, which lie all over the store and have ended.
    func run(_ number: Int, among count: Int, _ calls: StoreCase.Calls, _ store: SQLStore) async throws -> Int {
      let data = calls.data
      let place = (number &* 7919 % count &* 104_729 + 17) % data.firstTesting
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
#endif
