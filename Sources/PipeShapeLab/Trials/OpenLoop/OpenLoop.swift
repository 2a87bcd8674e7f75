/// Serves calls at the times at which they are to arrive, whether or not the ones before are done.
///
/// A closed loop asks for the next call when the last one is answered, so a store that stalls is asked less, and the
/// stall counts once. Here a call that comes late because another one took long has waited since its intended time.
struct OpenLoop {
  /// One call as it was served; times are those of the clock.
  struct Service: Hashable, Sendable {
    var intended: Int64
    var begun: Int64
    var ended: Int64

    /// How long whoever asked has waited.
    var latency: Int64 { ended - intended }
  }

  let clock: @Sendable () -> Int64
  /// Returns at that time, or at once when it is past.
  let wait: @Sendable (_ until: Int64) async -> Void

  /// Waits on a real clock: sleeps while there is time, and watches the clock at the end, since sleeping is not exact.
  static func waiting(on clock: @escaping @Sendable () -> Int64) -> @Sendable (Int64) async -> Void {
    { until in
      while true {
        let left = until - clock()
        guard left > 0 else { return }
        if left > 3_000_000 { try? await Task.sleep(for: .nanoseconds(left - 2_000_000)) }
      }
    }
  }

  /// Serves calls in order by one server; those that did not begin before the limit are not served.
  ///
  /// - Parameters:
  ///   - arrivals: when each call is to arrive, after the start, ascending.
  ///   - limit: how long after the start no further call begins.
  func serve(_ arrivals: [Int64], limit: Int64, _ call: (Int) async -> Void) async -> [Service] {
    var services: [Service] = []
    services.reserveCapacity(arrivals.count)
    let start = clock()
    for (index, arrival) in arrivals.enumerated() {
      await wait(start + arrival)
      let begun = clock()
      guard begun - start <= limit else { break }
      await call(index)
      services.append(Service(intended: start + arrival, begun: begun, ended: clock()))
    }
    return services
  }

  /// Arrivals of a Poisson process: times between them are exponential.
  static func arrivals(_ count: Int, perSecond rate: Double, _ random: inout SeededRandom) -> [Int64] {
    var time = 0.0
    return (0..<count).map { _ in
      time -= Statistics.logarithm(1 - random.unit()) * 1e9 / rate
      return Int64(min(time, 9e18))
    }
  }
}
