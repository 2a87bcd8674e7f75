import PipeShape
import PipeShapeStore

/// One visit for every store: written against the port, so that the answers cannot depend on engine or layout.
enum StoreVisit {
  static func visit(_ store: some Store, _ guide: inout Guide) async throws {
    let draft = PipelineDraft(
      origin: .new(
        project: "https://forge.example/p", reference: GitReference(.pullRequest, "7"), commit: Commit("c0ffee"),
        at: 1_000),
      graph: try Example.graph(), createdAt: 1_000)
    let id = try await store.write(ChangeSet("a pull request was opened")) { session throws(StoreError) in
      let id = try session.create(draft)
      _ = try session.record(AttemptChange(state: .succeeded, at: 2_000), of: .cell(CellKey("srpm"), in: id))
      for target in [Example.f43, Example.f44, Example.epel] {
        let started = AttemptChange(state: .running, external: ExternalID(system: "copr", id: "9001"), at: 3_000)
        _ = try session.record(started, of: .cell(CellKey("build", target), in: id))
      }
      return id
    }
    let build = ExternalID(system: "copr", id: "9001")
    let found = try await store.read { session throws(StoreError) in
      try session.cells(.external(ExternalLookup(build)), page: Page())
    }
    guide.expect(
      "cells of one Copr build id", found.map(\.cell.target.name), [Example.epel, Example.f43, Example.f44].map(\.name))

    do {
      _ = try await store.write(ChangeSet("a result without its chroot")) { session throws(StoreError) in
        try session.record(AttemptChange(state: .failed), of: .external(ExternalLookup(build)))
      }
      guide.expect("an id that names three attempts", "accepted", "ambiguous")
    } catch {
      guide.expect(
        "an id that names three attempts", "\(error.code), \(error.candidates.count) candidates",
        "ambiguous, 3 candidates")
    }

    let recorded = try await store.write(ChangeSet("a message of Copr")) { session throws(StoreError) in
      try session.record(
        AttemptChange(state: .failed, at: 4_000), of: .external(ExternalLookup(build, target: Example.f44.name)))
    }
    guide.expect("the chroot that is meant", recorded, .changed(skipped: 2))

    do {
      _ = try await store.write(ChangeSet("half a change")) { session throws(StoreError) in
        _ = try session.record(AttemptChange(state: .failed), of: .cell(CellKey("build", Example.f43), in: id))
        throw StoreError(.interrupted, "on purpose")
      }
    } catch { guide.expect("a body that throws", error.code, .interrupted) }

    let scope = RerunScope(.failed)
    let preview = try await store.read { session throws(StoreError) in try session.preview(scope, of: id) }
    guide.expect("rerun failed: new, joined, cancelled, blocked", preview.plan.sizes, [3, 0, 0, 0])
    let request = RerunRequest(scope, id: "click-1", token: preview.plan.token.description, at: 5_000)
    let outcome = try await store.write(ChangeSet("a click")) { session throws(StoreError) in
      try session.rerun(request, of: id)
    }
    guide.expect("applied as previewed: the head is run", outcome.run, 2)
    let again = try await store.write(ChangeSet("the same click, delivered twice")) { session throws(StoreError) in
      try session.rerun(request, of: id)
    }
    guide.expect("the same request id", "run \(again.run), replayed \(again.replayed)", "run 2, replayed true")

    let ready = try await store.read { session throws(StoreError) in
      try session.cells(.ready(kind: "copr_build"), page: Page())
    }
    guide.expect("what to start next", ready.map { "\($0.cell) #\($0.ordinal)" }, ["build[fedora-44-x86_64] #2"])
    let counts = try await store.read { session throws(StoreError) in try session.counts() }
    guide.expect("distinct attempts", counts.attempts, 10)
    guide.say("   stored copies of them: \(counts.attemptCopies)")
    let around = try await store.read { session throws(StoreError) in
      try session.neighbours(of: CellKey("build", Example.f44), in: id)
    }
    guide.expect(
      "around build[fedora-44-x86_64]: previous, next, siblings",
      [around.previous.count, around.next.count, around.siblings.count], [1, 2, 2])
  }
}
