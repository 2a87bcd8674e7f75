import Testing

@testable import PipeShapeLab

@Suite struct PlotsAreReadableWithoutColour {
  private func plot(_ names: [String], scale: LinePlot.Scale = .logarithmic) -> LinePlot {
    LinePlot(
      "time & <place>", xTitle: "pipelines", unit: .nanoseconds, xScale: scale,
      lines: names.enumerated().map { index, name in
        LinePlot.Line(
          name,
          points: [0, 10, 1000].map {
            let value = Double(index + 1) * ($0 + 1) * 1000
            return LinePlot.Point($0, Interval(value, low: value * 0.9, high: value * 1.1))
          })
      })
  }

  @Test func everySeriesHasAMarkerAndDashesOfItsOwn() {
    let marks = (0..<7).map { PlotMark(slot: $0) }
    #expect(Set(marks.map { $0.shape(0, 0).split(separator: "style").first ?? "" }).count >= 6)
    #expect(Set(marks.prefix(6).map(\.dash)).count == 6)
  }

  @Test func aSeriesLooksAlikeInEveryPlotOfAReport() {
    let order = ["normalized", "group-document", "other"]
    let alone = LinePlot.html([plot(["other"])], order: order)
    #expect(alone.contains(PlotMark(slot: 2).key) && !alone.contains(PlotMark(slot: 0).key))
  }

  @Test func aLogarithmicAxisLeavesOutWhatHasNoPlaceOnIt() {
    let svg = LinePlot.html([plot(["normalized"])], order: [])
    #expect(svg.contains("normalized, 10:") && !svg.contains("normalized, 0:"))
    let ranked = LinePlot.html([plot(["normalized"], scale: .ordinal)], order: [])
    #expect(ranked.contains("normalized, 0:") && ranked.contains("time &amp; &lt;place&gt;"))
  }

  @Test func ticksAreRoundAndFew() {
    for (low, high) in [(1.0, 2.0), (3e4, 5e9), (900, 1100), (1e3, 1e12)] {
      let ticks = PlotAxis(.logarithmic, values: [low, high], from: 0, to: 100).ticks(.nanoseconds)
      #expect((2...8).contains(ticks.count), "\(low) to \(high): \(ticks)")
      #expect(ticks == ticks.sorted())
    }
    #expect(PlotAxis(.linear, values: [0, 50], from: 0, to: 100).ticks(.count) == [0, 10, 20, 30, 40, 50])
    #expect(PlotAxis.text(2e6, .nanoseconds) == "2 ms")
    #expect(PlotAxis.text(10 * 1024, .bytes) == "10 KiB")
    #expect(PlotAxis.plain(0.1) == "0.1" && PlotAxis.plain(200_000) == "200,000")
  }

  @Test func thePointsAreATableWherePicturesAreNotShown() {
    let table = plot(["normalized", "document"]).table
    #expect(table.rows.first == ["pipelines", "normalized", "document"])
    #expect(table.rows.count == 4)
    #expect(table.rows[1][1] == "1.00 µs [900 ns, 1.10 µs]")
  }
}
