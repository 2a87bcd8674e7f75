import PipeShape
import PipeShapeStore

/// The calls of a service in their real proportions: many point lookups and tiny updates by external id, few but heavy
/// lists.
struct ServiceMix {
  /// One call, and the pipeline in flight that it belongs to, if it does.
  struct Call: Sendable {
    var action: Action
    var operation: OperationName?
    var life: Int?
  }

  /// The weights of what is drawn.
  ///
  /// A message is the next call in the life of a pipeline in flight: it is made, its
  /// builds and tests are submitted, and start and end, found by external id.
  static let weights: [(name: String, story: Story?, share: Double)] = [
    ("messages: create, submit, start and end of builds and tests", nil, 0.60),
    (OperationName.findTarget.rawValue, .findTarget, 0.23),
    (OperationName.getPipeline.rawValue, .getPipeline, 0.06),
    (OperationName.getHeadRun.rawValue, .getHeadRun, 0.06),
    (OperationName.latestBuild.rawValue, .latestBuild, 0.02),
    (OperationName.ready.rawValue, .ready, 0.01),
    (OperationName.unfinishedTargets.rawValue, .unfinishedTargets, 0.005),
    (OperationName.unfinishedTests.rawValue, .unfinishedTests, 0.005),
    (OperationName.projectPage.rawValue, .projectPage, 0.005),
    (OperationName.eventPage.rawValue, .eventPage, 0.005),
  ]

  /// How many pipelines are in flight at a time.
  static let inFlight = 30

  private struct Life {
    var number: Int
    var calls: [Call]
    var next = 0
  }

  private var stream: OperationStream
  private var random: SeededRandom
  private var lives: [Life] = []
  private var started = 0
  /// How many pipelines the calls drawn so far make.
  private(set) var created = 0

  init(_ stream: OperationStream, seed: UInt64) {
    self.stream = stream
    random = SeededRandom(seed: seed, purpose: 31)
  }

  /// The next calls.
  mutating func calls(_ count: Int) -> [Call] { (0..<count).map { _ in next() } }

  private mutating func next() -> Call {
    var draw = random.unit()
    for weight in Self.weights {
      draw -= weight.share
      guard draw < 0 else { continue }
      if let story = weight.story, stream.available(story) > 0 {
        let block = stream.block(story, units: 1)
        return Call(action: block.segments[0].actions[0], operation: story.operations[0])
      }
      break
    }
    return message()
  }

  private mutating func message() -> Call {
    while lives.count < Self.inFlight { lives.append(life()) }
    let place = random.below(lives.count)
    let call = lives[place].calls[lives[place].next]
    lives[place].next += 1
    if case .create = call.action { created += 1 }
    if lives[place].next == lives[place].calls.count { lives[place] = life() }
    return call
  }

  private mutating func life() -> Life {
    started += 1
    let block = stream.block(.life, units: 1)
    let calls = block.segments.flatMap { segment in
      segment.actions.map { Call(action: $0, operation: segment.operation, life: started) }
    }
    return Life(number: started, calls: calls)
  }
}
