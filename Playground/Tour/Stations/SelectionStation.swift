import PipeShape

/// Expressions name cells: by step, target, state, kind and reach.
enum SelectionStation {
  static func visit(_ guide: inout Guide) throws {
    guide.station("Selections")
    var story = try Story.succeeded()
    try story.setUp(rerunning: "build[fedora-44-x86_64]")
    _ = try story.record("build[fedora-44-x86_64]", .failed)
    let cases: [(String, [String])] = [
      ("build[fedora-43-x86_64]", ["build[fedora-43-x86_64]"]),
      ("build[fedora-43-x86_64]+", ["build[fedora-43-x86_64]", "tests[fedora-43-x86_64]"]),
      ("1+tests[fedora-43-x86_64]", ["build[fedora-43-x86_64]", "tests[fedora-43-x86_64]"]),
      ("tests[fedora-44-x86_64:smoke]", ["tests[fedora-44-x86_64:smoke]"]),
      ("tests[fedora-43-x86_64:]", ["tests[fedora-43-x86_64]"]),
      ("tests and target(\"*-43-*\")", ["tests[fedora-43-x86_64]"]),
      ("identifier(full)", ["tests[fedora-44-x86_64:full]"]),
      ("failed", ["build[fedora-44-x86_64]"]),
      ("from-failure", ["build[fedora-44-x86_64]"]),
      ("status(skipped)", ["tests[fedora-44-x86_64:full]", "tests[fedora-44-x86_64:smoke]"]),
      ("roots(failed or status(skipped))", ["build[fedora-44-x86_64]"]),
      ("kind(copr_build) minus target(fedora-*)", ["build[epel-9-x86_64]"]),
      ("kind(koji_build)", []),
      ("tests[fedora-44-x86_64]", ["tests[fedora-44-x86_64:full]", "tests[fedora-44-x86_64:smoke]"]),
      ("tests and target(*-43-*)", ["tests[fedora-43-x86_64]"]),
      ("all minus srpm+1", try story.cells("tests")),
    ]
    for (expression, cells) in cases { guide.expect(expression, try story.cells(expression), cells) }
    guide.expectRefusal("an unknown step", "there is no step 'biuld' (column 1); did you mean 'build'?") {
      _ = try story.cells("biuld")
    }
    guide.expectRefusal("an open bracket", "expected a target, not the end of the selection, at column 7") {
      _ = try story.cells("build[")
    }
    guide.expectRefusal("an empty expression", "expected a step, a keyword or '('") { _ = try story.cells("") }
    guide.expect(
      "canonical text", "\(try Selection(parsing: "( build ) or\t( tests and not failed)"))",
      "build or tests and not failed")
  }
}
