import PipeShape
import PipeShapeStore

/// Runs the cases of stores one after another, each on a store of its own or all on one.
struct StoreRunner<S: Store>: Sendable {
  let seed: UInt64
  /// Nil opens a store for each case.
  let shared: S?
  /// Whether races are taken in turns, for a digest.
  var takesTurns = false
  let open: @Sendable (Int) async throws(StoreError) -> S
  static var family: String { "store" }

  static var required: [(Label, Double)] {
    [
      (.rerun, 20), (.late, 10), (.replayed, 2), (.ambiguous, 0.2), (.tokenAccepted, 0.5), (.tokenRefused, 3),
      (.external, 5), (.pageTurned, 10), (.rolledBack, 20), (.payloadKept, 10), (.payloadRefused, 10), (.raced, 10),
      (.otherProject, 5), (.removed, 2), (.pruned, 2), (.inconsistent, 1),
    ]
  }

  struct Outcome: Sendable {
    var finding: Finding?
    var record: [UInt32]
    var notes: CaseNotes
    var snapshot: [String]
  }

  func run(_ choices: Choices, number: Int, trial: Int, isTracing: Bool = false) async -> Outcome {
    let store: S
    do {
      if let shared { store = shared } else { store = try await open(number) }
    } catch {
      let finding = Finding(.lifecycle, "no store can be opened: \(error)")
      return Outcome(finding: finding, record: choices.record, notes: CaseNotes(), snapshot: [])
    }
    var life = StoreCase(
      store, mark: "\(seed)-\(number)-\(trial)", choices: choices, notes: CaseNotes(isTracing: isTracing),
      takesTurns: takesTurns)
    var finding: Finding?
    do throws(Finding) { try await life.run() } catch { finding = error }
    if shared == nil { await store.close() }
    return Outcome(finding: finding, record: life.choices.record, notes: life.notes, snapshot: life.snapshot)
  }

  func report(cases: Int, only law: Law?) async -> LawReport {
    var tally = FamilyRunner.Tally()
    var report = LawReport()
    var digest = SplitMix(seed: seed)
    for number in 0..<cases {
      let choices = Choices(seed: SplitMix.seed(seed ^ 0x5704e, case: number))
      let outcome = await run(choices, number: number, trial: 0)
      tally.add(outcome.notes)
      for text in outcome.snapshot {
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        digest = SplitMix(seed: digest.next() ^ hash)
      }
      guard let finding = outcome.finding, law == nil || law == finding.law,
        !report.violations.contains(where: { $0.law == finding.law })
      else { continue }
      report.violations.append(await violation(finding, outcome.record, number: number))
    }
    if takesTurns { report.digest = digest.next() }
    report.laws = zip(Law.all, tally.laws).filter { $0.1 > 0 }.map { LawReport.Line(law: $0.0, cases: $0.1) }
    report.coverage = Self.required.map { label, least in
      Coverage(
        family: Self.family, label: label.name, hits: tally.labels[label.rawValue], cases: tally.cases, required: least)
    }
    return report
  }

  func violation(_ finding: Finding, _ record: [UInt32], number: Int, trials most: Int = 2_000) async -> LawViolation {
    let trials = Trials()
    let shrunk = await Shrinker.shrink(record, trials: shared == nil ? most : min(most, 500)) { candidate in
      let outcome = await run(Choices(replaying: candidate), number: number, trial: trials.next())
      return outcome.finding?.law == finding.law ? outcome.record : nil
    }
    return await replay(shrunk, number: number, trial: trials.next())
      ?? LawViolation(
        law: finding.law, message: finding.message, seed: seed, caseNumber: number, family: Self.family,
        choices: record,
        steps: ["(the shrunk case does not fail every time)"])
  }

  func replay(_ record: [UInt32], number: Int = 0, trial: Int = 0) async -> LawViolation? {
    let outcome = await run(Choices(replaying: record), number: number, trial: trial, isTracing: true)
    return outcome.finding.map {
      LawViolation(
        law: $0.law, message: $0.message, seed: seed, caseNumber: number, family: Self.family, choices: record,
        steps: outcome.notes.lines)
    }
  }
}
