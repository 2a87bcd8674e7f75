import PipeShape
import PipeShapeSQL
import PipeShapeStore
import Testing

/// The races of the service's history in which workers look first and write then.
///
/// Both look before either writes, so in whatever order they write, the second one meets what it did not see. The numbers
/// are those of the list of races (3.3) that the service's history gives.
@Suite struct WhoLooksBeforeItWritesLosesNothing {
  static let stores = ["memory"] + everyStore

  /// Two handles of a store, or one twice where it is in memory.
  private func race(_ name: String, _ body: (_ a: any Store, _ b: any Store) async throws -> Void) async throws {
    guard name != "memory" else {
      let store = MemoryStore()
      return try await body(store, store)
    }
    let folder = try TemporaryFolder()
    // They wait for each other, on a machine that other tests keep busy.
    let options = SQLStore.Options(deadline: .seconds(120))
    let a = try await folder.open(name, options: options)
    let b = try await folder.open(name, options: options)
    try await body(a, b)
    #expect(try await b.doctor().findings == [])
    await a.close()
    await b.close()
  }

  private func make(
    _ store: some Store, _ steps: [Step], _ edges: [Edge] = [], states: [AttemptState]? = nil
  ) async throws -> PipelineID {
    let draft = PipelineDraft(
      origin: sampleDraft.origin, graph: try PipelineGraph(steps: steps, edges: edges), content: .fresh(states))
    return try await store.writing { (s) throws(StoreError) in try s.create(draft) }
  }

  // MARK: Copr groups in monorepos

  /// 3.3, Copr groups in monorepos: two packages of one commit, whose groups of builds took the one place of a row.
  @Test(arguments: stores) func coprGroupsOfTwoPackagesOfAMonorepoAreBothKept(_ name: String) async throws {
    try await race(name) { a, b in try await packages(a, b) }
  }

  private func packages(_ a: some Store, _ b: some Store) async throws {
    let chroots = [Target("f1"), Target("f2")]
    let packages = ["copr_build/a", "copr_build/b"]
    let id = try await make(
      a,
      packages.flatMap { [Step("srpm/\($0)", kind: "srpm_build"), Step($0, kind: "copr_build", targets: chroots)] },
      packages.map { Edge(from: "srpm/\($0)", to: $0, binding: .oneToAll) },
      states: [.succeeded, .succeeded, .pending, .pending, .pending, .pending])
    @Sendable func add(_ package: String, to store: some Store) async throws(StoreError) {
      try await store.writing { (s) throws(StoreError) in
        for chroot in chroots {
          _ = try s.record(
            AttemptChange(state: .running, external: ExternalID(system: "copr", id: package)),
            of: .cell(CellKey(package, chroot), in: id))
        }
      }
    }
    func ready(_ store: some Store) async throws(StoreError) -> Int {
      try await store.read { (s) throws(StoreError) in try s.cells(.ready(kind: "copr_build"), page: Page()).count }
    }
    #expect(try await [ready(a), ready(b)] == [4, 4])
    async let one: Void = add(packages[0], to: a)
    async let two: Void = add(packages[1], to: b)
    _ = try await (one, two)
    let builds = try await a.attempts(of: id).suffix(4)
    #expect(builds.map(\.state) == [.running, .running, .running, .running])
    #expect(builds.map { $0.external?.id } == [packages[0], packages[0], packages[1], packages[1]])

    // Each package is built again, by a worker of its own.
    for package in packages {
      for chroot in chroots { try await a.set(CellKey(package, chroot), .failed, in: id) }
    }
    async let first = a.writing { (s) throws(StoreError) in try s.rerun(RerunRequest(.step("copr_build/a")), of: id) }
    async let second = b.writing { (s) throws(StoreError) in try s.rerun(RerunRequest(.step("copr_build/b")), of: id) }
    let runs = try await [first.run, second.run].sorted()
    #expect(runs == [2, 3])
    #expect(try await a.attempts(of: id).suffix(4).map(\.state) == [.pending, .pending, .pending, .pending])
  }

  // MARK: Check, then write

  /// 3.3, the unsafe check: Koji builds, tag requests, Bodhi updates and images are looked for, and then started.
  @Test(arguments: stores)
  func kojiBuildsTagRequestsUpdatesAndImagesAreStartedByOne(_ name: String) async throws {
    try await race(name) { a, b in
      for kind in ["koji_build", "koji_build_tag", "bodhi_update", "vm_image_build"] {
        try await start(kind, a, b)
      }
    }
  }

