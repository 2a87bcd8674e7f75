import Foundation

/// The processor time that this process has used, in seconds: what other programs do on the machine does not count.
///
/// It is what peers in one process are compared by where neither waits for a disk or a network.
enum CPUClock {
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
