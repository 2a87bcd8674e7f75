#if Packit
  import PipeShape
  import PipeShapePackit
  import Testing

  /// The cases that every implementation of the format's description must give the same answers to.
  @Suite("Agreed cases")
  struct AgreedCaseTests {
    @Test("an empty file means the default jobs", arguments: ["", "# nothing", "---", "{}"])
    func empty(_ text: String) throws {
      #expect(
        try summary(text) == [
          "# pull_request",
          "copr_build: fedora-43-x86_64, fedora-44-x86_64",
          "tests: fedora-43-x86_64, fedora-44-x86_64",
          "copr_build -> tests: fedora-43-x86_64 > fedora-43-x86_64, fedora-44-x86_64 > fedora-44-x86_64",
          "# release",
          "propose_downstream: f43, f44, f45, rawhide",
        ])
      #expect(try codes(text) == ["default-jobs"])
    }

    @Test(
      "of several merges the later wins, of a list under one merge the earlier",
      arguments: [
        ("{job: copr_build, trigger: release, <<: *a, <<: *b}", "fedora-44-x86_64"),
        ("{job: copr_build, trigger: release, <<: [*a, *b]}", "fedora-43-x86_64"),
      ])
    func merges(_ job: String, _ chroot: String) throws {
      let text = "_: [&a {targets: fedora-43}, &b {targets: fedora-44}]\njobs:\n- \(job)\n"
      #expect(try summary(text) == ["# release", "copr_build: \(chroot)"])
    }

    @Test("words give chroots")
    func chroots() throws {
      let text = """
        jobs:
        - job: copr_build
          trigger: pull_request
          targets: [fedora-latest-aarch64, rawhide, f43, eln, epel-10-all, centos-stream, fedora-43-riscv64]
        """
      #expect(
        try summary(text) == [
          "# pull_request",
          "copr_build: fedora-45-aarch64, fedora-rawhide-x86_64, fedora-43-x86_64, fedora-eln-x86_64, "
            + "rhel+epel-10-x86_64, epel-10-x86_64, centos-stream-8-x86_64, fedora-43-riscv64-x86_64",
        ])
      #expect(try codes(text) == ["deprecated", "unknown-alias"])
    }

    @Test("tests have targets of their own")
    func distros() throws {
      let text = """
        jobs:
        - {job: copr_build, trigger: pull_request, targets: [epel-8, epel-9, centos-stream-9]}
        - job: tests
          trigger: pull_request
          targets:
            epel-8-x86_64: {distros: [centos-8, rhel-8]}
            epel-9: {distros: [x]}
            centos-stream-9: {}
        """
      #expect(
        try summary(text) == [
          "# pull_request",
          "copr_build: epel-8-x86_64, epel-9-x86_64, centos-stream-9-x86_64",
          "tests: centos-8-x86_64, rhel-8-x86_64, centos-stream-9-x86_64",
          "copr_build -> tests: epel-8-x86_64 > centos-8-x86_64, epel-8-x86_64 > rhel-8-x86_64, "
            + "epel-9-x86_64 > centos-stream-9-x86_64, centos-stream-9-x86_64 > centos-stream-9-x86_64",
        ])
      #expect(try codes(text) == ["merged-target"])
    }

    private let threeBuilds = """
      jobs:
      - {job: copr_build, trigger: pull_request, identifier: a, targets: [fedora-43]}
      - {job: copr_build, trigger: pull_request, targets: [fedora-43, fedora-44]}
      - {job: copr_build, trigger: pull_request, identifier: b, targets: [fedora-44, epel-9]}

      """

    @Test("each chroot comes from the best build that makes it")
    func sources() throws {
      let test = "- {job: tests, trigger: pull_request, identifier: b, targets: [fedora-43, fedora-44, epel-9, epel-8]}"
      #expect(
        try summary(threeBuilds + test).dropFirst(4) == [
          "tests/b: fedora-43-x86_64:b, fedora-44-x86_64:b, centos-stream-9-x86_64:b, centos-stream-8-x86_64:b",
          "copr_build/implied: epel-8-x86_64",
          "copr_build -> tests/b: fedora-43-x86_64 > fedora-43-x86_64:b",
          "copr_build/b -> tests/b: fedora-44-x86_64:b > fedora-44-x86_64:b, epel-9-x86_64:b > centos-stream-9-x86_64:b",
          "copr_build/implied -> tests/b: epel-8-x86_64 > centos-stream-8-x86_64:b",
        ])
    }

    @Test("tests without targets take those of the best build")
    func inherited() throws {
      let test = "- {job: tests, trigger: pull_request, identifier: c}"
      #expect(
        try summary(threeBuilds + test).dropFirst(4) == [
          "tests/c: fedora-43-x86_64:c, fedora-44-x86_64:c",
          "copr_build -> tests/c: fedora-43-x86_64 > fedora-43-x86_64:c, fedora-44-x86_64 > fedora-44-x86_64:c",
        ])
    }

    @Test("branches part builds from tests")
    func branches() throws {
      let text = """
        jobs:
        - {job: copr_build, trigger: commit, branch: a, targets: [fedora-43]}
        - {job: copr_build, trigger: commit, branch: b, targets: [fedora-43]}
        - {job: tests, trigger: commit, branch: b}
        - {job: tests, trigger: commit, identifier: t}
        """
      #expect(
        try summary(text).suffix(2) == [
          "copr_build~2 -> tests: fedora-43-x86_64 > fedora-43-x86_64",
          "copr_build -> tests/t: fedora-43-x86_64 > fedora-43-x86_64:t",
        ])
    }

    @Test("packages part steps, and their names are identifiers")
    func packages() throws {
      let text = """
        packages:
          p: {}
          q: {identifier: x}
        jobs:
        - {job: copr_build, trigger: pull_request, targets: fedora-43}
        - {job: tests, trigger: pull_request, packages: [q, p], identifier: i, targets: fedora-43}
        """
      #expect(
        try summary(text) == [
          "# pull_request",
          "copr_build/p: fedora-43-x86_64:p",
          "copr_build/q/x: fedora-43-x86_64:x",
          "tests/p/i: fedora-43-x86_64:i",
          "tests/q/i: fedora-43-x86_64:i",
          "copr_build/p -> tests/p/i: fedora-43-x86_64:p > fedora-43-x86_64:i",
          "copr_build/q/x -> tests/q/i: fedora-43-x86_64:x > fedora-43-x86_64:i",
        ])
    }

    @Test("a key of the job alone does nothing in a package of the job")
    func misplaced() throws {
      let text = """
        packages: {p: {}, q: {}}
        jobs:
        - job: tests
          trigger: pull_request
          targets: fedora-43
          packages: {q: {skip_build: true}}
        """
      #expect(
        try summary(text).dropFirst() == [
          "tests/q: fedora-43-x86_64:q", "copr_build/q/implied: fedora-43-x86_64:q",
          "copr_build/q/implied -> tests/q: fedora-43-x86_64:q > fedora-43-x86_64:q",
        ])
      #expect(try remarks(text) == ["misplaced-key 6:18", "implied-build 3:3"])
    }

    @Test("updates follow Koji builds of the same branch")
    func updates() throws {
      let text = """
        jobs:
        - {job: koji_build, trigger: commit | koji_build, dist_git_branches: [fedora-latest-stable, main]}
        - {job: bodhi_update, trigger: commit}
        """
      #expect(
        try summary(text) == [
          "# dist-git:commit", "koji_build: f44, rawhide", "bodhi_update: f43, f44",
          "koji_build -> bodhi_update: f44 > f44",
          "# dist-git:koji_build", "koji_build: f44, rawhide",
        ])
      #expect(try codes(text) == ["no-build"])
    }

    @Test("a Copr project without targets is assumed to build the default")
    func assumed() throws {
      let text = """
        jobs:
        - {job: copr_build, trigger: pull_request, project: x}
        - {job: tests, trigger: pull_request}
        """
      #expect(
        try summary(text).prefix(3).dropFirst() == [
          "copr_build: fedora-43-x86_64, fedora-44-x86_64", "tests: fedora-43-x86_64, fedora-44-x86_64",
        ])
      #expect(try codes(text) == ["assumed-targets"])
    }

    @Test("tests alone get builds")
    func implied() throws {
      let text = """
        jobs:
        - {job: tests, trigger: pull_request, targets: [fedora-43]}
        - {job: tests, trigger: pull_request, identifier: i, use_internal_tf: true, targets: [epel-8]}
        """
      #expect(
        try summary(text).dropFirst() == [
          "tests: fedora-43-x86_64", "tests/i: rhel-8-x86_64:i",
          "copr_build/implied: fedora-43-x86_64, epel-8-x86_64",
          "copr_build/implied -> tests: fedora-43-x86_64 > fedora-43-x86_64",
          "copr_build/implied -> tests/i: epel-8-x86_64 > rhel-8-x86_64:i",
        ])
    }

    @Test("an unknown job is a step without edges")
    func unknown() throws {
      let plan = try PackitReader().read("jobs: [{job: deploy it, trigger: release, identifier: x/y}]")
      #expect(
        plan.pipelines.first?.steps == [
          Step("deploy-it/x-y", kind: "deploy it", targets: [Target(".", identifier: "x/y")])
        ])
      #expect(plan.pipelines.first?.edges == [])
      #expect(plan.warnings.map(\.code) == [.unknownJob])
    }

    @Test("equal jobs count once")
    func duplicates() throws {
      let text = """
        jobs:
        - {job: tests, trigger: pull_request, targets: fedora-43, skip_build: true}
        - {job: tests, trigger: pull_request, targets: [fedora-43], skip_build: yes}
        - {job: tests, trigger: pull_request, targets: fedora-43, skip_build: true, tmt_plan: p}
        """
      #expect(try summary(text).dropFirst() == ["tests: fedora-43-x86_64", "tests~2: fedora-43-x86_64"])
      #expect(try remarks(text) == ["duplicate-job 3:3"])
    }
  }
#endif
