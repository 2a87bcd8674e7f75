/// A small generator of our own, so that a seed means the same cases with every compiler and on every system.
struct SplitMix: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}

extension SplitMix {
  /// The seed of one case, so that cases can be run in any order and on any number of threads.
  static func seed(_ seed: UInt64, case number: Int) -> UInt64 {
    var mixer = SplitMix(seed: seed)
    var second = SplitMix(seed: mixer.next() ^ UInt64(bitPattern: Int64(number)))
    return second.next()
  }
}
