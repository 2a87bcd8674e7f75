#if CommandLine
  import Foundation

  /// Nanoseconds of a clock that never goes back and is not slowed down.
  enum MonotonicClock {
    @Sendable static func now() -> Int64 {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
  }
#endif
