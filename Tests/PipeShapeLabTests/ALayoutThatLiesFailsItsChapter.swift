import PipeShape
import PipeShapeStore
import Testing

@testable import PipeShapeLab

/// A chapter of one step, which agrees with everybody.
private struct Bystander: Chapter {
  let name = "bystander"
  let title = "Somebody else"
  var steps: [ExperimentStep] {
    [
      ExperimentStep("one", weight: 1, fingerprint: []) { _ throws(ComparisonError) in
        StepResult(
          figures: [Figure(series: "x", quantity: "q", unit: .count, value: Interval(exactly: 1), samples: 1)],
          samples: "q\n1\n")
      }
    ]
  }
  func section(_ results: [String: StepResult]) -> ReportSection {
    ReportSection(title, results.isEmpty ? [] : [.statement("the bystander was measured")])
  }
}

@Suite struct ALayoutThatLiesFailsItsChapter {
  /// Every kind of chapter that compares layouts, with the least of work.
  private static let chapters = makeChapters { _ in false }

  /// Those chapters; writers have stores of their own, which lie under a label of layout and file.
  private static func makeChapters(liesIn lies: @escaping @Sendable (String) -> Bool) -> [any Chapter] {
    let layouts = ["normalized", "document"]
    let forms = layouts.map { layout in
      WriteForm.port(candidate(layout, liesIn: { lies("\(layout) \($0)") }), clock: clock)
    }
    return [
      Calibrations(.quick()), Sweep.sharing(.quick()), Mixes(.quick()),
      Ablation(.quick(), layouts: layouts), OpenLoopTrial(.quick()), Concurrency(.quick(), forms: forms),
      ColdCache(.quick()), Ageing(.quick(), layouts: layouts),
    ]
  }

  private static let start = ContinuousClock.now
  /// A real clock: calls of the open loop arrive by it.
  private static func clock() -> Int64 {
    let time = start.duration(to: .now).components
    return time.seconds * 1_000_000_000 + time.attoseconds / 1_000_000_000
  }

  /// What an engine would do; a store in memory has no index to drop, no file to forget, and goes on when it is closed.
  private static func actions(reopening store: DisguisedStore) -> EngineActions {
    var actions = EngineActions()
    actions.indexes = { () throws(StoreError) in
      [SecondaryIndex("one", table: "t", definition: ""), SecondaryIndex("two", table: "t", definition: "")]
    }
    actions.dropIndex = { _ throws(StoreError) in }
    actions.chill = { () throws(StoreError) in Residency(pages: 100, resident: 0) }
    actions.condition = { () throws(StoreError) in StoreCondition(bytes: 4096) }
    actions.compact = { () throws(StoreError) in }
    actions.reopen = { () throws(StoreError) in ContenderStore(store, engine: Self.actions(reopening: store)) }
    return actions
  }

  /// A candidate whose stores forget a payload, from those that are opened under a label that says so.
  private static func candidate(_ name: String, liesIn lies: @escaping @Sendable (String) -> Bool) -> Candidate {
    Candidate(name: name, engine: "memory", layout: name) { (label) throws(StoreError) in
      let isLiar = lies(label)
      var store = DisguisedStore(loses: { isLiar && $0.attempts.last?.payload != .null })
      store.staysOpen = true
      return ContenderStore(store, engine: Self.actions(reopening: store))
    }
  }

  private static func report(
    _ chapter: any Chapter, liesIn lies: @escaping @Sendable (_ label: String) -> Bool
  ) async throws -> ExperimentReport {
    let shelf = Shelf()
    var experiment = Experiment(
      [chapter, Bystander()],
      candidates: [candidate("normalized", liesIn: lies), candidate("document", liesIn: lies)], clock: clock,
      keep: { (name, text) throws(ComparisonError) in shelf[name] = text }, load: { shelf[$0] })
    experiment.shapes = twoChroots
    return try await experiment.run()
  }

  @Test(arguments: chapters.indices) func itHasNoFiguresAndTheOthersGoOn(index: Int) async throws {
    // Of the ablation only a store that lacks an index lies; elsewhere one of the two layouts does.
    let isAblation = Self.chapters[index].name == "ablation"
    let lies: @Sendable (String) -> Bool = { isAblation ? $0 == "without-two" : $0.contains("document") }
    let chapter = Self.makeChapters(liesIn: lies)[index]
    let report = try await Self.report(chapter, liesIn: lies)
    #expect(!report.failures.isEmpty)
    let places = report.failures.map(\.name)
    #expect(places.allSatisfy { $0.hasPrefix("\(chapter.name)/") }, "\(places)")
    let reason = report.failures.map(\.value).joined()
    let reasons = ["does not answer like the reference", "did not answer alike", "must keep every change and lost"]
    #expect(reasons.contains { reason.contains($0) }, "\(reason)")
    let failed = try #require(report.chapters.first)
    // The ablation's comparison of the layouts themselves has no liar in it.
    #expect(failed.steps.filter { $0.step != Ablation.between }.allSatisfy { $0.result.figures.isEmpty })
    if chapter.name != "ablation" { #expect(failed.section.statements == []) }
    #expect(report.html.contains("No figures of"))
    let other = try #require(report.chapters.last)
    #expect(other.failures == [] && other.section.statements == ["the bystander was measured"])
  }

  @Test(arguments: chapters.indices) func withoutALieThereAreFigures(index: Int) async throws {
    let report = try await Self.report(Self.chapters[index]) { _ in false }
    #expect(report.failures == [])
    let steps = try #require(report.chapters.first?.steps)
    #expect(!steps.isEmpty && steps.allSatisfy { !$0.result.figures.isEmpty })
  }

  /// Both layouts agree, but the fresh store that the aged one is held against does not.
  @Test func aFreshStoreThatHoldsSomethingElseIsNoMeasure() async throws {
    let report = try await Self.report(Ageing(.quick(), layouts: ["normalized"])) { $0.hasPrefix("fresh-") }
    #expect(report.failures.map(\.name) == ["ageing/normalized"])
    #expect(report.failures.first?.value.contains("the fresh store of normalized") == true)
  }
}
