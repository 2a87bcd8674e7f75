#if Packit
  import PipeShapePackit
  import Testing

  @Suite("Filters")
  struct FilterTests {
    let text = """
      jobs:
      - {job: copr_build, trigger: commit, branch: main, targets: fedora-43}
      - {job: copr_build, trigger: commit, branch: 'v[0-9]+$', targets: fedora-43}
      - {job: tests, trigger: commit}
      - {job: copr_build, trigger: pull_request, targets: fedora-44}
      - {job: koji_build, trigger: commit, dist_git_branches: [f43, f44, main]}
      - {job: bodhi_update, trigger: commit, dist_git_branches: [f44]}
      - {job: pull_from_upstream, trigger: release, dist_git_branches: [f43, f44]}
      """

    func names(_ options: PackitOptions) throws -> [String] {
      try PackitReader().read(text, options: options).pipelines.map(\.name)
    }

    @Test("of a trigger keep both repositories or one")
    func triggers() throws {
      #expect(try names(PackitOptions(trigger: "commit")) == ["commit", "dist-git:commit"])
      #expect(try names(PackitOptions(trigger: "dist-git:commit")) == ["dist-git:commit"])
      #expect(try names(PackitOptions(trigger: "release")) == ["dist-git:release"])
      #expect(try names(PackitOptions(trigger: "push")) == [])
    }

    @Test("of a branch keep matching jobs upstream, which then feed one another")
    func upstream() throws {
      #expect(
        try summary(text, options: PackitOptions(trigger: "commit", branch: "v12")) == [
          "# commit", "copr_build~2: fedora-43-x86_64", "tests: fedora-43-x86_64",
          "copr_build~2 -> tests: fedora-43-x86_64 > fedora-43-x86_64",
        ])
      #expect(
        try summary(text, options: PackitOptions(trigger: "commit", branch: "mainline"))[1]
          == "copr_build: fedora-43-x86_64")
    }

    @Test("of a branch keep its cells in dist-git, but all of a new version's")
    func distGit() throws {
      #expect(
        try summary(text, options: PackitOptions(trigger: "dist-git:commit", branch: "f44")) == [
          "# dist-git:commit", "koji_build: f44", "bodhi_update: f44", "koji_build -> bodhi_update: f44 > f44",
        ])
      #expect(
        try summary(text, options: PackitOptions(trigger: "dist-git:commit", branch: "main")) == [
          "# dist-git:commit", "koji_build: rawhide",
        ])
      #expect(
        try summary(text, options: PackitOptions(trigger: "release", branch: "f43")).last
          == "pull_from_upstream: f43, f44")
    }

    @Test("of a branch refuse what is no pattern, and only then")
    func patterns() throws {
      let text = "jobs: [{job: tests, trigger: commit, branch: '[', skip_build: true}]"
      #expect(try summary(text).count == 2)
      #expect {
        _ = try PackitReader().read(text, options: PackitOptions(branch: "main"))
      } throws: {
        ($0 as? PackitError)?.code == .badPattern && ($0 as? PackitError)?.key == "jobs[0].branch"
      }
    }
  }
#endif
