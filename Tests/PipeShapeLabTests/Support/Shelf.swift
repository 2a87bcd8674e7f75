import Synchronization

@testable import PipeShapeLab

/// Texts by name, as a folder keeps them.
final class Shelf: Sendable {
  let texts = Mutex<[String: String]>([:])
  let runs = Mutex<[String]>([])

  subscript(name: String) -> String? {
    get { texts.withLock { $0[name] } }
    set { texts.withLock { $0[name] = newValue } }
  }
  func ran(_ step: String) { runs.withLock { $0.append(step) } }
  func takeRuns() -> [String] {
    runs.withLock { runs in
      defer { runs = [] }
      return runs
    }
  }
}

/// An experiment of the baseline and of a layout that reads cheaply and writes expensively, on a clock that steps.
func steppingExperiment(_ chapters: [any Chapter], on shelf: Shelf) -> Experiment {
  let clock = SteppingClock()
  var experiment = Experiment(
    chapters,
    candidates: [
      candidate("normalized") { DisguisedStore(clock: clock, readSteps: 400, writeSteps: 400) },
      candidate("document") { DisguisedStore(clock: clock, readSteps: 100, writeSteps: 900) },
    ], clock: { clock.read() },
    keep: { (name, text) throws(ComparisonError) in shelf[name] = text }, load: { shelf[$0] })
  experiment.unsupported = [UnsupportedCandidate("memory record", reason: "no native records")]
  experiment.environment = [Fact("machine", "a clock that steps")]
  experiment.command = "pipeshape experiment --quick"
  experiment.shapes = twoChroots
  return experiment
}
