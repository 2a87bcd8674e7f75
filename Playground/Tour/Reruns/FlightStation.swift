import PipeShape

/// What a rerun does with attempts in flight: it joins them, or cancels them because their input is replaced.
enum FlightStation {
  static func visit(_ guide: inout Guide) throws {
    guide.station("Reruns: join, cancel, late results")
    var join = try Story.succeeded()
    try join.setUp(rerunning: "build")
    _ = try join.record("build[fedora-43-x86_64]", .running)
    _ = try join.record("build[epel-9-x86_64]", .failed)
    guide.expect("new, joined, cancelled, blocked", try join.rerun("build").sizes, [1, 5, 0, 0])

    var cancel = try Story.succeeded()
    try cancel.setUp(rerunning: "tests")
    let job = ExternalID(system: "testing-farm", id: "3f2a")
    _ = try cancel.record("tests[fedora-43-x86_64]", AttemptChange(state: .running, external: job))
    let scope = RerunScope(try Selection(parsing: "build[fedora-43-x86_64]"))
    let ends = cancel.pipeline.endings(of: try cancel.pipeline.plan(scope))
    guide.expect("new, joined, cancelled, blocked", try cancel.rerun("build[fedora-43-x86_64]").sizes, [2, 0, 1, 0])
    guide.expect(
      "the job that somebody has to cancel", ends.map { "\($0.external?.description ?? "none")" }, ["testing-farm 3f2a"]
    )
    guide.expect(
      "its result arrives after all", try cancel.record("tests[fedora-43-x86_64]", .succeeded, ordinal: 2),
      .late(newer: 3))
    guide.expect("every invariant holds", cancel.pipeline.violatedInvariant() ?? "yes", "yes")
  }
}
