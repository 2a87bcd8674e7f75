import Dispatch

/// Times a body over several rounds; the best says what the machine can do, the median what it did.
struct Stopwatch {
  struct Timing {
    var best: Double
    var median: Double
  }

  /// Seconds for one call, over `rounds` rounds of `calls` calls each, after one round that is thrown away.
  static func time(rounds: Int, calls: Int = 1, _ body: () -> Void) -> Timing {
    var samples: [Double] = []
    for round in 0...rounds {
      let start = DispatchTime.now().uptimeNanoseconds
      for _ in 0..<calls { body() }
      let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9 / Double(calls)
      if round > 0 { samples.append(seconds) }
    }
    return Timing(best: samples.min() ?? 0, median: median(samples))
  }
}

/// The middle one of some samples, or the greater one of two.
func median(_ samples: [Double]) -> Double { samples.sorted()[samples.count / 2] }

/// Keeps a value from being optimised away: the optimiser cannot see that nobody reads it.
@inline(never)
@_optimize(none)
func use<T>(_ value: T) {}
