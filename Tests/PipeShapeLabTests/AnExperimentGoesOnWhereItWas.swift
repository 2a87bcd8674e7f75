import Synchronization
import Testing

@testable import PipeShapeLab

/// Steps that count how often they run.
private struct Counting: Chapter {
  let name = "counting"
  let title = "What counts"
  var shelf: Shelf
  var settings = "1"
  /// The step that fails, and how.
  var failing: (step: String, code: ComparisonError.Code)?

  var steps: [ExperimentStep] {
    ["one", "two", "three"].map { name in
      ExperimentStep(name, weight: 10, fingerprint: [Fact("size", name == "two" ? settings : "1")]) {
        [shelf, failing] _ throws(ComparisonError) in
        shelf.ran(name)
        if let failing, failing.step == name { throw ComparisonError(failing.code, "it <cannot> be") }
        return StepResult(
          figures: [
            Figure(
              series: "normalized", quantity: "things", unit: .count, x: 2,
              value: Interval(1.5, low: 1, high: .infinity),
              samples: 2)
          ], samples: "things\n1\n2\n")
      }
    }
  }

  func section(_ results: [String: StepResult]) -> ReportSection {
    ReportSection(title, results.keys.sorted().map { .statement("\($0) has \(results[$0]?.figures.count ?? 0)") })
  }
}

@Suite struct AnExperimentGoesOnWhereItWas {
  private func experiment(_ chapter: Counting, on shelf: Shelf) -> Experiment {
    let clock = SteppingClock()
    return Experiment(
      [chapter], candidates: [], clock: { clock.read() },
      keep: { (name, text) throws(ComparisonError) in shelf[name] = text }, load: { shelf[$0] })
  }

  @Test func whatIsThereIsNotMeasuredAgainAndReadsBackAlike() async throws {
    let shelf = Shelf()
    let first = try await experiment(Counting(shelf: shelf), on: shelf).run()
    #expect(shelf.takeRuns() == ["one", "two", "three"])
    let second = try await experiment(Counting(shelf: shelf), on: shelf).run()
    #expect(shelf.takeRuns() == [])
    #expect(first.chapters.map(\.steps) == second.chapters.map(\.steps))
    #expect(first.json == second.json)
    #expect(second.notes == [])
  }

  @Test func aRunThatDiedBetweenTwoStepsGoesOnWithTheNext() async throws {
    let shelf = Shelf()
    let failing = Counting(shelf: shelf, failing: ("two", .unwritable))
    await #expect(throws: ComparisonError.self) { try await experiment(failing, on: shelf).run() }
    #expect(shelf.takeRuns() == ["one", "two"])
    let report = try await experiment(Counting(shelf: shelf), on: shelf).run()
    #expect(shelf.takeRuns() == ["two", "three"])
    #expect(report.chapters[0].section.statements == ["one has 1", "three has 1", "two has 1"])
  }

  @Test func aChangedSettingIsMeasuredAgainAndNothingElse() async throws {
    let shelf = Shelf()
    _ = try await experiment(Counting(shelf: shelf), on: shelf).run()
    _ = shelf.takeRuns()
    let report = try await experiment(Counting(shelf: shelf, settings: "2"), on: shelf).run()
    #expect(shelf.takeRuns() == ["two"])
    #expect(report.notes.map(\.value) == ["not used: it was measured under other circumstances: size was 1"])
    var other = experiment(Counting(shelf: shelf, settings: "2"), on: shelf)
    other.identity = [Fact("engine", "another version")]
    _ = try await other.run()
    #expect(shelf.takeRuns() == ["one", "two", "three"])
    other.restarts = true
    _ = try await other.run()
    #expect(shelf.takeRuns() == ["one", "two", "three"])
  }

  @Test(arguments: [
    ("steps/counting-two.json", "torn"), ("steps/counting-two.json", "{\"format\":\"something/else\"}"),
    ("steps/counting-two.json", "stolen"), ("raw/counting-two.csv", "things\n1\n3\n"),
    ("raw/counting-two.csv", "absent"),
  ]) func tornAndForeignFilesAreIgnoredWithANote(name: String, content: String) async throws {
    let shelf = Shelf()
    _ = try await experiment(Counting(shelf: shelf), on: shelf).run()
    _ = shelf.takeRuns()
    let whole = try #require(shelf[name])
    switch content {
    case "torn": shelf[name] = String(whole.prefix(whole.count / 2))
    case "stolen": shelf[name] = shelf["steps/counting-one.json"]
    case "absent": shelf[name] = nil
    default: shelf[name] = content
    }
    let report = try await experiment(Counting(shelf: shelf), on: shelf).run()
    #expect(shelf.takeRuns() == ["two"])
    #expect(report.notes.map(\.name) == ["steps/counting-two.json"])
    #expect(shelf[name] == whole)
  }

  @Test func aStepThatFailsGivesNoFiguresAndTheOthersAreMeasured() async throws {
    let shelf = Shelf()
    let report = try await experiment(Counting(shelf: shelf, failing: ("two", .notEqual)), on: shelf).run()
    #expect(shelf.takeRuns() == ["one", "two", "three"])
    #expect(report.failures == [Fact("counting/two", "it <cannot> be")])
    #expect(report.html.contains("it &lt;cannot&gt; be") && report.markdown.contains("it <cannot> be"))
    #expect(shelf["steps/counting-two.json"] == nil)
  }

  @Test func progressCountsUpToTheEndAndNothingRemainsThen() async throws {
    let shelf = Shelf()
    let told = Mutex<[ExperimentProgress]>([])
    _ = try await experiment(Counting(shelf: shelf), on: shelf).run { progress in told.withLock { $0.append(progress) }
    }
    let all = told.withLock { $0 }
    #expect(all.map(\.done) == all.map(\.done).sorted())
    let last = try #require(all.last)
    #expect(last.done == 3 && last.total == 3 && last.remaining == 0)
    #expect(last.line.hasPrefix("[3/3, 0:00 elapsed, about 0:00 remaining] counting/three: measured in"))
  }

  @Test func keysThatAreNoFileNamesAreRefused() async throws {
    let shelf = Shelf()
    var twice = experiment(Counting(shelf: shelf), on: shelf)
    twice.chapters.append(Counting(shelf: shelf))
    await #expect(throws: ComparisonError.self) { try await twice.run() }
  }
}