  private func start(_ kind: String, _ a: some Store, _ b: some Store) async throws {
    let cells = [CellKey("job", "f43"), CellKey("job", "f44")]
    let id = try await make(a, [Step("job", kind: kind, targets: cells.map(\.target))])
    func seen(_ store: some Store) async throws(StoreError) -> Int {
      try await store.read { (s) throws(StoreError) in try s.cells(.ready(kind: kind), page: Page()).count }
    }
    @Sendable func started(as name: String, through store: some Store) async -> StoreError.Code? {
      await code { () throws(StoreError) in
        try await store.set(cells[0], .running, in: id, external: ExternalID(system: "its", id: name))
      }
    }
    // Neither sees that anything runs.
    #expect(try await [seen(a), seen(b)] == [2, 2], "\(kind)")
    async let one = started(as: "a", through: a)
    async let two = started(as: "b", through: b)
    let answers = await [one, two]
    #expect(answers.compactMap { $0 } == [.illegalTransition], "\(kind)")
    let job = try await a.attempts(of: id)[0]
    #expect(job.state == .running && job.external?.id == (answers[0] == nil ? "a" : "b"), "\(kind)")

    // Neither sees a further run, and each adds one of its own target: both are kept.
    for cell in cells { try await a.set(cell, .failed, in: id) }
    func head(_ store: some Store) async throws(StoreError) -> Int32? {
      try await store.read { (s) throws(StoreError) in try s.run(nil, of: id)?.run.number }
    }
    #expect(try await [head(a), head(b)] == [1, 1], "\(kind)")
    async let first = a.writing { (s) throws(StoreError) in
      try s.rerun(RerunRequest(.target("f43", of: "job")), of: id)
    }
    async let second = b.writing { (s) throws(StoreError) in
      try s.rerun(RerunRequest(.target("f44", of: "job")), of: id)
    }
    #expect(try await [first.run, second.run].sorted() == [2, 3], "\(kind)")
    #expect(try await a.attempts(of: id).map(\.state) == [.failed, .failed, .pending, .pending], "\(kind)")

    // The same target: one of them makes the run, and the other one joins it.
    try await a.set(cells[0], .failed, in: id)
    #expect(try await [head(a), head(b)] == [3, 3], "\(kind)")
    let again = RerunRequest(.target("f43", of: "job"))
    async let third = a.writing { (s) throws(StoreError) in try s.rerun(again, of: id) }
    async let fourth = b.writing { (s) throws(StoreError) in try s.rerun(again, of: id) }
    let outcomes = try await [third, fourth]
    #expect(outcomes.map(\.run) == [4, 4] && Set(outcomes.map(\.created)) == [true, false], "\(kind)")
    #expect(try await a.attempts(of: id).count == 5, "\(kind)")
  }

  // MARK: Sidetags

  /// 3.3, the row lock of sidetags (packit-service #2627): two workers want the tag of one branch, and both note a build.
  @Test(arguments: stores) func aSidetagIsMadeByOneAndUsedByBoth(_ name: String) async throws {
    try await race(name) { a, b in
      for _ in 0..<3 { try await take(a, b) }
    }
  }

  private func take(_ a: some Store, _ b: some Store) async throws {
    let cell = CellKey("sidetag", "f44")
    let id = try await make(a, [Step("sidetag", kind: "koji_build_tag", targets: [cell.target])])
    for attempts in [try await a.attempts(of: id), try await b.attempts(of: id)] {
      #expect(attempts.map(\.external) == [nil])
    }
    /// The tag that is there, or else one of the worker's; what the worker built is noted beside it.
    @Sendable func tag(
      for worker: String, through store: some Store
    ) async throws(StoreError) -> (tag: String, isMade: Bool) {
      try await store.writing { (s) throws(StoreError) in
        guard let attempt = try s.run(nil, of: id)?.attempts.first else { throw StoreError(.notFound, "no tag") }
        var builds: [PayloadValue] = []
        if case .record(let record) = attempt.payload, case .array(let known)? = record["builds"] { builds = known }
        _ = try s.record(
          AttemptChange(
            external: attempt.external ?? ExternalID(system: "koji", id: "f44-side-\(worker)"),
            fields: ["builds": .array(builds + [.text(worker)])]), of: .cell(cell, in: id))
        return (attempt.external?.id ?? "f44-side-\(worker)", attempt.external == nil)
      }
    }
    async let one = tag(for: "a", through: a)
    async let two = tag(for: "b", through: b)
    let answers = try await [one, two]
    #expect(answers[0].tag == answers[1].tag)
    #expect(Set(answers.map(\.isMade)) == [true, false])
    let kept = try await a.attempts(of: id)[0]
    #expect(kept.external?.id == answers[0].tag)
    guard case .record(let record) = kept.payload, case .array(let builds)? = record["builds"] else {
      Issue.record("no build was noted")
      return
    }
    #expect(Set(builds) == [.text("a"), .text("b")] && builds.count == 2)
  }

