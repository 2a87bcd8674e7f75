#if Packit
  import PipeShape
  import PipeShapeJSON
  import PipeShapePackit
  import Testing

  @Suite("The joined workflow")
  struct WorkflowTests {
    @Test("goes from the sync over Koji builds to updates")
    func workflow() throws {
      let text = """
        packages: {p: {}, q: {}}
        jobs:
        - {job: copr_build, trigger: release, packages: [p], targets: fedora-43}
        - job: pull_from_upstream
          trigger: release
          packages: [p]
          dist_git_branches: {rawhide: {fast_forward_merge_into: [f44]}, f43: {}}
        - {job: koji_build, trigger: commit, dist_git_branches: [fedora-all]}
        - {job: koji_build, trigger: commit, packages: [p], sidetag_group: s, dist_git_branches: [f44]}
        - {job: bodhi_update, trigger: koji_build, packages: [p], sidetag_group: s, dist_git_branches: [f43, f44]}
        - {job: bodhi_update, trigger: commit, packages: [p], dist_git_branches: [f43]}
        """
      #expect(
        try summary(text, options: PackitOptions(workflow: true)) == [
          "# release", "copr_build/p: fedora-43-x86_64:p",
          "# workflow",
          "pull_from_upstream/p: rawhide, f43", "koji_build/p: f43, f44, f45, rawhide",
          "koji_build/q: f43, f44, f45, rawhide", "koji_build/p~2: f44", "bodhi_update/p: f43, f44",
          "bodhi_update/p~2: f43",
          "pull_from_upstream/p -> koji_build/p: rawhide > rawhide, rawhide > f44, f43 > f43",
          "pull_from_upstream/p -> koji_build/p~2: rawhide > f44",
          "koji_build/p~2 -> bodhi_update/p: f44 > f44",
          "koji_build/p -> bodhi_update/p~2: f43 > f43",
        ])
      let plan = try PackitReader().read(text)
      #expect(plan.pipelines.map(\.name) == ["release", "dist-git:release", "dist-git:commit", "dist-git:koji_build"])
      let sync = plan.pipelines[1].details[0]
      #expect(sync.cellPayload.count == 1)
      #expect(sync.cellPayload[.init("rawhide")] == ["fast_forward_merge_into": ["f44"]])
    }
  }
#endif
