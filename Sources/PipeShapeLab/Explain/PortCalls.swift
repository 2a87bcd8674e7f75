import PipeShape
import PipeShapeStore

/// Every call of the port, one after the other, on a store that these calls fill.
///
/// The ids are those that `SequentialIDs` gives: the first pipeline is 1.
struct PortCalls<S: Store>: Sendable {
  let store: S

  private static var targets: [Target] { [Target("fedora-43-x86_64"), Target("fedora-44-x86_64")] }
  private static var srpm: CellKey { CellKey("srpm") }
  private static func build(_ index: Int) -> CellKey { CellKey("build", targets[index]) }
  private static func test(_ index: Int) -> CellKey { CellKey("tests", targets[index]) }
  private static var copr: ExternalID { ExternalID(system: "copr", id: "9001") }
  private static var ended: ExternalID { ExternalID(system: "copr", id: "1") }
  private static var shown: PipelineID { PipelineID(2) }

  private static func draft(_ number: Int, at event: EventID? = nil) throws(StoreError) -> PipelineDraft {
    do throws(GraphError) {
      let graph = try PipelineGraph(
        steps: [
          Step("srpm", kind: "srpm_build"), Step("build", kind: "copr_build", targets: targets),
          Step("tests", kind: "tests", targets: targets),
        ],
        edges: [Edge(from: "srpm", to: "build", binding: .oneToAll), Edge(from: "build", to: "tests", binding: .each)])
      let origin =
        event.map(PipelineDraft.Origin.event)
        ?? .new(
          project: "https://example.org/\(number % 3)", reference: GitReference(.branch, "main"),
          commit: Commit("c\(number % 4)"), at: Int64(number))
      return PipelineDraft(origin: origin, graph: graph, createdAt: Int64(number))
    } catch { throw StoreError(.inconsistentState, error.message) }
  }

  /// The calls in order; those without a name prepare the next ones.
  var all: [(name: String?, body: @Sendable () async throws(StoreError) -> Void)] {
    filling + writing + reading + lists + [
      (
        "remove",
        write { (s) throws(StoreError) in
          guard try s.remove(endedBefore: 50, limit: 2) == 2 else { throw Self.wrong("remove") }
        }
      )
    ]
  }

  private typealias Call = (name: String?, body: @Sendable () async throws(StoreError) -> Void)

  private func write(
    _ body: @escaping @Sendable (S.Writer) throws(StoreError) -> Void
  ) -> @Sendable () async throws(StoreError) -> Void {
    { [store] () throws(StoreError) in try await store.write(ChangeSet("explained"), body) }
  }

  private func read(
    _ body: @escaping @Sendable (S.Reader) throws(StoreError) -> Void
  ) -> @Sendable () async throws(StoreError) -> Void {
    { [store] () throws(StoreError) in try await store.read(body) }
  }

  private static func wrong(_ call: String) -> StoreError {
    StoreError(.corrupt, "the call '\(call)' did not do what it is shown for")
  }

  private var filling: [Call] {
    [
      ("create", write { (s) throws(StoreError) in _ = try s.create(try Self.draft(1)) }),
      (
        "create, a known event", write { (s) throws(StoreError) in _ = try s.create(try Self.draft(2, at: EventID(1))) }
      ),
      (
        "load",
        write { (s) throws(StoreError) in
          var drafts: [PipelineDraft] = []
          for number in 3..<23 { drafts.append(try Self.draft(number)) }
          _ = try s.load(drafts)
        }
      ),
      (
        // Most pipelines have ended, some of them well.
        nil,
        write { (s) throws(StoreError) in
          for raw in 4..<20 as Range<Int64> {
            let id = PipelineID(raw)
            let change = AttemptChange(state: .succeeded, external: Self.ended, at: 10)
            _ = try s.record(change, of: .cell(Self.srpm, in: id))
            for index in 0..<2 {
              _ = try s.record(AttemptChange(state: .succeeded, at: 20), of: .cell(Self.build(index), in: id))
              _ = try s.record(AttemptChange(state: .failed, at: 30), of: .cell(Self.test(index), in: id))
            }
          }
        }
      ),
    ]
  }

