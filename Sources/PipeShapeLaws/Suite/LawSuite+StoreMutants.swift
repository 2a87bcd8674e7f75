import PipeShape
import PipeShapeStore

extension LawSuite {
  /// Judges each planted bug of a store, around the in-memory one.
  static func storeMutants(seed: UInt64, cases: Int, trials: Int) async -> [MutantReport.Line] {
    var lines: [MutantReport.Line] = []
    for fault in StoreFault.allCases {
      let runner = StoreRunner<FaultyStore<MemoryStore>>(seed: seed, shared: nil) { _ in
        FaultyStore(MemoryStore(kinds: kinds), fault)
      }
      let found = await runner.firstViolation(cases: cases, trials: trials)
      lines.append(MutantReport.Line(mutant: fault.rawValue, killers: found.laws, violation: found.violation))
    }
    return lines
  }
}

extension StoreRunner {
  /// The laws that the first failing cases break, and the first of them shrunk.
  func firstViolation(cases: Int, trials: Int) async -> (laws: [Law], violation: LawViolation?) {
    var laws: [Law] = []
    var violation: LawViolation?
    var left = 20
    for number in 0..<cases where left > 0 {
      let outcome = await run(Choices(seed: SplitMix.seed(seed ^ 0x5704e, case: number)), number: number, trial: 0)
      if !laws.isEmpty { left -= 1 }
      guard let finding = outcome.finding, !laws.contains(finding.law) else { continue }
      laws.append(finding.law)
      if violation == nil { violation = await self.violation(finding, outcome.record, number: number, trials: trials) }
    }
    return (laws.sorted { $0.index < $1.index }, violation)
  }
}
