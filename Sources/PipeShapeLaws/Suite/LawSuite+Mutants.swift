import PipeShape
import PipeShapeStore

extension LawSuite {
  /// Runs the laws on every planted bug of the core and of a store, and on both without a bug as a control.
  ///
  /// - Parameters:
  ///   - seed: the same seed makes the same cases.
  ///   - cases: the most cases for each bug and family; a bug that dies early takes fewer.
  ///   - trials: how much work goes into shrinking what kills a bug.
  public static func mutants(
    seed: UInt64 = 1, cases: Int, trials: Int = 2_000, workers: Int = 2
  ) async -> MutantReport {
    var report = MutantReport()
    report.lines = await withTaskGroup(of: (Int, MutantReport.Line).self) { group in
      var lines: [Int: MutantReport.Line] = [:]
      var waiting = Array(Fault.allCases.enumerated())
      for _ in 0..<max(1, min(workers, waiting.count)) {
        let (index, fault) = waiting.removeFirst()
        group.addTask { (index, await judge(fault, seed: seed, cases: cases, trials: trials)) }
      }
      while let (index, line) = await group.next() {
        lines[index] = line
        guard !waiting.isEmpty else { continue }
        let (next, fault) = waiting.removeFirst()
        group.addTask { (next, await judge(fault, seed: seed, cases: cases, trials: trials)) }
      }
      return lines.sorted { $0.key < $1.key }.map(\.value)
    }
    report.lines += await storeMutants(seed: seed, cases: cases, trials: trials)
    report.control = await core(seed: seed, cases: cases, workers: workers).violations
    report.control += await store(seed: seed, cases: cases / 4) { _ in MemoryStore(kinds: kinds) }.violations
    return report
  }

  /// First by the numbered laws alone, then by comparing with the text.
  private static func judge(_ fault: Fault, seed: UInt64, cases: Int, trials: Int) async -> MutantReport.Line {
    var killers: [Law] = []
    var smallest: LawViolation?
    for comparesWithText in [false, true] {
      for allowsExact in [false, true] {
        let family = CaseFamily.faulty(fault, allowsExact: allowsExact, comparesWithText: comparesWithText)
        let runner = FamilyRunner(family: family, seed: seed)
        let known = killers.count
        // A bug that is dead already is only asked a little who else would have caught it.
        let most = killers.isEmpty ? cases : min(cases, 100)
        for start in stride(from: 0, to: most, by: 50) {
          let failures = runner.tally(start..<min(start + 50, most)).failures
          for failure in failures where !killers.contains(failure.finding.law) {
            killers.append(failure.finding.law)
            if smallest == nil { smallest = await runner.violation(failure, trials: trials) }
          }
          if killers.count > known { break }
        }
      }
    }
    return MutantReport.Line(
      mutant: fault.rawValue, killers: killers.sorted { $0.index < $1.index }, violation: smallest)
  }
}

extension CaseFamily {
  /// Histories on an engine with a planted bug.
  static func faulty(_ fault: Fault, allowsExact: Bool, comparesWithText: Bool) -> CaseFamily {
    CaseFamily(
      name: allowsExact ? "exact" : "history", required: [],
      run: { choices, notes throws(Finding) in
        let options = HistoryCase<FaultyEngine>.Options(allowsExact: allowsExact, comparesWithText: comparesWithText)
        var history = HistoryCase(choices, notes: notes, options: options) { (graph, states) throws(PipelineError) in
          try FaultyEngine(fault, graph: graph, states: states)
        }
        defer { (choices, notes) = (history.choices, history.notes) }
        try history.run()
      })
  }
}
