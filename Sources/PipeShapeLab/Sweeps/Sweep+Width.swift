import PipeShape

extension Sweep {
  /// Targets for each pipeline, from 1 to 40; every target is built and tested.
  public static func width(_ settings: SweepSettings) throws(ComparisonError) -> Sweep {
    var points: [SweepPoint] = []
    for width in settings.isQuick ? [1, 3] : [1, 2, 5, 10, 20, 40] {
      let shape: WorkloadShape
      do throws(GraphError) { shape = try .wide(width) } catch { throw ComparisonError(.badShape, error.message) }
      points.append(
        SweepPoint(
          "targets-\(width)", label: "\(width)", x: Double(width),
          weight: settings.isQuick ? 1 : 10 + Double(width) * 3,
          settings: settings.comparison(), shapes: [shape]))
    }
    return Sweep(
      name: "width", title: "Width: from \(points[0].label) to \(points[points.count - 1].label) targets per pipeline",
      question: [
        "What does a target more cost? Every pipeline has one source build, so many Copr targets, and one test run for each; \(NumberText.count(settings.pipelines)) pipelines. A list of unfinished targets is cut off at 200 rows, so it holds more of them at a greater width only up to there."
      ],
      points: points,
      slices: [
        Slice(
          title: "", axis: "Copr targets per pipeline", scale: .logarithmic, points: points.map { ($0.name, $0.x) },
          operations: [
            .getPipeline, .updateTarget, .updateSourceBuild, .createPipeline, .rerunTarget, .unfinishedTargets,
            .projectPage,
          ])
      ])
  }
}

extension WorkloadShape {
  /// A source build, so many targets, and a test of each.
  static func wide(_ width: Int) throws(GraphError) -> WorkloadShape {
    let targets = (0..<width).map {
      Target("fedora-\(44 - $0 / 4)-\(["x86_64", "aarch64", "ppc64le", "s390x"][$0 % 4])")
    }
    let graph = try PipelineGraph(
      steps: [
        Step("srpm_build", kind: WorkloadKinds.sourceBuild.name),
        Step("copr_build", kind: WorkloadKinds.coprBuild.name, targets: targets),
        Step("tests", kind: WorkloadKinds.tests.name, targets: targets),
      ],
      edges: [
        Edge(from: "srpm_build", to: "copr_build", binding: .oneToAll),
        Edge(from: "copr_build", to: "tests", binding: .each),
      ])
    return WorkloadShape("\(width) targets", graph: graph)
  }
}
