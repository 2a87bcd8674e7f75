import PipeShape

/// The pipeline that most stations look at: a source build, three chroots, and tests on two of them.
enum Example {
  static let f43 = Target("fedora-43-x86_64")
  static let f44 = Target("fedora-44-x86_64")
  static let epel = Target("epel-9-x86_64")

  /// Seven cells: one test per chroot, and two on fedora-44 that differ by identifier.
  static func graph() throws -> PipelineGraph {
    try PipelineGraph(
      steps: [
        Step("srpm", kind: "srpm_build"),
        Step("build", kind: "copr_build", targets: [f43, f44, epel]),
        Step(
          "tests", kind: "tests",
          targets: [
            f43, Target(f44.name, identifier: "full"), Target(f44.name, identifier: "smoke"),
          ]),
      ],
      edges: [
        Edge(from: "srpm", to: "build", binding: .oneToAll),
        Edge(from: "build", to: "tests", binding: .each),
      ])
  }
}
