/// A reproducible source of choices: the same seed gives the same numbers with every compiler and on every machine.
///
/// The standard library's `random(in:using:)` and `shuffled(using:)` may change how they use a generator; a stream of
/// operations that is to be repeated by its seed cannot.
public struct SeededRandom: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  /// Starts a sequence.
  public init(seed: UInt64) { state = seed }

  /// Starts a sequence of its own for one purpose, so that a change elsewhere does not move it.
  ///
  /// Every sequence is a part of one long cycle of states, which begins where seed and purpose say. Both are mixed: states
  /// that were a few steps apart would give the same numbers, some draws later.
  public init(seed: UInt64, purpose: UInt64) {
    state = Self.mixed(Self.mixed(seed &+ Self.step) &+ purpose &* 0xd134_2543_de82_ef95)
  }

  private static let step: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// Another number for every number, with no order left in it.
  private static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// The next 64 bits (SplitMix64).
  public mutating func next() -> UInt64 {
    state &+= Self.step
    return Self.mixed(state)
  }

  /// A number from 0 up to a bound, which is positive.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "there is a number below the bound")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number from 0 up to 1.
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// True with a probability.
  public mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// One element of an array that has some.
  public mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// The elements in random order.
  ///
  /// - Complexity: O(elements).
  public mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for index in result.indices.reversed() where index > 0 { result.swapAt(index, below(index + 1)) }
    return result
  }

  /// How many failures come before a success, of a given mean.
  mutating func geometric(mean: Double) -> Int {
    let stop = 1 / (1 + mean)
    var count = 0
    while count < 1000, !chance(stop) { count += 1 }
    return count
  }
}
