import PipeShape
import Testing

@Suite struct ARollUpHidesNothing {
  @Test func theBadgeIsTheMaximumOfOneOrder() {
    let order: [AttemptState] = [.skipped, .succeeded, .cancelled, .failed, .error, .pending, .running]
    #expect(RollUp().badge == .none && !RollUp().isUnfinished)
    for (index, state) in order.enumerated() {
      #expect(RollUp(order[...index]).badge == Badge(state))
      #expect(RollUp(order[...index].reversed()) == RollUp(order[...index]))
    }
  }

  @Test func countsShowAFailureBesideARunner() {
    let states: [AttemptState] = [.failed, .running, .failed]
    var merged = RollUp(states[..<1])
    merged.merge(RollUp(states[1...]))
    #expect(merged == RollUp(states) && merged[.failed] == 2 && merged.total == 3 && merged.badge == .running)
  }
}
