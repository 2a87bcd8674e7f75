extension LinePlot {
  private static let size = (width: 360.0, height: 236.0)
  private static let margin = (left: 56.0, right: 12.0, top: 8.0, bottom: 42.0)

  /// Plots side by side, one legend above.
  ///
  /// - Parameter order: the series of the report, which says who has which colour and marker.
  static func html(_ plots: [LinePlot], order: [String]) -> String {
    let shown = plots.filter { !$0.places.isEmpty }
    guard !shown.isEmpty else { return "" }
    var names = order
    for name in shown.flatMap({ $0.lines.map(\.name) }) where !names.contains(name) { names.append(name) }
    let used = Set(shown.flatMap { $0.lines.map(\.name) })
    var markup = Markup()
    markup.raw("<div class=\"legend\">")
    for (slot, name) in names.enumerated() where used.contains(name) {
      markup.raw("<span>\(PlotMark(slot: slot).key)\(Markup.escape(name))</span>")
    }
    markup.raw("<span class=\"soft\">bands: 95 % intervals</span></div>\n<div class=\"plots\">")
    for plot in shown {
      markup.raw("<figure><figcaption>\(Markup.escape(plot.title))</figcaption>\(plot.svg(names))</figure>")
    }
    markup.raw("</div>")
    return markup.text
  }

  private func svg(_ names: [String]) -> String {
    let (size, margin) = (Self.size, Self.margin)
    let x = PlotAxis(xScale, values: places, from: margin.left + 10, to: size.width - margin.right - 8)
    let bounds = lines.flatMap { $0.points.flatMap { [$0.value.low, $0.value.estimate, $0.value.high] } }
    let y = PlotAxis(yScale, values: bounds, from: size.height - margin.bottom, to: margin.top)
    var markup = Markup()
    markup.raw(
      "<svg viewBox=\"0 0 \(number(size.width)) \(number(size.height))\" role=\"img\" aria-label=\"\(Markup.escape("\(title) by \(xTitle)"))\">"
    )
    axes(x, y, &markup)
    for line in lines { band(line, x, y, slot(line, names), &markup) }
    for line in lines { draw(line, x, y, slot(line, names), &markup) }
    markup.raw("</svg>")
    return markup.text
  }

  private func slot(_ line: Line, _ names: [String]) -> PlotMark {
    PlotMark(slot: names.firstIndex(of: line.name) ?? 0)
  }

  private func number(_ value: Double) -> String { NumberText.fixed(value, 1) }

  private func axes(_ x: PlotAxis, _ y: PlotAxis, _ markup: inout Markup) {
    let (size, margin) = (Self.size, Self.margin)
    let bottom = size.height - margin.bottom
    for tick in y.ticks(unit) {
      guard let place = y.place(tick) else { continue }
      markup.raw(
        "<line class=\"axis\" x1=\"\(number(margin.left))\" x2=\"\(number(size.width - margin.right))\" y1=\"\(number(place))\" y2=\"\(number(place))\"/>"
      )
      markup.element(
        "text", PlotAxis.text(tick, unit),
        attributes: "class=\"soft\" text-anchor=\"end\" x=\"\(number(margin.left - 5))\" y=\"\(number(place + 3.8))\"")
    }
    markup.raw(
      "<line class=\"one\" x1=\"\(number(margin.left))\" x2=\"\(number(size.width - margin.right))\" y1=\"\(number(bottom))\" y2=\"\(number(bottom))\"/>"
    )
    var free = -100.0
    for value in places {
      guard let place = x.place(value) else { continue }
      markup.raw(
        "<line class=\"one\" x1=\"\(number(place))\" x2=\"\(number(place))\" y1=\"\(number(bottom))\" y2=\"\(number(bottom + 4))\"/>"
      )
      let text = label(value)
      let half = Double(text.count) * 3.1
      guard place - half > free else { continue }
      free = place + half + 4
      markup.element(
        "text", text,
        attributes: "class=\"soft\" text-anchor=\"middle\" x=\"\(number(place))\" y=\"\(number(bottom + 16))\"")
    }
    markup.element(
      "text", xTitle,
      attributes:
        "class=\"soft\" text-anchor=\"middle\" x=\"\(number((margin.left + size.width - margin.right) / 2))\" y=\"\(number(bottom + 34))\""
    )
  }

  private func band(_ line: Line, _ x: PlotAxis, _ y: PlotAxis, _ mark: PlotMark, _ markup: inout Markup) {
    let edges = line.points.compactMap { point -> (x: Double, low: Double, high: Double)? in
      guard let place = x.place(point.x), let low = y.place(point.value.low), let high = y.place(point.value.high)
      else { return nil }
      return (place, low, high)
    }
    guard edges.contains(where: { $0.low != $0.high }) else { return }
    let corners = edges.map { ($0.x, $0.high) } + edges.reversed().map { ($0.x, $0.low) }
    let points = corners.map { "\(number($0.0)),\(number($0.1))" }.joined(separator: " ")
    if edges.count > 1 {
      markup.raw("<polygon points=\"\(points)\" style=\"fill:\(mark.color);opacity:0.16\"/>")
    }
    // Bars too: a narrow band is not seen in a steep line.
    for edge in edges {
      markup.raw(
        "<line x1=\"\(number(edge.x))\" x2=\"\(number(edge.x))\" y1=\"\(number(edge.low))\" y2=\"\(number(edge.high))\" style=\"stroke:\(mark.color);stroke-width:1.2;opacity:0.75\"/>"
      )
    }
  }

  private func draw(_ line: Line, _ x: PlotAxis, _ y: PlotAxis, _ mark: PlotMark, _ markup: inout Markup) {
    let placed = line.points.compactMap { point -> (Point, Double, Double)? in
      guard let place = x.place(point.x), let height = y.place(point.value.estimate) else { return nil }
      return (point, place, height)
    }
    let points = placed.map { "\(number($0.1)),\(number($0.2))" }.joined(separator: " ")
    markup.raw(
      "<polyline points=\"\(points)\" style=\"fill:none;stroke:\(mark.color);stroke-width:1.8\"\(mark.dash)/>")
    for (point, place, height) in placed {
      let value = point.value
      let interval = value.low == value.high ? "" : " [\(unit.text(value.low)), \(unit.text(value.high))]"
      let text = "\(line.name), \(label(point.x)): \(unit.text(value.estimate))\(interval)"
      markup.raw("<g><title>\(Markup.escape(text))</title>\(mark.shape(place, height))</g>")
    }
  }
}
