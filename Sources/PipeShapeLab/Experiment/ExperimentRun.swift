/// An experiment while it runs.
struct ExperimentRun {
  let experiment: Experiment
  let progress: @Sendable (ExperimentProgress) -> Void
  private let started: Int64
  private var done = 0
  private let total: Int
  private var remainingWeight: Double
  /// What was measured so far in this run: seconds, and the weights that they stand for.
  private var measured = (seconds: 0.0, weight: 0.0)
  private var notes: [Fact] = []

  init(_ experiment: Experiment, progress: @escaping @Sendable (ExperimentProgress) -> Void) {
    self.experiment = experiment
    self.progress = progress
    started = experiment.clock()
    let steps = experiment.chapters.flatMap(\.steps)
    total = steps.count
    remainingWeight = steps.reduce(0) { $0 + $1.weight }
  }

  private var elapsed: Double { Double(experiment.clock() - started) / 1e9 }

  /// Weights become seconds as measured; a minute of what was expected keeps the first steps from deciding alone.
  private var remaining: Double { remainingWeight * (measured.seconds + 60) / (measured.weight + 60) }

  mutating func report() async throws(ComparisonError) -> ExperimentReport {
    var chapters: [ExperimentReport.ChapterReport] = []
    // Results that are there are looked at first, so that the remaining time holds only what will be measured.
    var found: [String: StepFile] = [:]
    if !experiment.restarts {
      for chapter in experiment.chapters {
        for step in chapter.steps {
          guard let file = find(step, of: chapter) else { continue }
          found[Self.key(chapter, step)] = file
          done += 1
          remainingWeight -= step.weight
        }
      }
    }
    for chapter in experiment.chapters {
      var results: [String: StepResult] = [:]
      var steps: [StepFile] = []
      var failures: [Fact] = []
      for step in chapter.steps {
        if let file = found.removeValue(forKey: Self.key(chapter, step)) {
          tell(chapter, step, "found")
          results[step.name] = file.result
          steps.append(file)
          continue
        }
        do throws(ComparisonError) {
          let file = try await measure(step, of: chapter)
          results[step.name] = file.result
          steps.append(file)
        } catch {
          guard error.code != .unwritable else { throw error }
          failures.append(Fact(step.name, error.message))
          done += 1
          tell(chapter, step, "failed: \(error.message)")
        }
      }
      if let failure = chapter.failure(results) {
        failures.append(Fact("all steps", failure))
        results = [:]
        for index in steps.indices { steps[index].result.figures = [] }
      }
      chapters.append(
        ExperimentReport.ChapterReport(
          name: chapter.name, section: chapter.section(results), steps: steps, failures: failures))
    }
    return ExperimentReport(
      chapters: chapters, layouts: experiment.candidates.map(\.name), baseline: experiment.baseline,
      environment: experiment.identity + experiment.environment, unsupported: experiment.unsupported, notes: notes,
      command: experiment.command, seconds: elapsed)
  }

  private static func key(_ chapter: any Chapter, _ step: ExperimentStep) -> String { "\(chapter.name)/\(step.name)" }

  private func tell(_ chapter: any Chapter, _ step: ExperimentStep, _ detail: String) {
    progress(
      ExperimentProgress(
        chapter: chapter.name, step: step.name, done: done, total: total, elapsed: elapsed, remaining: remaining,
        detail: detail))
  }

  /// What is left of a step; one that takes longer than expected will take a fifth of what it took.
  private static func rest(of expected: Double, after spent: Double) -> Double {
    max(expected - spent, spent > expected ? spent / 5 : 0)
  }

  private func fingerprint(_ step: ExperimentStep) -> [Fact] {
    experiment.identity + [
      Fact("candidates", experiment.candidates.map { "\($0.name) on \($0.engine)" }.joined(separator: ", ")),
      Fact("baseline", experiment.baseline),
      Fact("shapes", experiment.shapes.map { "\($0.name) \($0.digest)" }.joined(separator: "; ")),
    ] + step.fingerprint
  }

  /// The result of a step that was measured before, under the same circumstances.
  private mutating func find(_ step: ExperimentStep, of chapter: any Chapter) -> StepFile? {
    let name = StepFile.name(chapter: chapter.name, step: step.name)
    guard let text = experiment.load(name) else { return nil }
    do throws(StepFile.Fault) {
      let file = try StepFile(reading: text, chapter: chapter.name, step: step.name)
      let wanted = fingerprint(step)
      try file.check(fingerprint: wanted, tolerating: experiment.tolerated)
      try file.check(samples: experiment.load(file.rawName))
      for (fact, found) in zip(wanted, file.fingerprint) where fact != found {
        notes.append(Fact(name, "was measured with another \(fact.name): \(found.value)"))
      }
      return file
    } catch {
      notes.append(Fact(name, "not used: \(error.reason)"))
      tell(chapter, step, "\(name) is not used: \(error.reason)")
      return nil
    }
  }

  private mutating func measure(
    _ step: ExperimentStep, of chapter: any Chapter
  ) async throws(ComparisonError) -> StepFile {
    tell(chapter, step, "begins, about \(ExperimentProgress.clock(step.weight))")
    let start = experiment.clock()
    let (progress, clock, before, done, total) = (self.progress, experiment.clock, started, done, total)
    let rate = (measured.seconds + 60) / (measured.weight + 60)
    let others = (remainingWeight - step.weight) * rate
    let own = step.weight * rate
    let context = StepContext(
      candidates: experiment.candidates, unsupported: experiment.unsupported, baseline: experiment.baseline,
      shapes: experiment.shapes, clock: clock,
      progress: { detail in
        let now = clock()
        progress(
          ExperimentProgress(
            chapter: chapter.name, step: step.name, done: done, total: total, elapsed: Double(now - before) / 1e9,
            remaining: others + Self.rest(of: own, after: Double(now - start) / 1e9), detail: detail))
      })
    remainingWeight -= step.weight
    let circumstances = experiment.circumstances()
    var result: StepResult
    do throws(ComparisonError) { result = try await step.run(context) } catch {
      experiment.clear()
      throw error
    }
    experiment.clear()
    result.facts += circumstances
    let seconds = Double(experiment.clock() - start) / 1e9
    measured.seconds += seconds
    measured.weight += step.weight
    var file = StepFile(
      chapter: chapter.name, step: step.name, fingerprint: fingerprint(step), seconds: seconds, result: result)
    // The samples first: a result that is there has its samples.
    try experiment.keep(file.rawName, result.samples)
    try experiment.keep(StepFile.name(chapter: chapter.name, step: step.name), file.text)
    file.result.samples = ""
    self.done += 1
    tell(chapter, step, "measured in \(ExperimentProgress.clock(seconds))")
    return file
  }
}
