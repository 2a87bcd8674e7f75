#if CommandLine
  import Foundation
  import PipeShapeStore

  /// What the system says about this process.
  enum ProcessMeter {
    /// Processor time of all threads, and the most memory that was ever resident.
    static var measures: [Measure] {
      var usage = rusage()
      #if canImport(Darwin)
        getrusage(RUSAGE_SELF, &usage)
        let peak = Int64(usage.ru_maxrss)
      #else
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let peak = Int64(usage.ru_maxrss) << 10
      #endif
      var time = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return [
        Measure("peak memory of the process in bytes", .gauge, peak),
        Measure(
          "processor nanoseconds", .counter, Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)),
      ]
    }
  }
#endif
