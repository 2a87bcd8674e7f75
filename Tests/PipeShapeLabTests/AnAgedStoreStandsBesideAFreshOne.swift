import PipeShape
import PipeShapeStore
import Testing

@testable import PipeShapeLab

@Suite struct AnAgedStoreStandsBesideAFreshOne {
  /// An aged store reads in 400 steps of the clock and a fresh one in 100; both write in 200.
  private static let made = Task {
    let clock = SteppingClock()
    let aging = Candidate(name: "normalized", engine: "memory", layout: "normalized") { (label) throws(StoreError) in
      let isFresh = label.hasPrefix("fresh-")
      var actions = EngineActions()
      actions.condition = { () throws(StoreError) in
        StoreCondition(
          bytes: isFresh ? 1000 : 3000, logBytes: 77, free: .init(30, of: 300), scattered: .init(1, of: 4))
      }
      return ContenderStore(
        DisguisedStore(clock: clock, readSteps: isFresh ? 100 : 400, writeSteps: 200), engine: actions)
    }
    let shelf = Shelf()
    var experiment = steppingExperiment([Ageing(.quick(), layouts: ["normalized"])], on: shelf)
    experiment.candidates = [aging]
    experiment.clock = { clock.read() }
    return (report: try await experiment.run(), shelf: shelf)
  }

  /// The figure at the last mark.
  private func figure(_ quantity: String) async throws -> Figure? {
    let report = try await Self.made.value.report
    let figures = report.chapters.first?.steps.first?.result.figures ?? []
    return figures.last { $0.quantity == quantity }
  }

  @Test func readsAreARatioAndWritesAreAlike() async throws {
    #expect(try await Self.made.value.report.failures == [])
    let read = try #require(try await figure(Ageing.Quantity.read.ratio))
    // A step more for the clock itself.
    #expect((read.value.estimate - 401.0 / 101).magnitude < 1e-9 && read.unit == .ratio)
    #expect(try await figure(Ageing.Quantity.find.ratio)?.value.estimate == read.value.estimate)
    #expect(try await figure(Ageing.Quantity.update.ratio)?.value.estimate == 1)
    #expect(try await figure(Ageing.Quantity.read.fresh)?.value.estimate == 101_000)
  }

