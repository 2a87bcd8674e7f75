import Testing

@testable import PipeShapeLab

@Suite struct MixesFindTheBreakEven {
  /// Rows as they would be if a read and an update cost always the same.
  private func balance(read: Double, update: Double, noise: Double = 0) -> MixBalance {
    var rows: [MixRow] = []
    for round in 1...8 {
      for share in MixSettings(SweepSettings()).shares {
        for (name, costs) in [
          ("normalized", (40.0, 40.0)), ("normalized again", (40.0, 40.0)), ("document", (read, update)),
        ] {
          var row = MixRow(share: share, candidate: name, round: round, turn: 1)
          row.reads = Int(share * 1001 + 0.5)
          row.updates = 1001 - row.reads
          let wave = name == "document" ? 1 + noise * Double(round % 3 - 1) : 1
          row.readNanoseconds = Int64(Double(row.reads) * costs.0 * wave * 1000)
          row.updateNanoseconds = Int64(Double(row.updates) * costs.1 * wave * 1000)
          rows.append(row)
        }
      }
    }
    return MixBalance(rows: rows, baseline: "normalized", seed: 1)
  }

  @Test func theLinesCrossWhereReadsPayForUpdates() throws {
    guard case .above(let reads) = balance(read: 10, update: 90).measured("document") else {
      Issue.record("the document pays above some reads")
      return
    }
    #expect((reads.estimate - 50.0 / 30).magnitude < 0.01)
    #expect(reads.low == reads.estimate && reads.high == reads.estimate)
    guard case .below(let fewer) = balance(read: 90, update: 10).measured("document") else {
      Issue.record("the document pays below some reads")
      return
    }
    #expect((fewer.estimate - 30.0 / 50).magnitude < 0.01)
  }

  @Test func theIntervalHoldsTheTruthWhereRoundsDiffer() {
    guard case .above(let reads) = balance(read: 10, update: 90, noise: 0.1).measured("document") else {
      Issue.record("the document pays above some reads")
      return
    }
    #expect(reads.low < 50.0 / 30 && 50.0 / 30 < reads.high && reads.low < reads.high)
  }

  @Test func nothingIsSaidBeyondTheMixesThatWereMeasured() {
    #expect(balance(read: 10, update: 20).measured("document") == .always)
    #expect(balance(read: 90, update: 50).measured("document") == .never)
    #expect(balance(read: 40, update: 40).measured("document") == .notShown)
    // Cheaper reads alone are shown at some mixes, not at all.
    #expect(balance(read: 10, update: 40).computed("document").outcome == .notShown)
    // 5,000 reads for an update would do, and 1,000 is the most that was measured.
    #expect(balance(read: 39.99, update: 90).measured("document") == .never)
    guard case .above(let reads) = balance(read: 39.99, update: 90).computed("document").outcome else {
      Issue.record("the costs apart say where it would pay")
      return
    }
    #expect((reads.estimate - 5000).magnitude < 60)
  }

  @Test func aBoundBeyondTheMixesIsSaidToBeBeyondThem() {
    let chapter = Mixes(SweepSettings())
    let figure = Figure(
      series: "x", quantity: "x", unit: .count, value: Interval(0.5, low: 0.1, high: .infinity), samples: 1)
    #expect(chapter.number(figure, within: 0.1...1000) == "0.50 [≤ 0.1, > 1,000]")
  }

  @Test func aMixWithLessThanOneUpdateInARoundHasOneInSomeRounds() {
    var settings = MixSettings(SweepSettings())
    settings.calls = 40
    let updates = (1...30).map { settings.updates(share: 100.0 / 101, round: $0) }
    #expect(updates.reduce(0, +) == 11)
    #expect(updates.max() == 1)
    settings.calls = 1001
    #expect(settings.updates(share: 1000.0 / 1001, round: 1) == 1)
    #expect(settings.updates(share: 1, round: 1) == 0 && settings.updates(share: 0, round: 1) == 1001)
  }

  @Test func aRunOfMixesMeasuresThemAsMixes() async throws {
    let shelf = Shelf()
    let report = try await steppingExperiment([Mixes(.quick())], on: shelf).run()
    #expect(report.failures == [])
    let result = try #require(report.chapters.first?.steps.first?.result)
    // A read takes 400 steps and 100, an update 400 and 900, and a step more for the clock itself.
    let measured = try #require(result.figure(MixQuantity.measured, of: "document"))
    #expect(measured.label == "above" && (measured.value.estimate - 50.0 / 30).magnitude < 0.1)
    let raw = try #require(shelf["raw/mixes-reads-per-update.csv"]).split(separator: "\n").dropFirst()
    let lines = raw.map { $0.split(separator: ",") }.filter { $0[0] != "settling" }
    for fields in lines {
      let (reads, updates) = (try #require(Int64(fields[4])), try #require(Int64(fields[5])))
      #expect(reads + updates == 40)
      let (read, update) = fields[1] == "document" ? (101, 901) : (401, 401)
      #expect(Int64(fields[6]) == reads * Int64(read) * 1000 && Int64(fields[7]) == updates * Int64(update) * 1000)
    }
    #expect(lines.count == 5 * 2 * 3)
    // What the rounds leave is a line of its own for each layout; here it takes a step of the clock.
    #expect(raw.count - lines.count == 2 * 3)
    for name in ["normalized", "normalized again", "document"] {
      let settling = try #require(result.figure(OperationName.settling.rawValue, of: name, label: "mean"))
      #expect(settling.value.estimate == 1000 && settling.samples == 2)
    }
    #expect(result.figure(OperationName.settling.rawValue, of: "document", label: "ratio")?.value.estimate == 1)
    #expect(report.html.contains(OperationName.settling.rawValue))
    #expect(report.html.contains("document pays if there are more than 1.6"))
  }
}
