import PipeShape

/// Results arrive: attempts move forward only, a bad end skips what waited for it, a late result changes nothing.
enum RecordingStation {
  static func visit(_ guide: inout Guide) throws {
    guide.station("Recording results")
    var story = try Story(Example.graph())
    guide.expectRefusal("a test before its build", "is pending") {
      _ = try story.record("tests[fedora-43-x86_64]", .running)
    }
    guide.expect("the source build starts", try story.record("srpm", .running), .changed(skipped: 0))
    guide.expectRefusal("it cannot start twice", "is running and cannot become running") {
      _ = try story.record("srpm", .running)
    }
    guide.expect("it succeeds", try story.record("srpm", .succeeded), .changed(skipped: 0))
    guide.expect(
      "what can start now", story.pipeline.readyCells.map { "\(story.pipeline.graph.cells[$0])" },
      try story.cells("build"))
    guide.expect(
      "a build fails and takes its two tests along", try story.record("build[fedora-44-x86_64]", .failed),
      .changed(skipped: 2))
    guide.expect("the same result again", try story.record("build[fedora-44-x86_64]", .failed), .unchanged)
    guide.expect(
      "another result for it", try story.record("build[fedora-44-x86_64]", .succeeded), .late(newer: nil))
    let rollUp = RollUp(story.pipeline.head.states)
    guide.expect("one badge for the run", "\(rollUp.badge)", "pending")
    guide.expect("and the failure still counted", rollUp[.failed], 1)
    guide.expect("every invariant holds", story.pipeline.violatedInvariant() ?? "yes", "yes")
  }
}
