/// Where the measured costs of mixes say that a layout begins or ceases to pay.
struct MixBalance {
  let rows: [MixRow]
  let baseline: String
  let seed: UInt64

  /// Rounds in which both took part: cost per call by share.
  private struct Round {
    var candidate: [Double: Double] = [:]
    var baseline: [Double: Double] = [:]
  }

  private func rounds(_ candidate: String) -> [Round] {
    var rounds: [Int: Round] = [:]
    for row in rows {
      if row.candidate == candidate { rounds[row.round, default: Round()].candidate[row.share] = row.cost }
      if row.candidate == baseline { rounds[row.round, default: Round()].baseline[row.share] = row.cost }
    }
    return rounds.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The shares of reads that were measured as mixes, ascending.
  private var mixes: [Double] { Set(rows.map(\.share)).filter { $0 > 0 && $0 < 1 }.sorted() }

  /// Nanoseconds of a call in a mix.
  func cost(_ candidate: String, share: Double) -> Interval? {
    let rows = rows.filter { $0.candidate == candidate && $0.share == share }
    guard !rows.isEmpty else { return nil }
    return Statistics.bootstrap(rows, seed: seed) { rows in
      Double(rows.reduce(0) { $0 + $1.nanoseconds }) / Double(max(1, rows.reduce(0) { $0 + $1.calls }))
    }
  }

  /// The cost by the baseline's: the sums over the rounds in which both took part.
  func ratio(_ candidate: String, share: Double) -> Interval? {
    var costs: [(cost: Double, base: Double)] = []
    for round in rounds(candidate) {
      guard let cost = round.candidate[share], let base = round.baseline[share], base > 0 else { continue }
      costs.append((cost, base))
    }
    guard !costs.isEmpty else { return nil }
    return Statistics.bootstrap(costs, seed: seed) { costs in
      costs.reduce(0) { $0 + $1.cost } / costs.reduce(0) { $0 + $1.base }
    }
  }

  /// What a ratio shows, beside the noise of the same mix.
  func verdict(_ candidate: String, share: Double) -> CandidateFigures.Verdict {
    let samples = rows.filter { $0.candidate == candidate && $0.share == share }.reduce(0) { $0 + $1.calls }
    let noise = ratio("\(baseline) again", share: share)?.reach ?? 1
    return CandidateFigures.Verdict(
      role: .candidate, samples: samples, ratio: ratio(candidate, share: share), noiseFloor: noise)
  }

  /// Where the layout pays among the mixes: measured, and never beyond what was measured.
  func measured(_ candidate: String) -> BreakEven.Outcome {
    let verdicts = mixes.map { verdict(candidate, share: $0) }
    let (isFaster, isSlower) = (verdicts.contains(.faster), verdicts.contains(.slower))
    guard isFaster && isSlower else {
      return isSlower ? .never : isFaster && verdicts.allSatisfy { $0 == .faster } ? .always : .notShown
    }
    guard let first = verdicts.first(where: { $0 == .faster || $0 == .slower }),
      let last = verdicts.last(where: { $0 == .faster || $0 == .slower }), first != last
    else { return .notShown }
    let share = Statistics.bootstrap(rounds(candidate), seed: seed) { (rounds: [Round]) -> Double in
      crossing(rounds, from: first)
    }
    let reads = Interval(
      MixRow.readsPerUpdate(share.estimate), low: MixRow.readsPerUpdate(share.low),
      high: MixRow.readsPerUpdate(share.high))
    return first == .slower ? .above(reads) : .below(reads)
  }

  /// The share of reads at which the costs are equal.
  ///
  /// The cost of a call is a line in the share of reads as long as reads and updates do not disturb one another, so the
  /// place between the two neighbouring mixes is found on a line. A place below the first mix is given as that mix, one
  /// beyond the last as reads alone: the report calls these bounds of what was measured.
  private func crossing(_ rounds: [Round], from verdict: CandidateFigures.Verdict) -> Double {
    let sign: Double = verdict == .slower ? 1 : -1
    var before: (share: Double, difference: Double)?
    for share in mixes {
      var differences: [Double] = []
      for round in rounds {
        guard let cost = round.candidate[share], let base = round.baseline[share] else { continue }
        differences.append(sign * (cost - base))
      }
      guard !differences.isEmpty else { continue }
      let difference = Statistics.mean(differences)
      if difference <= 0 {
        guard let before else { return share }
        let part = before.difference / (before.difference - difference)
        return before.share + (share - before.share) * part
      }
      before = (share, difference)
    }
    // Beyond the last mix.
    return 1
  }

  /// Where the layout pays by the costs of reads and updates that are measured apart.
  func computed(_ candidate: String) -> BreakEven {
    var parts: [Int: BreakEven.Round] = [:]
    for row in rows where row.share == 0 || row.share == 1 {
      var part = parts[row.round] ?? BreakEven.Round(read: 0, update: 0, baselineRead: 0, baselineUpdate: 0)
      if row.candidate == candidate {
        if row.share == 1 { part.read = row.cost } else { part.update = row.cost }
      } else if row.candidate == baseline {
        if row.share == 1 { part.baselineRead = row.cost } else { part.baselineUpdate = row.cost }
      }
      parts[row.round] = part
    }
    let sorted = parts.sorted { $0.key < $1.key }.map(\.value)
    let rounds = sorted.filter { round in
      [round.read, round.update, round.baselineRead, round.baselineUpdate].allSatisfy { $0 > 0 }
    }
    return BreakEven(
      candidate: 0, rounds: rounds, readVerdict: verdict(candidate, share: 1),
      updateVerdict: verdict(candidate, share: 0), seed: seed)
  }
}
