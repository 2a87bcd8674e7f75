/// Measures mixes of reads and updates as mixes: the calls of a block are of both kinds, in random order.
struct MixRun {
  let settings: MixSettings
  private(set) var rows: [MixRow] = []
  private(set) var names: [String] = []
  private(set) var facts: [Fact] = []
  /// What settling took every layout after a round, and how that is to the baseline's.
  private(set) var settling: [Figure] = []
  /// The raw samples of it, by the header of rows.
  private(set) var settlingLines = ""

  init(_ comparison: Comparison, _ settings: MixSettings) async throws(ComparisonError) {
    self.settings = settings
    var run = try await ComparisonRun(comparison)
    do throws(ComparisonError) {
      try await run.load()
      try await measure(&run)
      try await run.compareStates()
    } catch {
      await run.close()
      throw error
    }
    await run.close()
    names = run.infos.filter { $0.role != .again }.map(\.name)
    let kept = Set(run.infos.map(\.name))
    rows = rows.filter { kept.contains($0.candidate) }
    facts = ReportTables(report: run.report()).workload
    facts.append(Fact("calls compared", NumberText.count(run.gate.calls)))
    facts.append(Fact("digest of the answers", run.gate.digest.description))
    facts.append(Fact("digest of the final state", run.stateDigest))
    facts += run.unsupported.map { Fact("no figures of \($0.name)", $0.reason) } + run.settingFacts
    note(run.samples.filter { $0.operation == .settling }, run.infos.map(\.name))
  }

  private mutating func note(_ samples: [Sample], _ names: [String]) {
    let table = RoundTable(samples)
    let seed = settings.comparison.seed
    for (index, name) in names.enumerated() {
      let figure = { (label: String, unit: Figure.Unit, value: Interval) in
        Figure(
          series: name, quantity: OperationName.settling.rawValue, unit: unit, label: label, value: value,
          samples: table.count(.settling, index))
      }
      let ratio = index > 0 ? table.ratio(.settling, index, seed: seed) : nil
      settling += [
        table.cost(.settling, index, seed: seed).map { figure("mean", .nanoseconds, $0) },
        ratio.map { figure("ratio", .ratio, $0) },
      ].compactMap { $0 }
    }
    for sample in samples {
      settlingLines +=
        "settling,\(names[sample.candidate]),\(sample.round),\(sample.turn),0,0,0,\(sample.nanoseconds)\n"
    }
  }

  private mutating func measure(_ run: inout ComparisonRun) async throws(ComparisonError) {
    let seed = settings.comparison.seed
    var stream = run.filling.stream
    guard stream.available(.getPipeline) > 0 else { throw ComparisonError(.badShape, "there is no pipeline to read") }
    var turns = Turns(seed: seed, purpose: 8)
    var order = SeededRandom(seed: seed, purpose: 9)
    try await run.settle()
    // Round 0 fills caches and prepares statements, and is thrown away.
    for round in 0...settings.comparison.rounds {
      for share in order.shuffled(settings.shares) {
        let updates = settings.updates(share: share, round: max(1, round))
        let (block, isRead) = stream.mix(reads: settings.calls - updates, updates: updates)
        guard !isRead.isEmpty else { continue }
        let outcomes = try await run.outcomes(of: block, order: turns.next(of: run.contenders.count), counting: false)
        guard round > 0 else { continue }
        for (info, outcome) in zip(run.infos, outcomes) {
          var row = MixRow(share: share, candidate: info.name, round: round, turn: outcome.turn)
          for (isRead, time) in zip(isRead, outcome.segments[1].nanoseconds) {
            if isRead {
              row.reads += 1
              row.readNanoseconds += time
            } else {
              row.updates += 1
              row.updateNanoseconds += time
            }
          }
          rows.append(row)
        }
      }
      try await run.settle(after: round, order: turns.next(of: run.contenders.count))
      run.say("mixes: round \(round) of \(settings.comparison.rounds)")
    }
  }
}
