import Testing

@testable import PipeShapeLab

@Suite struct FiguresComeFromTheSamples {
  @Test func meansQuantilesAndRatiosAreThoseOfTheTableOfSamples() async throws {
    let report = try await comparedOnce.value
    let lines = report.csv.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    #expect(lines.count == report.samples.count)
    for figures in report.operations {
      var byRound: [[String: [Double]]] = [[:], [:], [:]]
      for line in lines where line[0] == figures.operation.rawValue {
        let candidate = try #require(report.candidates.firstIndex { $0.name == line[1] })
        byRound[candidate][String(line[2]), default: []].append(try #require(Double(line[4])))
      }
      for (index, candidate) in figures.candidates.enumerated() {
        let all = byRound[index].values.flatMap { $0 }.sorted()
        #expect(candidate.samples == all.count)
        #expect((candidate.mean - all.reduce(0, +) / Double(all.count)).magnitude < 1e-6)
        #expect(candidate.median == Statistics.quantile(0.5, ofSorted: all))
        guard index > 0 else { continue }
        #expect(Set(byRound[index].keys) == Set(byRound[0].keys))
        let ratio = try #require(candidate.ratio)
        let base = Statistics.mean(byRound[0].values.flatMap { $0 })
        #expect((ratio.estimate - Statistics.mean(all) / base).magnitude < 1e-9)
        #expect(ratio.low <= ratio.estimate && ratio.estimate <= ratio.high)
      }
    }
  }

  @Test func whatReadsCheaplyAndWritesExpensivelyPaysAboveSomeReadsForEachUpdate() async throws {
    let report = try await comparedOnce.value
    let read = try #require(report.operations.first { $0.operation == .getPipeline })
    let update = try #require(report.operations.first { $0.operation == .updateTarget })
    #expect(read.candidates[2].verdict == .faster)
    #expect(update.candidates[2].verdict == .slower)
    // A read takes 40 steps and 10 steps, an update 40 and 90, and a step more for the clock itself.
    #expect((read.candidates[2].ratio?.estimate ?? 0) == 11.0 / 41)
    guard case .above(let reads)? = report.breakEvens.first?.outcome else {
      Issue.record("the layout pays above some number of reads")
      return
    }
    #expect((reads.estimate - 50.0 / 30).magnitude < 1e-9)
    #expect(
      report.terminal.contains("document pays if there are more than 1.67 [1.67, 1.67] whole reads per status update"))
  }

  @Test func theBaselineAgainstItselfIsTheNoiseFloor() async throws {
    let report = try await comparedOnce.value
    #expect(report.candidates.map(\.role) == [.baseline, .again, .candidate])
    // The clock steps alike for both, so there is no noise.
    for figures in report.operations where figures.operation != .bulkImport { #expect(figures.noiseFloor == 1) }
  }

  @Test func nothingIsRankedBelowThirtySamplesAndNoNinetyNinthIsGivenBelowTenThousand() async throws {
    let report = try await smallComparison(rounds: 4).run()
    let few = report.operations.filter { $0.candidates[0].samples < 30 }
    #expect(!few.isEmpty)
    for figures in few {
      #expect(figures.candidates[2].verdict == .tooFewSamples)
      let best = Conclusions(report: report).best.first { $0.operation == figures.operation }
      #expect(best?.layouts == [])
    }
    #expect(report.terminal.contains("not ranked"))
    for figures in report.operations {
      #expect(figures.candidates.allSatisfy { $0.samples >= 10_000 || $0.ninetyNinth == nil })
    }
  }

  @Test func countersAreMeansForOneCall() async throws {
    let report = try await comparedOnce.value
    let read = try #require(report.operations.first { $0.operation == .getPipeline })
    #expect(read.candidates[0].counters.first { $0.name == "read sessions" }?.perCall == 1)
    let update = try #require(report.operations.first { $0.operation == .updateTest })
    #expect(update.candidates[2].counters.first { $0.name == "write sessions" }?.perCall == 1)
  }
}
