#if Packit
  import PipeShape
  import PipeShapeJSON
  import PipeShapePackit
  import Testing

  @Suite("Steps")
  struct StepTests {
    @Test(
      "have the targets of their job type",
      arguments: [
        (
          "upstream_koji_build, trigger: commit, targets: [epel-10-all, f43]",
          ["upstream_koji_build: epel10.2, epel10, f43"]
        ),
        ("upstream_koji_build, trigger: commit", ["upstream_koji_build: f43, f44"]),
        ("vm_image_build, trigger: pull_request, identifier: i", ["vm_image_build/i: ."]),
        ("vm_image_build, trigger: pull_request, identifier: i, copr_chroot: f43", ["vm_image_build/i: f43:i"]),
        ("propose_downstream, trigger: release, identifier: i", ["propose_downstream/i: rawhide"]),
        (
          "pull_from_upstream, trigger: release, dist_git_branches: [fedora-rawhide, main, c10s]",
          ["pull_from_upstream: rawhide, c10s"]
        ),
        ("bodhi_update, trigger: koji_build", ["bodhi_update: f43, f44"]),
        ("koji_build, trigger: commit, dist_git_branches: []", ["koji_build: rawhide"]),
        ("koji_build_tag, trigger: koji_build, identifier: i", ["koji_build_tag/i: ."]),
        ("deploy, trigger: commit, dist_git_branches: f43, identifier: i", ["deploy/i: f43:i"]),
        ("deploy, trigger: commit, dist_git_branches: f43, targets: f43", ["deploy: fedora-43-x86_64"]),
        (
          "copr_build, trigger: commit, identifier: '', targets: {}", ["copr_build: fedora-43-x86_64, fedora-44-x86_64"]
        ),
        (
          "tests, trigger: commit, skip_build: true, targets: [epel-10-all, epel-9, epel-7]",
          ["tests: centos-stream-10-x86_64, centos-stream-9-x86_64, centos-7-x86_64"]
        ),
        (
          "tests, trigger: commit, skip_build: true, use_internal_tf: yes, targets: epel-10-all",
          ["tests: rhel-10.2-nightly-x86_64, centos-stream-10-x86_64"]
        ),
        (
          "tests, trigger: commit, skip_build: true, targets: {epel-9-aarch64: {distros: [AlmaLinux OS 9.7, AlmaLinux OS 9.7]}}",
          ["tests: AlmaLinux OS 9.7-aarch64"]
        ),
        (
          "tests, trigger: commit, skip_build: true, targets: {epel-9-x86_64: {distros: []}}",
          ["tests: centos-stream-9-x86_64"]
        ),
      ])
    func targets(_ job: String, _ expected: [String]) throws {
      #expect(try summary("jobs: [{job: \(job)}]").dropFirst() == expected[...])
    }

    @Test("of builds follow a source package of their own")
    func sources() throws {
      let plan = try PackitReader().read(
        """
        jobs:
        - {job: copr_build, trigger: pull_request, targets: fedora-43}
        - {job: copr_build, trigger: pull_request, targets: fedora-44}
        - {job: srpm, trigger: pull_request, identifier: x}
        - {job: upstream_koji_build, trigger: pull_request}
        """)
      let pipeline = try #require(plan.pipelines.first)
      #expect(
        pipeline.steps.map(\.key) == [
          "copr_build", "copr_build~2", "srpm/x", "upstream_koji_build", "srpm/copr_build", "srpm/copr_build~2",
          "srpm/upstream_koji_build",
        ])
      #expect(
        pipeline.edges
          == ["copr_build", "copr_build~2", "upstream_koji_build"].map {
            Edge(from: "srpm/\($0)", to: $0, binding: .oneToAll)
          })
      #expect(pipeline.steps[4] == Step("srpm/copr_build", kind: "srpm_build"))
    }

    @Test("of images follow the build into their own project")
    func images() throws {
      let text = """
        jobs:
        - {job: copr_build, trigger: pull_request, targets: fedora-43, identifier: i}
        - {job: copr_build, trigger: pull_request, targets: fedora-43, owner: o, project: p}
        - {job: vm_image_build, trigger: pull_request, copr_chroot: fedora-43-x86_64, owner: o, project: p, identifier: i}
        """
      #expect(try summary(text).last == "copr_build -> vm_image_build/i: fedora-43-x86_64 > fedora-43-x86_64:i")
    }

    @Test("of updates follow builds of their sidetag group first")
    func groups() throws {
      let text = """
        jobs:
        - {job: koji_build, trigger: commit, dist_git_branches: [f43, f44]}
        - {job: koji_build, trigger: commit, dist_git_branches: [f43], sidetag_group: s}
        - {job: bodhi_update, trigger: commit, dist_git_branches: [f44, f43], sidetag_group: s}
        """
      #expect(
        try summary(text).suffix(2) == [
          "koji_build -> bodhi_update: f44 > f44", "koji_build~2 -> bodhi_update: f43 > f43",
        ])
    }

    @Test("that are implied are one for each package and branch")
    func implied() throws {
      let text = """
        jobs:
        - {job: tests, trigger: commit, branch: a, targets: fedora-43}
        - {job: tests, trigger: commit, branch: b, targets: fedora-43}
        - {job: tests, trigger: commit, branch: a, targets: [fedora-44, fedora-43], identifier: i}
        - {job: copr_build, trigger: commit, branch: c, identifier: implied, targets: fedora-43}
        """
      #expect(
        try summary(text).dropFirst(5) == [
          "copr_build/implied~2: fedora-43-x86_64, fedora-44-x86_64", "copr_build/implied~3: fedora-43-x86_64",
          "copr_build/implied~2 -> tests: fedora-43-x86_64 > fedora-43-x86_64",
          "copr_build/implied~3 -> tests~2: fedora-43-x86_64 > fedora-43-x86_64",
          "copr_build/implied~2 -> tests/i: fedora-44-x86_64 > fedora-44-x86_64:i, fedora-43-x86_64 > fedora-43-x86_64:i",
        ])
      let step = try #require(try PackitReader().read(text).pipelines.first?.details[4])
      #expect(step.attributes == ["implied": true, "branch": "a"])
    }

    @Test("carry attributes, payload, and payload of cells")
    func payload() throws {
      let plan = try PackitReader().read(
        """
        specfile_path: a.spec
        packit_instances: [stg]
        jobs:
        - job: copr_build
          trigger: pull_request
          manual_trigger: true
          labels: [a]
          branch: main
          require: {label: {present: [x]}}
          timeout: 10
          enable_net: 'yes'
          env: {A: 1}
          targets:
            fedora-stable: {additional_repos: [r], with_opts: [o]}
            fedora-43: {additional_modules: m, distros: [d]}
        """)
      let step = try #require(plan.pipelines.first?.details.first)
      #expect(
        step.attributes == [
          "manual_trigger": true, "labels": ["a"], "branch": "main", "require": ["label": ["present": ["x"]]],
          "packit_instances": ["stg"],
        ])
      #expect(step.payload == ["specfile_path": "a.spec", "timeout": 10, "enable_net": true])
      #expect(
        step.cellPayload == [
          Target("fedora-43-x86_64"): ["additional_modules": "m"],
          Target("fedora-44-x86_64"): ["additional_repos": ["r"], "with_opts": ["o"]],
        ])
      #expect(step.line == 4)
      #expect(plan.pipelines.first?.details.last?.payload == ["specfile_path": "a.spec"])
    }
  }
#endif
