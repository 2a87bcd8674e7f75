/// Runs the cases of one family, and shrinks the first failure of each law.
struct FamilyRunner: Sendable {
  let family: CaseFamily
  let seed: UInt64

  struct Failure: Sendable {
    var number: Int
    var finding: Finding
    var record: [UInt32]
  }

  /// What a share of the cases found out.
  struct Tally: Sendable {
    var cases = 0
    var labels = Array(repeating: 0, count: Label.allCases.count)
    var laws = Array(repeating: 0, count: Law.all.count)
    var failures: [Failure] = []

    mutating func add(_ notes: CaseNotes) {
      cases += 1
      Self.count(notes.labels, into: &labels)
      Self.count(notes.laws, into: &laws)
    }

    private static func count(_ bits: UInt64, into counts: inout [Int]) {
      var rest = bits
      while rest != 0 {
        counts[rest.trailingZeroBitCount] += 1
        rest &= rest - 1
      }
    }

    mutating func add(_ other: Tally) {
      cases += other.cases
      for index in labels.indices { labels[index] += other.labels[index] }
      for index in laws.indices { laws[index] += other.laws[index] }
      failures += other.failures
    }
  }

  func tally(_ numbers: some Sequence<Int>, only law: Law? = nil) -> Tally {
    var tally = Tally()
    for number in numbers {
      var choices = Choices(seed: SplitMix.seed(seed ^ family.salt, case: number))
      var notes = CaseNotes()
      do { try family.run(&choices, &notes) } catch {
        if law == nil || law == error.law, !tally.failures.contains(where: { $0.finding.law == error.law }) {
          tally.failures.append(Failure(number: number, finding: error, record: choices.record))
        }
      }
      tally.add(notes)
    }
    return tally
  }

  /// Runs so many cases on so many threads.
  @concurrent
  func report(cases: Int, workers: Int, only law: Law? = nil) async -> LawReport {
    let workers = max(1, min(workers, cases))
    var total = await withTaskGroup(of: Tally.self) { group in
      for worker in 0..<workers {
        group.addTask { tally(stride(from: worker, to: cases, by: workers), only: law) }
      }
      var total = Tally()
      for await tally in group { total.add(tally) }
      return total
    }
    total.failures.sort { $0.number < $1.number }
    var report = report(total, cases: cases)
    for failure in total.failures where !report.violations.contains(where: { $0.law == failure.finding.law }) {
      report.violations.append(await violation(failure))
    }
    return report
  }

  private func report(_ tally: Tally, cases: Int) -> LawReport {
    var report = LawReport()
    report.laws = zip(Law.all, tally.laws).filter { $0.1 > 0 }.map { LawReport.Line(law: $0.0, cases: $0.1) }
    report.coverage = family.required.map { label, least in
      Coverage(
        family: family.name, label: label.name, hits: tally.labels[label.rawValue], cases: tally.cases, required: least)
    }
    return report
  }

  /// The smallest case found that breaks the same law.
  func violation(_ failure: Failure, trials: Int = 6_000) async -> LawViolation {
    let record = await Shrinker.shrink(failure.record, trials: trials) { candidate in
      var choices = Choices(replaying: candidate)
      var notes = CaseNotes()
      do throws(Finding) {
        try family.run(&choices, &notes)
        return nil
      } catch {
        return error.law == failure.finding.law ? choices.record : nil
      }
    }
    return replay(record, number: failure.number)
      ?? LawViolation(
        law: failure.finding.law, message: failure.finding.message, seed: seed, caseNumber: failure.number,
        family: family.name, choices: failure.record, steps: [])
  }

  /// Runs one record again; nil where every law holds.
  func replay(_ record: [UInt32], number: Int = -1) -> LawViolation? {
    var choices = Choices(replaying: record)
    var notes = CaseNotes(isTracing: true)
    do { try family.run(&choices, &notes) } catch {
      return LawViolation(
        law: error.law, message: error.message, seed: seed, caseNumber: number, family: family.name, choices: record,
        steps: notes.lines)
    }
    return nil
  }
}

extension CaseFamily {
  /// Keeps families of one seed apart.
  var salt: UInt64 { name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } }
}
