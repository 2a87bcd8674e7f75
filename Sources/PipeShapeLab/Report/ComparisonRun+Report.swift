import PipeShape
import PipeShapeStore

extension ComparisonRun {
  /// Computes the report from the samples.
  func report() -> ComparisonReport {
    let table = RoundTable(samples)
    let operations = OperationName.allCases.filter { table.count($0, 0) > 0 }.map { figures($0, table) }
    return ComparisonReport(
      settings: comparison.settings, command: comparison.command, environment: comparison.environment + gauges,
      candidates: infos, unsupported: unsupported, workload: filling.data.facts, shapes: comparison.shapes.count,
      given: comparison.given.map { GivenFigures($0, loaded: filling.records.count) },
      gate: GateFigures(
        calls: gate.calls, refusals: gate.refusals, answers: gate.digest.description, state: stateDigest),
      operations: operations, storage: storage, breakEvens: breakEvens(operations, table),
      skipped: skipped + neverMet(operations),
      samples: samples, seconds: seconds)
  }

  /// Operations of pipelines' lives that none of those drawn has.
  private func neverMet(_ operations: [OperationFigures]) -> [Fact] {
    let known = operations.map(\.operation.rawValue) + skipped.map(\.name)
    return Story.life.operations.filter { !known.contains($0.rawValue) }.map {
      Fact($0.rawValue, "no pipeline that was made has any; more rounds or a larger budget make more pipelines")
    }
  }

  /// What instruments say about the process at the end.
  private var gauges: [Fact] {
    (contenders.first?.store.instruments() ?? []).filter { $0.kind == .gauge }
      .map { Fact($0.name, NumberText.count(Int($0.value))) }
  }

  private func figures(_ operation: OperationName, _ table: RoundTable) -> OperationFigures {
    let ratios = infos.indices.map { index in
      index == 0 ? nil : table.ratio(operation, index, seed: comparison.settings.seed)
    }
    let noise = infos.indices.first { infos[$0].role == .again }.flatMap { ratios[$0] }
    let candidates = infos.indices.map { index -> CandidateFigures in
      let times = table.times(operation, index).flatMap { $0 }.sorted()
      let count = times.count
      let quantiles = Dictionary(
        uniqueKeysWithValues: ComparisonSettings.percentiles(of: count).map {
          ($0.label, Statistics.quantile($0.share, ofSorted: times))
        })
      return CandidateFigures(
        samples: count, mean: Statistics.mean(times), median: Statistics.quantile(0.5, ofSorted: times),
        ninetieth: quantiles["p90"], ninetyNinth: quantiles["p99"],
        ratio: ratios[index],
        verdict: CandidateFigures.Verdict(
          role: infos[index].role, samples: count, ratio: ratios[index], noiseFloor: noise?.reach ?? 1),
        counters: counterFigures(operation, index, calls: count))
    }
    return OperationFigures(operation: operation, candidates: candidates, noise: noise)
  }

  private func counterFigures(_ operation: OperationName, _ candidate: Int, calls: Int) -> [CounterFigure] {
    counters.filter { $0.key.operation == operation && $0.key.candidate == candidate }
      .map { CounterFigure(name: $0.key.name, perCall: Double($0.value) / Double(max(1, calls))) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private func breakEvens(_ operations: [OperationFigures], _ table: RoundTable) -> [BreakEven] {
    guard let read = operations.first(where: { $0.operation == .getPipeline }),
      let update = operations.first(where: { $0.operation == .updateTarget })
    else { return [] }
    return infos.indices.filter { infos[$0].role == .candidate }.map { index in
      BreakEven(
        candidate: index, rounds: table.breakEvenRounds(index), readVerdict: read.candidates[index].verdict,
        updateVerdict: update.candidates[index].verdict, seed: comparison.settings.seed)
    }
  }
}

extension CandidateFigures.Verdict {
  /// What an interval shows: a difference only where it excludes 1 and leaves the noise floor.
  init(role: CandidateInfo.Role, samples: Int, ratio: Interval?, noiseFloor: Double) {
    if role != .candidate {
      self = role == .baseline ? .baseline : .noise
    } else if samples < ComparisonSettings.samplesToRank {
      self = .tooFewSamples
    } else if let ratio, ratio.distance > noiseFloor {
      self = ratio.estimate < 1 ? .faster : .slower
    } else {
      self = .noDifference
    }
  }
}
