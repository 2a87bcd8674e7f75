#if Packit
  import PipeShapePackit
  import Testing

  @Suite("Warnings")
  struct WarningTests {
    @Test(
      "name the code and the place",
      arguments: [
        ("{ownr: x, jobs: []}", ["unknown-key 1:2"]), ("{_: {a: 1}, jobs: []}", []),
        ("{targets: fedora-43, jobs: []}", ["plain-string 1:11"]),
        ("{packages: {p: {targets: fedora-43, jbos: 1}}, jobs: []}", ["plain-string 1:26", "unknown-key 1:37"]),
        ("{labels: [a], jobs: []}", ["misplaced-key 1:2"]), ("{1: x, jobs: []}", ["unknown-key 1:2"]),
        ("{follow_fedora_branching: true, jobs: []}", ["unknown-key 1:2"]),
        ("jobs: [{job: copr_buid, trigger: release, targets: fedora-43}]", ["unknown-job 1:14"]),
        ("jobs: [{job: build, trigger: ignore}]", ["unknown-job 1:14"]),
        ("jobs: [{job: propose_downstream, trigger: commit}]", ["no-handler 1:43"]),
        (
          "jobs: [{job: copr_build, trigger: release, targets: [fedora-lates, epel-10.1, fedora-42, epel-x]}]",
          ["unknown-alias 1:54", "unknown-alias 1:90"]
        ),
        ("jobs: [{job: copr_build, trigger: release, targets: {a: {with_opt: []}}}]", ["unknown-key 1:58"]),
        ("jobs: [{job: vm_image_build, trigger: pull_request, copr_chroot: a-x86_64}]", ["no-build 1:8"]),
        ("jobs: [{job: tests, trigger: release, skip_build: true, metadata: null}]", []),
        (
          "jobs: [{job: koji_build, trigger: commit, metadata: {dist-git-branch: f43}}]",
          ["deprecated 1:43", "deprecated 1:54"]
        ),
        ("jobs: [{job: copr_build, trigger: release, owner: null}]", []),
        ("jobs: [{job: copr_build, trigger: release, owner: x}]", ["assumed-targets 1:8"]),
      ])
    func warnings(_ text: String, _ expected: [String]) throws {
      #expect(try remarks(text) == expected)
    }

    @Test("suggest the nearest known key")
    func nearest() throws {
      let warnings = try PackitReader().read("{specfil_path: x, jobs: [{job: copr_buid, trigger: ignore}]}").warnings
      #expect(
        warnings.map(\.message) == [
          "unknown key `specfil_path`; the nearest known one is `specfile_path`",
          "Packit has no job `copr_buid`; kept as a step without edges; the nearest known one is `copr_build`",
        ])
      #expect(
        warnings.first?.description
          == ".packit.yaml:1:2: warning: unknown key `specfil_path`; the nearest known one is `specfile_path` [unknown-key]"
      )
    }
  }
#endif
