import Synchronization
import Testing

@testable import PipeShapeLab

/// A clock that moves only when it is told to.
private final class SetClock: Sendable {
  private let time = Mutex<Int64>(1_000_000)

  var now: Int64 { time.withLock { $0 } }
  func advance(by nanoseconds: Int64) { time.withLock { $0 += nanoseconds } }
  func advance(to other: Int64) { time.withLock { $0 = max($0, other) } }

  var loop: OpenLoop { OpenLoop(clock: { self.now }, wait: { self.advance(to: $0) }) }
}

@Suite struct LatencyCountsFromTheIntendedStart {
  private let millisecond: Int64 = 1_000_000

  @Test func aCallBehindASlowOneHasWaitedForIt() async {
    let clock = SetClock()
    // Calls arrive every 2 ms; each takes 1 ms, but the second one 10 ms.
    let arrivals = (0..<5).map { Int64($0) * 2 * millisecond }
    let services = await clock.loop.serve(arrivals, limit: .max) { number in
      clock.advance(by: (number == 1 ? 10 : 1) * millisecond)
    }
    #expect(services.map { $0.latency / millisecond } == [1, 10, 9, 8, 7])
    // In a closed loop three of four would have taken 1 ms: the stall would have counted once.
    #expect(services.map { ($0.ended - $0.begun) / millisecond } == [1, 10, 1, 1, 1])
  }

  @Test func aStoreThatKeepsUpIsAskedWhenCallsArrive() async {
    let clock = SetClock()
    let services = await clock.loop.serve([0, 5, 9].map { $0 * millisecond }, limit: .max) { _ in
      clock.advance(by: millisecond)
    }
    #expect(services.map { ($0.begun - 1_000_000) / millisecond } == [0, 5, 9])
    #expect(services.allSatisfy { $0.latency == millisecond })
  }

  @Test func whatDoesNotBeginBeforeTheLimitIsNotServed() async {
    let clock = SetClock()
    let services = await clock.loop.serve(Array(repeating: 0, count: 10), limit: 4 * millisecond) { _ in
      clock.advance(by: 2 * millisecond)
    }
    // They begin after 0, 2 and 4 ms.
    #expect(services.count == 3)
  }

  @Test func timesBetweenArrivalsAreExponential() {
    var random = SeededRandom(seed: 3)
    let arrivals = OpenLoop.arrivals(20_000, perSecond: 1000, &random)
    let gaps = zip(arrivals.dropFirst(), arrivals).map { Double($0 - $1) }
    #expect(gaps.allSatisfy { $0 >= 0 })
    #expect((Statistics.mean(gaps) / 1e6 - 1).magnitude < 0.03)
    // Of an exponential distribution 1/e exceeds the mean, and the standard deviation is the mean.
    #expect((Double(gaps.count { $0 > 1e6 }) / Double(gaps.count) - 0.3679).magnitude < 0.015)
    let variance = Statistics.mean(gaps.map { ($0 - 1e6) * ($0 - 1e6) })
    #expect((variance.squareRoot() / 1e6 - 1).magnitude < 0.05)
  }

  @Test func theWeightsOfTheMixAreAllOfIt() {
    #expect((ServiceMix.weights.reduce(0) { $0 + $1.share } - 1).magnitude < 1e-9)
  }
}
