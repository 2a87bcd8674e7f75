import PipeShapePackit
import Testing

/// Comments of pull requests, as the service reads them.
@Suite struct CommentsAreCommands {
  @Test(arguments: [
    ("/packit build", PackitAction.build()), ("  /packit   copr-build  ", .build()),
    ("looks good\n\n/packit test\n/packit build", .test()),
    ("/packit test --identifier full", .test(JobChoice(identifier: "full"))),
    (
      "/packit test --identifier=full --labels a,b --labels c",
      .test(JobChoice(identifier: "full", labels: ["a", "b", "c"]))
    ),
    (
      "/packit test --env A=B=C --env D= packit/ogr#17",
      .test(JobChoice(environment: ["A=B=C", "D="], otherPullRequests: ["packit/ogr#17"]))
    ),
    ("thanks\r\n/packit rebuild-failed\r\n", .rebuildFailed), ("/packit retest-failed\r", .retestFailed),
    ("/packit propose-downstream f44 rawhide", .job(kind: "propose_downstream", targets: ["f44", "rawhide"])),
    ("/packit production-build", .job(kind: "upstream_koji_build")),
  ])
  func aLineThatBeginsWithThePrefixIsOne(comment: String, action: PackitAction) throws {
    #expect(try PackitAction(comment: comment) == action)
  }

  @Test(arguments: ["", "/packit", "please run /packit build", "/packit-stg build", "/PACKIT build", "/packitbuild"])
  func otherTextIsNone(comment: String) throws {
    #expect(try PackitAction(comment: comment) == nil)
  }

  @Test func anotherInstanceHasAnotherPrefix() throws {
    #expect(try PackitAction(comment: "/packit build\n/packit-stg test", prefix: "/packit-stg") == .test())
  }

  @Test(arguments: [
    ("/packit rebuild_failed", "1:9: there is no command 'rebuild_failed'; did you mean 'rebuild-failed'?"),
    ("a\n /packit test --identifer x", "2:15: test has no option '--identifer'; did you mean '--identifier'?"),
    ("/packit test --identifier", "1:14: --identifier needs a value"),
    ("/packit test --labels ,", "1:14: --labels names no label"),
    ("/packit test --env --labels=slow", "1:14: --env needs a value"),
    ("/packit test --identifier=", "1:14: --identifier needs a value"),
    ("/packit test --env A", "1:14: --env takes NAME=VALUE, not 'A'"),
    (
      "/packit build fedora-44",
      "1:15: 'fedora-44' is no option and no pull request, which is written owner/repository#number"
    ),
    ("/packit rebuild-failed now", "1:24: rebuild-failed takes nothing more; 'now' would have been ignored"),
    ("/packit koji-build --scratch", "1:20: koji-build takes targets and no option such as '--scratch'"),
  ])
  func aWrongCommandNamesItsPlace(comment: String, message: String) throws {
    let error = #expect(throws: PackitActionError.self) { try PackitAction(comment: comment) }
    #expect(error?.description == message)
  }
}
