extension RerunPlanner {
  /// Plans with one word a set: no set is allocated, and a predecessor test is one `and`.
  func planWord(_ selected: UInt64, upstream: UpstreamPolicy, mode: RerunMode) -> RerunPlan {
    let count = graph.count
    let small = { CellSet(capacity: count, word: $0) }
    var succeeded: UInt64 = 0
    var inFlight: UInt64 = 0
    var bad: UInt64 = 0
    for (cell, state) in head.states.enumerated() {
      let bit: UInt64 = 1 << UInt64(cell)
      switch state {
      case .pending, .running: inFlight |= bit
      case .succeeded: succeeded |= bit
      default: bad |= bit
      }
    }
    return graph.masks.withUnsafeBufferPointer { masks in
      var wanted = selected
      if upstream == .repair {
        for cell in (0..<count).reversed() where wanted >> UInt64(cell) & 1 != 0 {
          wanted |= masks[cell] & ~(succeeded | inFlight)
        }
      }
      var region = wanted
      if mode == .downstream { Bits.each(wanted) { region |= masks[count + $0] } }
      let badOutside = bad & ~region
      var blocked: UInt64 = 0
      if badOutside != 0 {
        Bits.each(region) { cell in
          if masks[cell] & (badOutside | blocked) != 0 { blocked |= 1 << UInt64(cell) }
        }
      }
      var created: UInt64 = 0
      var joined: UInt64 = 0
      Bits.each(region & ~blocked) { cell in
        let bit: UInt64 = 1 << UInt64(cell)
        if inFlight & bit != 0 && (mode == .exact || masks[cell] & created == 0) {
          joined |= bit
        } else {
          created |= bit
        }
      }
      let reasons = [PlanReason](unsafeUninitializedCapacity: created.nonzeroBitCount) { reasons, filled in
        Bits.each(created) { cell in
          let bit: UInt64 = 1 << UInt64(cell)
          let before = masks[cell] & created != 0 ? masks[cell] & created : masks[cell] & joined
          reasons.initializeElement(
            at: filled,
            to: selected & bit != 0
              ? .seed : wanted & bit != 0 ? .repaired : .via(Int32(before.trailingZeroBitCount)))
          filled += 1
        }
      }
      var cancelled = small(created & inFlight)
      if blocked != 0 && cancelled.word != 0 {
        cancelled = cancelled.union(skippedBehind(cancelled, created: small(created), blocked: small(blocked)))
      }
      return RerunPlan(
        head: head.run, created: small(created), joined: small(joined), cancelled: cancelled,
        blocked: small(blocked), reasons: reasons,
        blockers: blocked == 0 ? [] : Self.blockers(of: blocked, badOutside: badOutside, masks: masks))
    }
  }

  private static func blockers(
    of blocked: UInt64, badOutside: UInt64, masks: UnsafeBufferPointer<UInt64>
  ) -> [Int32] {
    var blockers: [Int32] = []
    Bits.each(blocked) { cell in
      let direct = masks[cell] & badOutside
      if direct != 0 {
        blockers.append(Int32(direct.trailingZeroBitCount))
      } else {
        let candidates = masks[cell] & blocked
        let belowFirst = (candidates & (0 &- candidates)) &- 1
        blockers.append(blockers[(blocked & belowFirst).nonzeroBitCount])
      }
    }
    return blockers
  }
}

/// Steps through the bits of a word.
enum Bits {
  @inline(__always)
  static func each(_ word: UInt64, _ body: (Int) -> Void) {
    var rest = word
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest &- 1
    }
  }
}