  // MARK: Scans

  /// 3.3, scans: the unique row is written first, and only who wrote it asks for the scan.
  @Test(arguments: stores) func aScanOfABuildIsAskedForOnce(_ name: String) async throws {
    try await race(name) { a, b in try await scan(a, b) }
  }

  private func scan(_ a: some Store, _ b: some Store) async throws {
    let chroot = Target("f44")
    let id = try await make(
      a,
      [
        Step("copr", kind: "copr_build", targets: [chroot]), Step("scan", kind: "openscanhub_scan", targets: [chroot]),
      ], [Edge(from: "copr", to: "scan", binding: .each)], states: [.succeeded, .cancelled])
    let request = RerunRequest(.step("scan"), id: "scan of copr 17")
    func known(_ store: some Store) async throws(StoreError) -> RerunOutcome? {
      try await store.read { (s) throws(StoreError) in try s.outcome(ofRequest: "scan of copr 17", in: id) }
    }
    /// Who is not answered from the record starts the scan; both learn its name.
    @Sendable func ask(
      _ task: String, through store: some Store
    ) async throws(StoreError) -> (outcome: RerunOutcome, task: String?) {
      try await store.writing { (s) throws(StoreError) in
        let outcome = try s.rerun(request, of: id)
        if !outcome.replayed {
          _ = try s.record(
            AttemptChange(state: .running, external: ExternalID(system: "openscanhub", id: task)),
            of: .cell(CellKey("scan", chroot), in: id))
        }
        return (outcome, try s.run(nil, of: id)?.attempts.last?.external?.id)
      }
    }
    // Neither sees that a scan was asked for.
    #expect(try await known(a) == nil)
    #expect(try await known(b) == nil)
    async let one = ask("1", through: a)
    async let two = ask("2", through: b)
    let answers = try await [one, two]
    #expect(Set(answers.map(\.outcome.replayed)) == [true, false])
    #expect(answers.map(\.outcome.run) == [2, 2] && answers.map(\.outcome.created) == [true, true])
    #expect(answers[0].outcome.plan == answers[1].outcome.plan)
    #expect(answers[0].task == answers[1].task)
    #expect(answers[0].task == (answers[0].outcome.replayed ? "2" : "1"))
    #expect(try await a.attempts(of: id).compactMap(\.external).count == 1)

    // Nor is it asked for again when its message comes once more, after it ended badly.
    try await a.set(CellKey("scan", chroot), .error, in: id)
    async let third = ask("3", through: a)
    async let fourth = ask("4", through: b)
    let later = try await [third, fourth]
    #expect(later.map(\.outcome.replayed) == [true, true] && later.map(\.outcome.run) == [2, 2])
    #expect(try await a.attempts(of: id).map(\.state) == [.succeeded, .cancelled, .error])
  }

  // MARK: Projects

  /// 3.3, get or create without a constraint: two workers make the project and pull request of one URL.
  @Test(arguments: stores) func getOrCreateMakesOneProjectOfOneURL(_ name: String) async throws {
    try await race(name) { a, b in
      for round in 1...3 { try await getOrCreate("https://a/\(round)", a, b) }
    }
  }

  private func getOrCreate(_ url: String, _ a: some Store, _ b: some Store) async throws {
    let reference = GitReference(.pullRequest, "7")
    let draft = PipelineDraft(
      origin: .new(project: url, reference: reference, commit: Commit("c"), at: 1), graph: sampleGraph)
    func known(_ store: some Store) async throws(StoreError) -> (Project?, StoreCounts) {
      try await store.read { (s) throws(StoreError) in (try s.project(url: url), try s.counts()) }
    }
    // Neither sees the project.
    let before = (try await known(a), try await known(b))
    #expect(before.0.0 == nil && before.1.0 == nil)
    async let one = a.writing { (s) throws(StoreError) in try s.create(draft) }
    async let two = b.writing { (s) throws(StoreError) in try s.create(draft) }
    let ids = try await [one, two].sorted()
    #expect(Set(ids).count == 2)
    let (project, counts) = try await known(b)
    let made = try #require(project)
    #expect(counts.projects == before.0.1.projects + 1 && counts.events == before.0.1.events + 2)
    try await a.read { (s) throws(StoreError) in
      #expect(try s.origins(of: ids).map { $0?.project } == [made, made])
      #expect(try s.events(of: made.id, page: Page()).map(\.reference) == [reference, reference])
      #expect(try s.pipelines(.project(made.id), page: Page()).map(\.id) == ids)
      let lookup = UnfinishedLookup(kind: "srpm_build", of: .reference(made.id, reference))
      #expect(try s.cells(.unfinishedOf(lookup), page: Page()).map(\.pipeline) == ids)
    }
  }
}
