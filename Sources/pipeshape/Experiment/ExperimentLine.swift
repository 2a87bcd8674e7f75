#if CommandLine
  import Foundation
  import PipeShapeLab
  import Synchronization

  /// Says how far an experiment is: what was done stays, what is being done is one line on a terminal.
  final class ExperimentLine: Sendable {
    private let last = Mutex<(step: String, at: Int64)>(("", 0))

    func show(_ progress: ExperimentProgress) {
      let isDone = ["found", "measured in ", "failed: "].contains { progress.detail.hasPrefix($0) }
      if Console.errorIsTerminal {
        if isDone { Console.complain(progress.line) } else { Progress.show(progress.line) }
        return
      }
      // Elsewhere a line for each new step, and now and then one in between.
      let now = MonotonicClock.now()
      let step = "\(progress.chapter)/\(progress.step)"
      let isDue = last.withLock { last in
        guard isDone || last.step != step || now - last.at > 15_000_000_000 else { return false }
        last = (step, now)
        return true
      }
      if isDue { Console.complain(progress.line) }
    }
  }
#endif
