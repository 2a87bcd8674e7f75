import PipeShapeStore
import Synchronization

/// Adds up the counters of several connections; gauges are the same on each and count once.
final class MeasureSum: Sendable {
  private struct Sums {
    var order: [String] = []
    var values: [String: Measure] = [:]
    var hasDetails = false
  }

  private let sums = Mutex(Sums())

  /// True once: details are those of the store, not of a connection.
  func takesDetails() -> Bool {
    sums.withLock { sums in
      defer { sums.hasDetails = true }
      return !sums.hasDetails
    }
  }

  func add(_ measure: Measure) {
    sums.withLock { sums in
      guard let known = sums.values[measure.name] else {
        sums.order.append(measure.name)
        sums.values[measure.name] = measure
        return
      }
      if measure.kind == .counter { sums.values[measure.name]?.value = known.value + measure.value }
    }
  }

  var measures: [Measure] { sums.withLock { sums in sums.order.compactMap { sums.values[$0] } } }
}
