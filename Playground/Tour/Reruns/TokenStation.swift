import PipeShape

/// A token names a plan; it stays the same as long as the plan does.
enum TokenStation {
  static func visit(_ guide: inout Guide) throws {
    guide.station("Plan tokens")
    var story = try Story.succeeded()
    let scope = RerunScope.step("tests")
    let first = try story.pipeline.plan(scope)
    guide.say("   token of the preview: \(first.token)")
    guide.expect("the same question, the same token", try story.pipeline.plan(scope).token, first.token)
    try story.setUp(rerunning: "build[epel-9-x86_64]")
    let second = try story.pipeline.plan(scope)
    guide.expect("after another rerun it differs", second.token == first.token, false)
    guide.expect(
      "fingerprint of a request", RerunScope(try Selection(parsing: "( tests )")).fingerprint, scope.fingerprint)
  }
}
