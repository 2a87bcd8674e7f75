/// What one layout did at one rate, pass by pass.
struct OfferedRate {
  /// One pass: the same calls at the same times for every layout.
  struct Pass {
    /// When each call was to arrive, after the beginning.
    var arrivals: [Int64]
    /// Those that were served, at times of the clock; fewer where the layout was cut off.
    var services: [OpenLoop.Service]

    var isComplete: Bool { services.count == arrivals.count }

    /// When the pass began, by the clock.
    var start: Int64 { (services.first?.intended ?? 0) - (arrivals.first ?? 0) }

    /// From the beginning to the last answer.
    var duration: Int64 { (services.last?.ended ?? 0) - start }

    /// How many calls arrive before those whose latencies count: nobody waits at the beginning of a pass.
    var runIn: Int { arrivals.count / 4 }

    /// The latencies that count.
    var latencies: [Double] { services.dropFirst(runIn).map { Double($0.latency) } }
  }

  /// Whether a layout serves what arrives.
  enum Pace: Hashable {
    case keepsUp, behind
    /// It was not even asked for the rest.
    case cutOff
    /// The passes do not say.
    case open
  }

  /// Below this share of what was offered, a layout does not keep up.
  static let enough = 0.95

  private(set) var passes: [Pass] = []

  mutating func add(_ pass: Pass) { passes.append(pass) }

  /// The share of the calls that was served.
  var served: Double {
    Double(passes.reduce(0) { $0 + $1.services.count }) / Double(max(1, passes.reduce(0) { $0 + $1.arrivals.count }))
  }

  /// Calls a second as they were to arrive.
  var offered: Double { Self.offered(passes) }

  private static func offered(_ passes: [Pass]) -> Double {
    let time = passes.reduce(Int64(0)) { $0 + ($1.arrivals.last ?? 0) }
    return Double(passes.reduce(0) { $0 + $1.arrivals.count }) * 1e9 / Double(max(1, time))
  }

  private static func achieved(_ passes: [Pass]) -> Double {
    let time = passes.reduce(Int64(0)) { $0 + $1.duration }
    return Double(passes.reduce(0) { $0 + $1.services.count }) * 1e9 / Double(max(1, time))
  }

  /// Calls a second as they were answered; the interval over passes.
  func achieved(seed: UInt64) -> Interval { Statistics.bootstrap(passes, seed: seed, statistic: Self.achieved) }

  /// What was achieved by what was offered; the interval over passes.
  func kept(seed: UInt64) -> Interval {
    Statistics.bootstrap(passes, seed: seed) { Self.achieved($0) / max(1e-9, Self.offered($0)) }
  }

  /// The latencies of all passes.
  var latencies: PooledRounds { PooledRounds(passes.map(\.latencies)) }

  /// What all passes say together.
  static func pace(served: Double, kept: Interval) -> Pace {
    if served < 1 { return .cutOff }
    return kept.low >= enough ? .keepsUp : kept.high < enough ? .behind : .open
  }
}
