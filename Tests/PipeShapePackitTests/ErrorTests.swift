#if Packit
  import PipeShapePackit
  import Testing

  @Suite("Errors")
  struct ErrorTests {
    struct Case: CustomTestStringConvertible {
      let text: String
      let code: PackitError.Code
      let place: String
      let key: String?
      var testDescription: String { text }

      init(_ text: String, _ code: PackitError.Code, _ place: String, _ key: String? = nil) {
        self.text = text
        self.code = code
        self.place = place
        self.key = key
      }
    }

    static let cases = [
      Case("[a]", .notMapping, "1:1"), Case("text", .notMapping, "1:1"), Case("a: [", .syntax, "2:1"),
      Case("a: *x", .syntax, "1:4"), Case("a: *.spec", .syntax, "1:4"), Case("a: &b *c", .syntax, "1:4"),
      Case("a: 1\n---\nb: 2", .syntax, "2:1"), Case("a:\tb: c\n", .syntax, "1:5"),
      Case("packages: null", .wrongType, "1:11", "packages"), Case("packages: {}", .wrongType, "1:11", "packages"),
      Case("packages: [p]", .wrongType, "1:11", "packages"),
      Case("packages: {p: null}", .wrongType, "1:15", "packages.p"),
      Case("packages: {1: {}}", .wrongType, "1:12", "packages.1"),
      Case("jobs: null", .wrongType, "1:7", "jobs"), Case("jobs: {}", .wrongType, "1:7", "jobs"),
      Case("jobs: [null]", .wrongType, "1:8", "jobs[0]"),
      Case("jobs: [{trigger: release}]", .missingKey, "1:8", "jobs[0].job"),
      Case("jobs: [{job: null, trigger: release}]", .missingKey, "1:8", "jobs[0].job"),
      Case("jobs: [{job: tests}]", .missingKey, "1:8", "jobs[0].trigger"),
      Case("jobs: [{job: 1, trigger: release}]", .wrongType, "1:14", "jobs[0].job"),
      Case("jobs: [{job: tests, trigger: [release]}]", .wrongType, "1:30", "jobs[0].trigger"),
      Case("jobs: [{job: tests, trigger: push}]", .unknownTrigger, "1:30", "jobs[0].trigger"),
      Case("jobs: [{job: tests, trigger: commit |}]", .unknownTrigger, "1:30", "jobs[0].trigger"),
      Case("jobs: [{job: tests, trigger: release, packages: p}]", .wrongType, "1:49", "jobs[0].packages"),
      Case("jobs: [{job: tests, trigger: release, packages: [p]}]", .unknownPackage, "1:50", "jobs[0].packages"),
      Case(
        "{packages: {p: {}}, jobs: [{job: tests, trigger: release, packages: {p: null}}]}", .wrongType, "1:73",
        "jobs[0].packages.p"),
      Case("jobs: [{job: tests, trigger: release, labels: x}]", .wrongType, "1:47", "jobs[0].labels"),
      Case("jobs: [{job: tests, trigger: release, labels: [1]}]", .wrongType, "1:47", "jobs[0].labels"),
      Case("jobs: [{job: tests, trigger: release, targets: 1}]", .wrongType, "1:48", "jobs[0].targets"),
      Case("jobs: [{job: tests, trigger: release, targets: [a, 1]}]", .wrongType, "1:52", "jobs[0].targets"),
      Case("jobs: [{job: tests, trigger: release, targets: {a: null}}]", .wrongType, "1:52", "jobs[0].targets.a"),
      Case(
        "jobs: [{job: tests, trigger: release, targets: {a: {}, b: {distros: c}}}]", .wrongType, "1:69",
        "jobs[0].targets.b.distros"),
      Case(
        "jobs: [{job: copr_build, trigger: release, targets: {a: {additional_modules: []}}}]", .wrongType, "1:78",
        "jobs[0].targets.a.additional_modules"),
      Case(
        "jobs: [{job: koji_build, trigger: commit, dist_git_branches: {a: {b: []}}}]", .unknownKey, "1:67",
        "jobs[0].dist_git_branches.a.b"),
      Case(
        "jobs: [{job: koji_build, trigger: commit, dist_git_branches: {a: {fast_forward_merge_into: b}}}]", .wrongType,
        "1:92", "jobs[0].dist_git_branches.a.fast_forward_merge_into"),
      Case("owner: 1", .wrongType, "1:8", "owner"), Case("scratch: maybe", .wrongType, "1:10", "scratch"),
      Case("dist-git-branch: f43", .misplacedKey, "1:1", "dist-git-branch"),
      Case(
        "jobs: [{job: koji_build, trigger: commit, dist_git_branch: f43}]", .misplacedKey, "1:43",
        "jobs[0].dist_git_branch"),
      Case(
        "jobs: [{job: tests, trigger: release, metadata: {identifier: x}}]", .unknownKey, "1:50",
        "jobs[0].metadata.identifier"),
      Case(
        "jobs: [{job: tests, trigger: release, owner: x, metadata: {project: y}}]", .misplacedKey, "1:39",
        "jobs[0].owner"),
      Case("jobs: [{job: tests, trigger: release, metadata: x}]", .wrongType, "1:49", "jobs[0].metadata"),
      Case("jobs: [{job: tests, trigger: ignore, owner: 1}]", .wrongType, "1:45", "jobs[0].owner"),
    ]

    @Test("name the code, the place and the key", arguments: cases)
    func errors(_ expected: Case) {
      let error = refusal(expected.text)
      #expect(error?.code == expected.code)
      #expect(error.map { "\($0.line ?? 0):\($0.column ?? 0)" } == expected.place)
      #expect(error?.key == expected.key)
    }

    @Test("are none where a wrong value is overridden for all")
    func overridden() {
      #expect(refusal("owner: 1\npackages: {p: {owner: x}}") == nil)
      #expect(refusal("owner: 1\npackages: {p: {owner: x}, q: {}}")?.line == 1)
    }
  }
#endif