  @Test func theRatioBeforeTheFirstUpdateIsTheNoise() {
    let quantities = Ageing.Quantity.self
    let figure = { (quantity: String, x: Double, value: Interval) in
      Figure(
        series: "normalized", quantity: quantity, unit: .ratio, label: Ageing.aged, x: x, value: value, samples: 160)
    }
    let view = AgeingView(
      layout: "normalized",
      result: StepResult(
        figures: [
          figure(quantities.bytes.ratio, 0, Interval(exactly: 1)),
          figure(quantities.bytes.ratio, 100, Interval(exactly: 3)),
          // Reads were that far from the fresh store's before anything had aged.
          figure(quantities.read.ratio, 0, Interval(1, low: 0.8, high: 1.3)),
          figure(quantities.read.ratio, 100, Interval(1.2, low: 1.1, high: 1.25)),
          figure(quantities.update.ratio, 0, Interval(1, low: 0.99, high: 1.02)),
          figure(quantities.update.ratio, 100, Interval(1.2, low: 1.1, high: 1.3)),
        ], samples: ""))
    let marks = Dictionary(uniqueKeysWithValues: view.rows.map { ($0[1], $0[3].last) })
    #expect(marks[quantities.read.ratio] == "=" && marks[quantities.update.ratio] == "▲")
    #expect(
      view.statements == [
        "normalized after 100 updates: the store takes 3.00 of the bytes of a fresh one with the same pipelines; get pipeline: no difference shown; update Copr target by build id + chroot takes 1.20 [1.10, 1.30] of its time there"
      ])
  }

  @Test func whatSessionsCostIsNoFigureOfANewStore() {
    let batched = Ageing.Quantity.batched.rawValue
    let figure = { (quantity: String, x: Double, microseconds: Double) in
      Figure(
        series: "normalized", quantity: quantity, unit: .nanoseconds, label: Ageing.aged, x: x,
        value: Interval(exactly: microseconds * 1000), samples: 9)
    }
    let read = Ageing.Quantity.read.rawValue
    let view = AgeingView(
      layout: "normalized",
      result: StepResult(
        figures: [
          figure(read, 0, 5), figure(batched, 96, 2), figure(read, 96, 6), figure(batched, 1008, 3),
          figure(read, 1008, 7),
        ], samples: ""))
    #expect(view.rows.contains(["normalized", read, "5.00 µs", "7.00 µs", "1,008", "–"]))
    #expect(view.rows.contains(["normalized", "\(batched), since 96 updates", "–", "3.00 µs", "1,008", "–"]))
    // Layouts age one after the other, so no plot holds these times on one axis.
    let section = Ageing(.quick(), layouts: ["normalized"]).section(["normalized": view.result])
    let titles = section.blocks.flatMap { block -> [String] in
      if case .plots(let plots) = block { plots.map(\.title) } else { [] }
    }
    #expect(titles.count == 5 && !titles.contains(batched))
  }

  @Test func theConditionIsToldInPartsOfWholes() async throws {
    #expect(try await figure(Ageing.Quantity.bytes.ratio)?.value.estimate == 3)
    #expect(try await figure(Ageing.Quantity.free.rawValue)?.value.estimate == 0.1)
    #expect(try await figure(Ageing.Quantity.scattered.rawValue)?.value.estimate == 0.25)
    #expect(try await figure(Ageing.Quantity.log.rawValue)?.value.estimate == 77)
    #expect(try await figure(Ageing.Quantity.unused.rawValue) == nil, "this engine does not tell")
    #expect(StoreCondition.Part(0, of: 0).share == 0)
  }

  @Test func everyTimeIsInTheRawSamples() async throws {
    let (report, shelf) = try await Self.made.value
    let raw = try #require(shelf["raw/ageing-normalized.csv"]).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(raw.allSatisfy { $0.count == 6 })
    let ratio = try #require(try await figure(Ageing.Quantity.read.ratio))
    let place = "\(Int(ratio.x ?? 0))"
    let sum = { (store: String) in
      raw.filter { $0[0] == place && $0[2] == store && $0[4] == Ageing.Quantity.read.rawValue }
        .compactMap { Double($0[5]) }.reduce(0, +)
    }
    #expect((sum("aged") / sum("fresh") - ratio.value.estimate).magnitude < 1e-9)
    // Both were asked as often, in rounds.
    let rounds = Set(raw.filter { $0[4] == Ageing.Quantity.read.rawValue && $0[0] == place }.map { $0[3] })
    #expect(rounds == ["1", "2"])
    #expect(report.html.contains("aged / fresh"))
  }

  /// The copies keep everything but ids that a store makes: events that pipelines share are shared.
  @Test func theFreshStoreHoldsTheSamePipelines() async throws {
    let candidate = candidate("normalized") { DisguisedStore() }
    let filled = try await FilledStore(candidate, label: "a", ComparisonSettings(pipelines: 200), shapes: twoChroots)
    _ = await filled.store.perform(.remove(endedBefore: .max, limit: 20), [])
    let twin = try await FreshTwin(of: filled.store, candidate, label: "b", batch: 7)
    #expect(twin.pairs.count == 180 && twin.pairs.first?.old.raw == 21 && twin.pairs.first?.fresh.raw == 1)
    let (old, fresh) = (try await filled.store.counts(), try await twin.store.counts())
    #expect(old.runs == fresh.runs && old.attempts == fresh.attempts && old.pipelines == fresh.pipelines)
    let records = try await filled.store.list(Page(limit: 500))
    let events = Set(records.map(\.event)).count
    #expect(events < records.count, "some pipelines share an event")
    #expect(Set(try await twin.store.list(Page(limit: 500)).map(\.event)).count == events)
    let found = try await twin.store.fetch(twin.pairs.map(\.fresh))
    for (one, other) in zip(try await filled.store.fetch(twin.pairs.map(\.old)), found) {
      #expect(one?.attempts == other?.attempts && one?.runs == other?.runs)
    }
  }
}
