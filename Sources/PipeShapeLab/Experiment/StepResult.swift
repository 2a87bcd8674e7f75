/// What a step found.
public struct StepResult: Hashable, Sendable {
  /// The figures, each computed from the samples.
  public var figures: [Figure]
  /// What the data turned out to be, who could not take part, and the like.
  public var facts: [Fact]
  /// The raw samples as CSV with a header; empty where the result was read from a file.
  public var samples: String

  /// Puts a result together.
  public init(figures: [Figure], facts: [Fact] = [], samples: String) {
    self.figures = figures
    self.facts = facts
    self.samples = samples
  }

  /// The first figure of that quantity, series and label.
  ///
  /// - Complexity: O(figures).
  public func figure(_ quantity: String, of series: String, label: String? = nil) -> Figure? {
    figures.first { $0.quantity == quantity && $0.series == series && (label == nil || $0.label == label) }
  }
}

/// One measured number with its interval, and what it is a number of.
public struct Figure: Hashable, Sendable {
  /// Whose figure it is, mostly a layout.
  public var series: String
  /// What was measured, for example the name of an operation.
  public var quantity: String
  /// In what.
  public var unit: Unit
  /// Which of several figures of the quantity it is, for example `mean` or `ratio`.
  public var label: String
  /// Where it stands on the chapter's axis; nil where there is none.
  public var x: Double?
  /// The estimate and its 95 % interval; a number that is exact bounds itself.
  public var value: Interval
  /// How many samples it was computed from.
  public var samples: Int

  /// Describes a figure.
  public init(
    series: String, quantity: String, unit: Unit, label: String = "mean", x: Double? = nil, value: Interval,
    samples: Int
  ) {
    self.series = series
    self.quantity = quantity
    self.unit = unit
    self.label = label
    self.x = x
    self.value = value
    self.samples = samples
  }

  /// What a figure counts.
  public enum Unit: String, CaseIterable, Hashable, Sendable {
    /// Durations.
    case nanoseconds
    /// Sizes.
    case bytes
    /// Things, such as rows or statements.
    case count
    /// One quantity by another.
    case ratio
    /// Events in a second.
    case perSecond

    /// A number with its unit.
    public func text(_ number: Double) -> String {
      switch self {
      case .nanoseconds: number < 0 ? "-" + NumberText.time(nanoseconds: -number) : NumberText.time(nanoseconds: number)
      case .bytes: NumberText.bytes(number)
      case .count, .ratio: NumberText.short(number)
      case .perSecond: "\(NumberText.short(number))/s"
      }
    }
  }

  /// The estimate with its unit, and its interval in brackets where it has one.
  public var text: String {
    let estimate = unit.text(value.estimate)
    return value.low == value.high ? estimate : "\(estimate) [\(unit.text(value.low)), \(unit.text(value.high))]"
  }
}
