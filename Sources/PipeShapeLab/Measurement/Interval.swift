/// An estimate with the bounds of its 95 % interval.
public struct Interval: Hashable, Sendable {
  /// The estimate.
  public var estimate: Double
  /// The bounds.
  public var low, high: Double

  /// Bounds an estimate.
  public init(_ estimate: Double, low: Double, high: Double) {
    self.estimate = estimate
    self.low = low
    self.high = high
  }

  /// A number that is exact: it bounds itself.
  public init(exactly number: Double) { self.init(number, low: number, high: number) }

  /// The greatest factor between a bound and 1, in either direction: at least 1.
  public var reach: Double { max(high, low > 0 ? 1 / low : .infinity, 1) }

  /// The factor between 1 and the bound nearest to it; at most 1 where the interval holds 1.
  public var distance: Double { low > 1 ? low : high < 1 && high > 0 ? 1 / high : 1 }
}
