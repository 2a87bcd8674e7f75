/// Where a random case comes from: a record of bounded choices, 0 being the simplest.
///
/// A case is a function of its record, so shrinking works on the record and never on the case: a shorter record, or one
/// of smaller numbers, is a simpler case. Whatever a record says, it makes a valid case: what is too large is cut down,
/// and behind its end everything is 0.
struct Choices: Sendable {
  /// The choices made so far.
  private(set) var record: [UInt32] = []
  private let replayed: [UInt32]?
  private var generator: SplitMix

  /// Chooses at random.
  init(seed: UInt64) {
    replayed = nil
    generator = SplitMix(seed: seed)
    record.reserveCapacity(256)
  }

  /// Repeats a record.
  init(replaying record: [UInt32]) {
    replayed = record
    generator = SplitMix(seed: 0)
  }

  /// A number from 0 up to a bound.
  mutating func below(_ bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    let choice: UInt32
    if let replayed {
      choice = record.count < replayed.count ? min(replayed[record.count], UInt32(bound - 1)) : 0
    } else {
      choice = UInt32(generator.next().multipliedFullWidth(by: UInt64(bound)).high)
    }
    record.append(choice)
    return Int(choice)
  }

  /// True in `times` of `bound` cases; false is the simpler.
  mutating func chance(_ times: Int = 1, in bound: Int) -> Bool { below(bound) >= bound - times }

  /// An element; the first is the simplest.
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// A subset, each element in it with one half; the empty one is the simplest.
  mutating func subset(of count: Int) -> Set<Int> {
    var set: Set<Int> = []
    let bits = below(1 << min(count, 16))
    for index in 0..<count where bits >> index & 1 != 0 { set.insert(index) }
    return set
  }
}
