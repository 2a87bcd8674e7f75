/// How a series looks: a colour, and a marker and dashes that tell it apart without colour.
struct PlotMark {
  /// The place of the series in the report, from 0, which is the baseline.
  let slot: Int

  private static let dashes = ["", "7 3", "2 3", "9 3 2 3", "12 4", "4 2 1 2 1 2"]
  private static let shapes = 7

  var color: String { slot == 0 ? "var(--c0)" : "var(--c\(1 + (slot - 1) % 5))" }

  var dash: String {
    let dash = Self.dashes[slot % Self.dashes.count]
    return dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\""
  }

  /// The marker at a place, as markup.
  func shape(_ x: Double, _ y: Double) -> String {
    let n = { (value: Double) in NumberText.fixed(value, 1) }
    let polygon = { (corners: [(Double, Double)]) in
      let points = corners.map { "\(n(x + $0.0)),\(n(y + $0.1))" }.joined(separator: " ")
      return "<polygon points=\"\(points)\" style=\"fill:\(color);stroke:var(--paper);stroke-width:0.8\"/>"
    }
    switch slot % Self.shapes {
    case 0:
      return
        "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"3.6\" style=\"fill:\(color);stroke:var(--paper);stroke-width:0.8\"/>"
    case 1: return polygon([(-3.4, -3.4), (3.4, -3.4), (3.4, 3.4), (-3.4, 3.4)])
    case 2: return polygon([(0, -4.6), (4.3, 3.4), (-4.3, 3.4)])
    case 3: return polygon([(0, -5), (4.4, 0), (0, 5), (-4.4, 0)])
    case 4: return polygon([(0, 4.6), (4.3, -3.4), (-4.3, -3.4)])
    case 5:
      return
        "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"3.3\" style=\"fill:var(--paper);stroke:\(color);stroke-width:1.8\"/>"
    default:
      return
        "<path d=\"M\(n(x - 3.6)) \(n(y - 3.6))L\(n(x + 3.6)) \(n(y + 3.6))M\(n(x - 3.6)) \(n(y + 3.6))L\(n(x + 3.6)) \(n(y - 3.6))\" style=\"stroke:\(color);stroke-width:2;fill:none\"/>"
    }
  }

  /// A short piece of the line with its marker, for a legend.
  var key: String {
    "<svg viewBox=\"0 0 38 14\" aria-hidden=\"true\"><line x1=\"1\" x2=\"37\" y1=\"7\" y2=\"7\" style=\"stroke:\(color);stroke-width:2\"\(dash)/>\(shape(19, 7))</svg>"
  }
}
