import PipeShape

/// Generated shapes whose averages are those of a preset: a source build, its chroots, and their tests.
///
/// Sizes are drawn from a skewed distribution, then single shapes are changed by one cell until the averages of the pool
/// are met: drawn pipelines then differ from them by chance of the draw only.
struct ShapePool {
  static let size = 400

  /// How many cells a shape has: chroots, and for each chroot the number of test runs.
  private struct Size {
    var chroots: Int
    var isTested: Bool
    var extraTests: Int
  }

  let shapes: [WorkloadShape]

  init(_ preset: WorkloadPreset, seed: UInt64) throws(GraphError) {
    var random = SeededRandom(seed: seed, purpose: 11)
    let mean = (preset.targetsPerBuild - 1) / 2
    var sizes = (0..<Self.size).map { _ in
      let chroots = 1 + random.geometric(mean: mean) + random.geometric(mean: mean)
      return Size(chroots: min(chroots, Self.labels.count), isTested: false, extraTests: 0)
    }
    Self.meet(Int(preset.targetsPerBuild * Double(Self.size) + 0.5), &sizes, &random)
    Self.test(&sizes, preset, &random)
    var shapes: [WorkloadShape] = []
    for size in sizes { shapes.append(WorkloadShape("generated", graph: try Self.graph(size, &random))) }
    self.shapes = shapes
  }

  /// Adds or takes chroots, one at a time, until their sum is met.
  private static func meet(_ wanted: Int, _ sizes: inout [Size], _ random: inout SeededRandom) {
    var sum = sizes.reduce(0) { $0 + $1.chroots }
    while sum != wanted {
      let index = random.below(sizes.count)
      let step = sum < wanted ? 1 : -1
      guard sizes[index].chroots + step >= 1, sizes[index].chroots + step <= labels.count else { continue }
      sizes[index].chroots += step
      sum += step
    }
  }

  /// Tests whole pipelines until the share of tested chroots is met, then gives tested chroots a second or third run.
  private static func test(_ sizes: inout [Size], _ preset: WorkloadPreset, _ random: inout SeededRandom) {
    let chroots = sizes.reduce(0) { $0 + $1.chroots }
    let wanted = Int(preset.testedShare * Double(chroots) + 0.5)
    var tested = 0
    for index in random.shuffled(Array(sizes.indices)) where tested + sizes[index].chroots <= wanted {
      sizes[index].isTested = true
      tested += sizes[index].chroots
    }
    var extra = Int((preset.testsPerTestedTarget - 1) * Double(tested) + 0.5)
    let candidates = sizes.indices.filter { sizes[$0].isTested }
    while extra > 0, !candidates.isEmpty {
      let index = random.pick(candidates)
      guard sizes[index].extraTests < 2 * sizes[index].chroots else { continue }
      sizes[index].extraTests += 1
      extra -= 1
    }
  }

  private static func graph(_ size: Size, _ random: inout SeededRandom) throws(GraphError) -> PipelineGraph {
    // Popular chroots come first, and a few of them are passed over.
    var labels: [String] = []
    for label in Self.labels where labels.count < size.chroots && random.chance(0.75) { labels.append(label) }
    for label in Self.labels where labels.count < size.chroots && !labels.contains(label) { labels.append(label) }
    var steps = [
      Step("srpm_build", kind: WorkloadKinds.sourceBuild.name),
      Step("copr_build", kind: WorkloadKinds.coprBuild.name, targets: labels.map { Target($0) }),
    ]
    var edges = [Edge(from: "srpm_build", to: "copr_build", binding: .oneToAll)]
    if size.isTested {
      var targets = labels.map { Target($0) }
      for extra in 0..<size.extraTests {
        targets.append(Target(labels[extra % labels.count], identifier: extra < labels.count ? "full" : "upgrade"))
      }
      steps.append(Step("tests", kind: WorkloadKinds.tests.name, targets: targets))
      edges.append(Edge(from: "copr_build", to: "tests", binding: .each))
    }
    return try PipelineGraph(steps: steps, edges: edges)
  }

  private static let labels: [String] = {
    let distributions = [
      "fedora-rawhide", "fedora-44", "fedora-43", "fedora-42", "centos-stream-10", "epel-10", "centos-stream-9",
      "epel-9", "fedora-eln", "epel-8", "opensuse-tumbleweed", "rhel-9",
    ]
    let primary = distributions.map { "\($0)-x86_64" }
    return primary + ["aarch64", "ppc64le", "s390x"].flatMap { arch in distributions.map { "\($0)-\(arch)" } }
  }()
}
