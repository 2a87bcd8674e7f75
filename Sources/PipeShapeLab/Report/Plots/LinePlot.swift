/// Values over an axis, one line for each series, its intervals as a band.
public struct LinePlot: Hashable, Sendable {
  /// How values are placed along an axis.
  public enum Scale: Hashable, Sendable {
    /// By difference.
    case linear
    /// By ratio; values that are not positive are left out.
    case logarithmic
    /// By rank: values of the x axis stand at equal distances.
    case ordinal
  }

  /// One series.
  public struct Line: Hashable, Sendable {
    /// Its name, by which it has the same colour and marker in every plot of a report.
    public var name: String
    /// Its points, by ascending `x`.
    public var points: [Point]

    /// Names points.
    public init(_ name: String, points: [Point]) {
      self.name = name
      self.points = points
    }
  }

  /// A value with its interval.
  public struct Point: Hashable, Sendable {
    /// Where it stands.
    public var x: Double
    /// What was measured there.
    public var value: Interval

    /// Places a value.
    public init(_ x: Double, _ value: Interval) {
      self.x = x
      self.value = value
    }
  }

  /// What is plotted.
  public var title: String
  /// What stands along the axes.
  public var xTitle: String, unit: Figure.Unit
  /// How values are placed.
  public var xScale: Scale, yScale: Scale
  /// The series.
  public var lines: [Line]
  /// Texts for values of `x` that do not speak for themselves.
  public var labels: [Double: String] = [:]

  /// Describes a plot.
  public init(
    _ title: String, xTitle: String, unit: Figure.Unit, xScale: Scale = .logarithmic, yScale: Scale = .logarithmic,
    lines: [Line]
  ) {
    self.title = title
    self.xTitle = xTitle
    self.unit = unit
    self.xScale = xScale
    self.yScale = yScale
    self.lines = lines
  }

  /// Every `x` that some line has, in order.
  var places: [Double] { Set(lines.flatMap { $0.points.map(\.x) }).sorted() }

  func label(_ x: Double) -> String { labels[x] ?? PlotAxis.plain(x) }

  /// The points as a table: what the plot says without a picture.
  public var table: TextTable {
    var table = TextTable([xTitle] + lines.map(\.name))
    for x in places {
      table.add(
        [label(x)]
          + lines.map { line in
            guard let value = line.points.first(where: { $0.x == x })?.value else { return "–" }
            let estimate = unit.text(value.estimate)
            return value.low == value.high
              ? estimate : "\(estimate) [\(unit.text(value.low)), \(unit.text(value.high))]"
          })
    }
    return table
  }
}
