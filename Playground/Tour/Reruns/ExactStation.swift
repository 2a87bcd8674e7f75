import PipeShape

/// The mode `exact` leaves dependents alone; they are shown as stale.
enum ExactStation {
  static func visit(_ guide: inout Guide) throws {
    guide.station("Reruns: exact")
    var story = try Story.succeeded()
    guide.expect(
      "new, joined, cancelled, blocked", try story.rerun("build[fedora-43-x86_64]", mode: .exact).sizes, [1, 0, 0, 0])
    let graph = story.pipeline.graph
    guide.expect(
      "stale", story.pipeline.head.stale(in: graph.cellGraph).map { "\(graph.cells[$0])" }, ["tests[fedora-43-x86_64]"])
    guide.expect("an empty selection does nothing", try story.rerun("none").sizes, [0, 0, 0, 0])
  }
}
