/// One axis of a plot: where values stand, and which are named.
struct PlotAxis {
  private let scale: LinePlot.Scale
  private let low, high: Double
  /// The places of an ordinal axis.
  private let places: [Double]
  /// Where the axis begins and ends in the picture.
  private let from, to: Double

  /// - Parameter values: what must fit; places of an ordinal axis, in order.
  init(_ scale: LinePlot.Scale, values: [Double], from: Double, to: Double) {
    self.scale = scale
    self.from = from
    self.to = to
    places = values
    let fitting = values.filter { $0.isFinite && (scale != .logarithmic || $0 > 0) }
    var (low, high) = (fitting.min() ?? 1, fitting.max() ?? 1)
    switch scale {
    case .linear:
      low = min(low, 0)
      if high <= low { high = low + 1 }
    case .logarithmic:
      // Some room, and never less than a factor of three: small differences should look small.
      let middle = (low * high).squareRoot()
      low = min(low / 1.12, middle / 1.8)
      high = max(high * 1.12, middle * 1.8)
    case .ordinal: (low, high) = (0, Double(max(1, values.count - 1)))
    }
    (self.low, self.high) = (low, high)
  }

  /// Where a value stands; nil where the axis has no place for it.
  func place(_ value: Double) -> Double? {
    let share: Double
    switch scale {
    case .linear: share = (value - low) / (high - low)
    case .logarithmic:
      guard value > 0 else { return nil }
      share =
        (Statistics.logarithm(value) - Statistics.logarithm(low))
        / (Statistics.logarithm(high) - Statistics.logarithm(low))
    case .ordinal:
      guard let rank = places.firstIndex(of: value) else { return nil }
      share = places.count == 1 ? 0.5 : Double(rank) / high
    }
    return from + min(max(share, 0), 1) * (to - from)
  }

  /// Round values for the axis of quantities.
  ///
  /// - Parameter unit: bytes have ticks at powers of 1024.
  func ticks(_ unit: Figure.Unit) -> [Double] {
    guard scale == .logarithmic else { return linearTicks(unit) }
    var powers: [Double] = []
    if unit == .bytes {
      powers = [1, 1024, 1024 * 1024, 1024 * 1024 * 1024].flatMap { power in [1, 10, 100].map { $0 * power } }
    } else {
      var power = 1e-6
      while power < 1e15 {
        powers.append(power)
        power *= 10
      }
    }
    // As many ticks as there is room for.
    for steps in [[1.0, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]] {
      let ticks = powers.flatMap { power in steps.map { $0 * power } }.filter { $0 >= low && $0 <= high }
      if ticks.count <= 7 { return ticks }
    }
    let ticks = powers.filter { $0 >= low && $0 <= high }
    return ticks.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
  }

  private func linearTicks(_ unit: Figure.Unit) -> [Double] {
    var step = unit == .bytes ? 1.0 / 1024 : 1e-6
    let factors: [Double] = unit == .bytes ? [2, 2, 2] : [2, 2.5, 2]
    var turn = 0
    while (high - low) / step > 6 {
      step *= factors[turn % 3]
      turn += 1
    }
    let first = (low / step).rounded(.up)
    return (0...7).map { (first + Double($0)) * step }.filter { $0 <= high * 1.000_001 }
  }

  /// A number as short as it can be.
  static func plain(_ number: Double) -> String {
    if number.magnitude >= 1000, number == number.rounded(), number.magnitude < 1e15 {
      return NumberText.count(Int(number))
    }
    var text = NumberText.fixed(number, 3)
    if text.utf8.contains(UInt8(ascii: ".")) {
      while text.last == "0" { text.removeLast() }
      if text.last == "." { text.removeLast() }
    }
    return text
  }

  /// A tick with its unit, without digits that say nothing.
  static func text(_ tick: Double, _ unit: Figure.Unit) -> String {
    switch unit {
    case .nanoseconds:
      if tick >= 1e9 { return "\(plain(tick / 1e9)) s" }
      if tick >= 1e6 { return "\(plain(tick / 1e6)) ms" }
      return tick >= 1e3 ? "\(plain(tick / 1e3)) µs" : "\(plain(tick)) ns"
    case .bytes:
      if tick >= 1_073_741_824 { return "\(plain(tick / 1_073_741_824)) GiB" }
      if tick >= 1_048_576 { return "\(plain(tick / 1_048_576)) MiB" }
      return tick >= 1024 ? "\(plain(tick / 1024)) KiB" : "\(plain(tick)) B"
    case .ratio: return "\(plain(tick))×"
    case .count: return plain(tick)
    case .perSecond: return "\(plain(tick))/s"
    }
  }
}
