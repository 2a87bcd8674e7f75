#if Packit
  import PipeShapePackit
  import Testing

  @Suite("Levels")
  struct LevelTests {
    @Test(
      "override one another, null included",
      arguments: [
        ("targets: [fedora-43]\njobs: [{job: copr_build, trigger: release}]", ["copr_build: fedora-43-x86_64"]),
        (
          "targets: [epel-9]\njobs: [{job: copr_build, trigger: release, targets: null}]",
          ["copr_build: fedora-43-x86_64, fedora-44-x86_64"]
        ),
        (
          "identifier: i\ntargets: [epel-9]\njobs: [{job: copr_build, trigger: release, identifier: null}]",
          ["copr_build: epel-9-x86_64"]
        ),
        (
          "packages: {p: {targets: [epel-9], identifier: i}}\nidentifier: j\njobs: [{job: copr_build, trigger: release}]",
          ["copr_build/i: epel-9-x86_64:i"]
        ),
        (
          "packages: {p: {targets: [epel-9]}, q: {}}\ntargets: [epel-8]\njobs: [{job: copr_build, trigger: release, packages: []}]",
          ["copr_build/p: epel-9-x86_64:p", "copr_build/q: epel-8-x86_64:q"]
        ),
        (
          "packages: {p: {}, q: {}}\njobs: [{job: copr_build, trigger: release, targets: epel-8, packages: {q: {targets: epel-9}, p: {}}}]",
          ["copr_build/q: epel-9-x86_64:q", "copr_build/p: epel-8-x86_64:p"]
        ),
        (
          "jobs: [{job: copr_build, trigger: release, targets: epel-8, metadata: {targets: [epel-9]}}]",
          ["copr_build: epel-9-x86_64"]
        ),
        (
          "jobs: [{job: koji_build, trigger: commit, metadata: {dist_git_branches: a, dist_git_branch: c, dist-git-branch: b}}]",
          ["koji_build: c"]
        ),
        (
          "labels: [a]\nskip_build: true\njobs: [{job: copr_build, trigger: ignore}, {job: copr_build, trigger: release, targets: epel-9}]",
          ["copr_build: epel-9-x86_64"]
        ),
      ])
    func levels(_ text: String, _ expected: [String]) throws {
      #expect(try summary(text).dropFirst() == expected[...])
    }

    @Test("of triggers give a job each, in place")
    func triggers() throws {
      #expect(
        try summary("jobs: [{job: koji_build, trigger: ' koji_build |commit| ignore'}]") == [
          "# dist-git:koji_build", "koji_build: rawhide", "# dist-git:commit", "koji_build: rawhide",
        ])
    }

    @Test("without jobs make no pipeline")
    func none() throws {
      #expect(try summary("jobs: []") == [])
      #expect(
        try summary("targets: [epel-9]").prefix(2) == [
          "# pull_request", "copr_build: fedora-43-x86_64, fedora-44-x86_64",
        ])
    }

    @Test("are equal whatever the order and the form of their keys")
    func duplicates() throws {
      let text = """
        jobs:
        - {job: copr_build, trigger: release, targets: {epel-9: {}}, scratch: no, owner: o, env: {a: 1, b: 2}}
        - {env: {b: 2, a: 1}, owner: o, trigger: release, job: copr_build, targets: [epel-9], identifier: null}
        - {job: copr_build, trigger: release, targets: [epel-9], owner: o, env: {a: 1}}
        """
      #expect(try summary(text).dropFirst() == ["copr_build: epel-9-x86_64", "copr_build~2: epel-9-x86_64"])
    }
  }
#endif