  private var writing: [Call] {
    let (id, at) = (Self.shown, Int64(1))
    return [
      (
        "record by cell, a start",
        write { (s) throws(StoreError) in
          _ = try s.record(AttemptChange(state: .running, at: at), of: .cell(Self.srpm, in: id))
        }
      ),
      (
        "record by id, a success",
        write { (s) throws(StoreError) in
          guard let attempt = try s.run(nil, of: id)?.attempts[0] else { throw Self.wrong("record by id") }
          _ = try s.record(AttemptChange(state: .succeeded, at: at), of: .id(attempt.id, in: id))
        }
      ),
      (
        "record by cell and ordinal, an external id and a payload",
        write { (s) throws(StoreError) in
          let payload = CoprBuild(owner: "packit", project: "p", builtPackages: []).payloadValue
          _ = try s.record(
            AttemptChange(external: Self.copr, payload: payload), of: .cell(Self.build(0), ordinal: 1, in: id))
        }
      ),
      (
        "record by external id, fields",
        write { (s) throws(StoreError) in
          _ = try s.record(
            AttemptChange(fields: ["owner": .text("copr")]), of: .external(ExternalLookup(Self.copr)))
        }
      ),
      (
        "record by external id, a start",
        write { (s) throws(StoreError) in
          _ = try s.record(AttemptChange(state: .running, at: at), of: .external(ExternalLookup(Self.copr)))
        }
      ),
      (
        "record by external id, a bad end",
        write { (s) throws(StoreError) in
          let change = AttemptChange(state: .failed, at: at)
          guard try s.record(change, of: .external(ExternalLookup(Self.copr))) == .changed(skipped: 1) else {
            throw Self.wrong("record by external id")
          }
        }
      ),
      (
        "record by external id, nothing unfinished",
        write { (s) throws(StoreError) in
          _ = try s.record(AttemptChange(state: .succeeded), of: .external(ExternalLookup(Self.copr)))
        }
      ),
      ("preview", read { (s) throws(StoreError) in _ = try s.preview(.failed, of: id) }),
      (
        "rerun",
        write { (s) throws(StoreError) in
          guard try s.rerun(RerunRequest(.failed, id: "again", at: at), of: id).created else {
            throw Self.wrong("rerun")
          }
        }
      ),
      (
        "rerun, a request again",
        write { (s) throws(StoreError) in
          guard try s.rerun(RerunRequest(.failed, id: "again", at: at), of: id).replayed else {
            throw Self.wrong("rerun again")
          }
        }
      ),
      ("outcome", read { (s) throws(StoreError) in _ = try s.outcome(ofRequest: "again", in: id) }),
    ]
  }

  private var reading: [Call] {
    let id = Self.shown
    return [
      ("pipeline", read { (s) throws(StoreError) in _ = try s.pipeline(id) }),
      ("run, the head", read { (s) throws(StoreError) in _ = try s.run(nil, of: id) }),
      ("run, a number", read { (s) throws(StoreError) in _ = try s.run(1, of: id) }),
      ("neighbours", read { (s) throws(StoreError) in _ = try s.neighbours(of: Self.build(0), in: id) }),
      ("origin", read { (s) throws(StoreError) in _ = try s.origin(of: id) }),
      ("project", read { (s) throws(StoreError) in _ = try s.project(url: "https://example.org/1") }),
      ("events", read { (s) throws(StoreError) in _ = try s.events(of: ProjectID(1), page: Page()) }),
    ]
  }

  private var lists: [Call] {
    let target = Self.targets[1].name
    let queries: [(String, CellQuery)] = [
      ("unfinished", .unfinished(kind: "copr_build")), ("ready", .ready(kind: "copr_build")),
      (
        "unfinished, of an event",
        .unfinishedOf(UnfinishedLookup(kind: "copr_build", of: .event(EventID(1)), createdBefore: 99))
      ),
      (
        "unfinished, of a reference",
        .unfinishedOf(
          UnfinishedLookup(
            kind: "copr_build", of: .reference(ProjectID(1), GitReference(.branch, "main")), createdBefore: 99))
      ),
      ("external", .external(ExternalLookup(Self.copr))),
      ("external, in a pipeline", .external(ExternalLookup(Self.copr, in: Self.shown))),
      (
        "latest succeeded",
        .latestSucceeded(commit: Commit("c0"), project: nil, kind: "copr_build", target: nil)
      ),
      (
        "latest succeeded, of a project for a target",
        .latestSucceeded(commit: Commit("c0"), project: ProjectID(1), kind: "copr_build", target: target)
      ),
    ]
    let scopes: [(String, PipelineScope)] = [
      ("all", .all), ("of a project", .project(ProjectID(1))), ("of an event", .event(EventID(1))),
      ("at a commit", .commit(Commit("c0"), project: nil)),
      ("at a commit, of a project", .commit(Commit("c0"), project: ProjectID(1))),
    ]
    return queries.map { (name, query) in
      ("cells, \(name)", read { (s) throws(StoreError) in _ = try s.cells(query, page: Page(limit: 20)) })
    }
      + scopes.map { (name, scope) in
        ("pipelines \(name)", read { (s) throws(StoreError) in _ = try s.pipelines(scope, page: Page(limit: 20)) })
      }
      + scopes.map { (name, scope) in
        (
          "pipelines \(name), newest first",
          read { (s) throws(StoreError) in
            _ = try s.pipelines(scope, page: Page(limit: 20), order: .newestFirst)
          }
        )
      }
  }
}
