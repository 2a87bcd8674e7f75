import PipeShape
import PipeShapeStore
import Testing

@testable import PipeShapeLab

@Suite struct GeneratedDataReachesItsCalibration {
  private func facts(
    _ preset: WorkloadPreset, pipelines: Int = 500, seed: UInt64 = 1, reruns: Double = 0.125,
    shapes: [WorkloadShape] = []
  ) throws -> WorkloadFacts {
    let settings = ComparisonSettings(
      pipelines: pipelines, seed: seed, preset: preset, payloadBytes: 8, rerunShare: reruns)
    var data = try DataSet(settings, shapes: shapes)
    while try !data.next(500).isEmpty {}
    return data.facts
  }

  /// A pipeline of three cells.
  private func small() throws -> WorkloadShape {
    let steps = [Step("srpm", kind: "srpm_build"), Step("build", kind: "copr_build"), Step("tests", kind: "tests")]
    let edges = [Edge(from: "srpm", to: "build", binding: .each), Edge(from: "build", to: "tests", binding: .each)]
    return WorkloadShape("small", graph: try PipelineGraph(steps: steps, edges: edges))
  }

  private func cells(_ preset: WorkloadPreset, _ kind: String) throws -> Double {
    let shapes = try ShapePool(preset, seed: 1).shapes
    let cells = shapes.map { shape in shape.graph.cells.indices.filter { shape.graph.kind(ofCellAt: $0) == kind }.count
    }
    return Double(cells.reduce(0, +)) / Double(shapes.count)
  }

  @Test func theShapesOfTheDocumentsHaveTheirAverages() throws {
    #expect(try (cells(.documents, "copr_build") - 6.42).magnitude < 0.002)
    #expect(try (cells(.documents, "tests") / cells(.documents, "copr_build") - 1.26).magnitude < 0.001)
  }

  @Test func theShapesOfProductionHaveThePublishedCounts() throws {
    #expect(try (cells(.production, "copr_build") - 5.12).magnitude < 0.002)
    #expect(try (cells(.production, "tests") / cells(.production, "copr_build") - 0.28).magnitude < 0.005)
  }

  @Test func drawnPipelinesComeNearTheAverages() throws {
    let facts = try facts(.documents)
    #expect((facts.targetsPerBuild - 6.42).magnitude < 0.6)
    #expect((facts.testsPerTestedTarget - 1.26).magnitude < 0.05)
    #expect(facts.testedShare == 1)
    #expect(facts.unfinished == 5)
  }

  @Test func rerunsAreAsFrequentAndAsLongAsStudied() throws {
    let facts = try facts(.documents, pipelines: 4000, shapes: [small()])
    let chains = Double(facts.chains.reduce(0, +))
    #expect((facts.rerunShare - 0.125).magnitude < 0.015)
    #expect((Double(facts.chains[0]) / chains - 0.86).magnitude < 0.04)
    #expect((Double(facts.chains[1]) / chains - 0.09).magnitude < 0.03)
    #expect((Double(facts.chainsEndedWell) / chains - 0.74).magnitude < 0.06)
  }

  @Test(arguments: [0, 0.5]) func anotherShareOfRerunsHasChainsOfTheSameLengths(share: Double) throws {
    let facts = try facts(.documents, pipelines: 1000, reruns: share, shapes: [small()])
    #expect((facts.rerunShare - share).magnitude < 0.04)
    guard share > 0 else { return }
    let chains = Double(facts.chains.reduce(0, +))
    #expect((Double(facts.chains[0]) / chains - 0.86).magnitude < 0.07)
  }

  @Test func theSameSeedGivesTheSameDataAndAnotherSeedDoesNot() throws {
    #expect(try facts(.documents, pipelines: 60).digest == facts(.documents, pipelines: 60).digest)
    #expect(try facts(.documents, pipelines: 60).digest != facts(.documents, pipelines: 60, seed: 2).digest)
  }

  /// What the report of the experiment on SQLite says of its pipelines with one target: seeds mean what they meant.
  @Test func aSeedGivesTheDataThatItGaveBefore() throws {
    var data = try DataSet(ComparisonSettings(), shapes: [WorkloadShape.wide(1)])
    while try !data.next(50).isEmpty {}
    #expect(data.facts.runs == 2295 && data.facts.attempts == 6489)
    #expect(data.facts.digest == "f1d3c63216d263f4c86ae671d6adf89b")
  }

  @Test func everyHistoryKeepsTheInvariantsAndTimeNeverGoesBack() throws {
    var data = try DataSet(ComparisonSettings(pipelines: 100, seed: 3, payloadBytes: 8), shapes: [])
    var last: Int64 = 0
    for generated in try data.next(100) {
      guard case .history(let runs, let attempts) = generated.content else {
        Issue.record("a generated pipeline has a history")
        continue
      }
      let pipeline = try Pipeline(
        importing: PipelineID(1), event: EventID(1), graph: generated.graph, runs: runs, attempts: attempts)
      #expect(pipeline.violatedInvariant() == nil)
      let createdAt = try #require(generated.createdAt)
      #expect(createdAt > last)
      last = createdAt
      for index in pipeline.attempts.indices {
        let attempt = pipeline.attempts[index]
        if let start = attempt.startedAt, let end = attempt.endedAt { #expect(start < end) }
        for input in pipeline.inputs(of: index) where attempt.started {
          #expect((pipeline.attempts[input].endedAt ?? .max) <= (attempt.startedAt ?? 0))
        }
      }
    }
  }

  @Test func oneCoprBuildNamesTheSourceBuildAndItsChroots() throws {
    var data = try DataSet(ComparisonSettings(pipelines: 50, seed: 3, payloadBytes: 8), shapes: [])
    let generated = try #require(try data.next(1).first)
    guard case .history(_, let attempts) = generated.content else { return }
    let first = attempts.filter { $0.run == 1 && generated.graph.kind(ofCellAt: Int($0.cell)) != "tests" }
    #expect(Set(first.compactMap(\.external)).count == 1)
    let tests = attempts.filter { generated.graph.kind(ofCellAt: Int($0.cell)) == "tests" }.compactMap(\.external)
    #expect(Set(tests).count == tests.count)
  }

  @Test func givenShapesAreDrawnInsteadOfGeneratedOnes() throws {
    let graph = try PipelineGraph(
      steps: [Step("srpm", kind: "srpm_build"), Step("build", kind: "copr_build", targets: [Target("only-this")])],
      edges: [Edge(from: "srpm", to: "build", binding: .oneToAll)])
    var data = try DataSet(
      ComparisonSettings(pipelines: 40, payloadBytes: 8), shapes: [WorkloadShape(".packit.yaml", graph: graph)])
    #expect(try data.next(40).allSatisfy { $0.graph === graph })
  }
}
