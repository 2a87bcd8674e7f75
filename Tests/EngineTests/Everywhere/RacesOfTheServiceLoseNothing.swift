import PipeShape
import PipeShapeSQL
import PipeShapeStore
import Testing

/// The races that the service's history tells of, each between two handles of one store.
@Suite(.serialized) struct RacesOfTheServiceLoseNothing {
  private let chroots = ["f1", "f2"]

  /// Two handles and a pipeline whose source package is built.
  private func race(
    _ layout: String, _ body: (_ a: SQLStore, _ b: SQLStore, _ id: PipelineID) async throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    let a = try await folder.open(layout)
    let b = try await folder.open(layout)
    for _ in 0..<5 {
      let id = try await a.makeSample()
      try await a.set(CellKey("srpm"), .succeeded, in: id)
      try await body(a, b, id)
      #expect(try await b.doctor().findings == [])
    }
    await a.close()
    await b.close()
  }

  /// Two chroots end at once, and each worker starts the tests of its own: in the service the last one won.
  @Test(arguments: everyStore) func testsOfTwoChrootsThatEndAtOnceAreBothStarted(layout: String) async throws {
    try await race(layout) { a, b, id in
      func end(_ chroot: String, through store: SQLStore) async throws {
        try await store.writing { (s) throws(StoreError) in
          _ = try s.record(AttemptChange(state: .succeeded), of: .cell(CellKey("copr", Target(chroot)), in: id))
          _ = try s.record(
            AttemptChange(state: .running, external: ExternalID(system: "testing-farm", id: chroot)),
            of: .cell(CellKey("tests", Target(chroot)), in: id))
        }
      }
      async let one: Void = end("f1", through: a)
      async let two: Void = end("f2", through: b)
      _ = try await (one, two)
      let tests = try await a.attempts(of: id).suffix(2)
      #expect(tests.map(\.state) == [.running, .running])
      #expect(tests.map { $0.external?.id } == chroots)
    }
  }

  /// Two groups of tests on one build: in the service both took the one free place of the row.
  @Test(arguments: everyStore) func twoFurtherGroupsOfTestsAreTwoRuns(layout: String) async throws {
    try await race(layout) { a, b, id in
      for chroot in chroots { try await a.set(CellKey("copr", Target(chroot)), .succeeded, in: id) }
      for chroot in chroots { try await a.set(CellKey("tests", Target(chroot)), .failed, in: id) }
      async let one = a.writing { (s) throws(StoreError) in
        try s.rerun(RerunRequest(.target("f1", of: "tests")), of: id)
      }
      async let two = b.writing { (s) throws(StoreError) in
        try s.rerun(RerunRequest(.target("f2", of: "tests")), of: id)
      }
      let runs = try await [one.run, two.run].sorted()
      #expect(runs == [2, 3])
      let pipeline = try #require(try await a.read { (s) throws(StoreError) in try s.pipeline(id) })
      #expect(pipeline.attempts.suffix(2).map(\.run) == [2, 3])
      #expect(pipeline.head.states.suffix(2) == [.pending, .pending])
    }
  }

  /// A command that two workers take from the queue.
  @Test(arguments: everyStore) func oneCommandOfTwoWorkersIsOneRun(layout: String) async throws {
    try await race(layout) { a, b, id in
      // What is pending would only be joined.
      for chroot in chroots { try await a.set(CellKey("copr", Target(chroot)), .failed, in: id) }
      let request = RerunRequest(.step("copr"), id: "comment 17")
      async let one = a.writing { (s) throws(StoreError) in try s.rerun(request, of: id) }
      async let two = b.writing { (s) throws(StoreError) in try s.rerun(request, of: id) }
      let outcomes = try await [one, two]
      #expect(outcomes.map(\.run) == [2, 2])
      #expect(Set(outcomes.map(\.replayed)) == [true, false])
    }
  }

  /// The end of a build in `error` was handled again with every message that repeated it.
  @Test(arguments: everyStore) func aRepeatedEndInErrorChangesNothing(layout: String) async throws {
    try await race(layout) { a, b, id in
      let build = CellKey("copr", "f1")
      async let one = a.set(build, .error, in: id)
      async let two = b.set(build, .error, in: id)
      let answers = try await [one, two]
      #expect(Set(answers) == [.changed(skipped: 1), .unchanged])
    }
  }

  /// Workers of one process that share a handle, one of which fails: with one session for all, it took back the others'.
  @Test(arguments: everyStore) func whatAWorkerTakesBackIsItsOwn(layout: String) async throws {
    try await race(layout) { a, _, id in
      let failing = Task {
        await code { () async throws(StoreError) in
          try await a.writing { (s) throws(StoreError) in
            _ = try s.record(AttemptChange(state: .failed), of: .cell(CellKey("copr", "f1"), in: id))
            throw StoreError(.interrupted, "the worker gives up")
          }
        }
      }
      async let kept = a.set(CellKey("copr", "f2"), .succeeded, in: id)
      let answer = try await kept
      #expect(answer == .changed(skipped: 0))
      #expect(await failing.value == .interrupted)
      #expect(try await a.attempts(of: id).map(\.state) == [.succeeded, .pending, .succeeded, .pending, .pending])
    }
  }
}
