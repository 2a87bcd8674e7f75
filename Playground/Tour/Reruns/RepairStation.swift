import PipeShape

/// The policy `repair` goes up as far as something cannot be reused, and no further.
enum RepairStation {
  static func visit(_ guide: inout Guide) throws {
    guide.station("Reruns: repair")
    var story = try Story.succeeded()
    try story.setUp(rerunning: "build[fedora-44-x86_64]")
    _ = try story.record("build[fedora-44-x86_64]", .failed)
    let plan = try story.rerun("tests[fedora-44-x86_64:full]", upstream: .repair)
    guide.expect("new, joined, cancelled, blocked", plan.sizes, [3, 0, 0, 0])
    guide.expect(
      "reasons", plan.reasons,
      [.repaired, .seed, .via(Int32(story.pipeline.graph.position(of: CellKey("build", Example.f44)) ?? -1))])
  }
}
