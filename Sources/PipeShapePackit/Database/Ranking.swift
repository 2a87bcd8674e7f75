/// Keys without repetition in their order, and which of them each element has.
///
/// Names are long beside what is done with them: they are compared here once, and ranks ever after.
struct Ranking<Key: Hashable & Comparable> {
  /// The keys, ascending.
  private(set) var keys: [Key]
  /// For each element, the place of its key.
  private(set) var ranks: [Int]

  /// - Complexity: O(elements + keys · log keys).
  init(_ elements: some Collection<Key>) {
    var numbering = Numbering(capacity: elements.count)
    ranks = elements.map { numbering.number(of: $0) }
    keys = numbering.keys
    // Rows are read in order: then their numbers are ranks already.
    guard zip(keys, keys.dropFirst()).contains(where: { $0 > $1 }) else { return }
    let order = keys.enumerated().sorted { $0.element < $1.element }
    keys = order.map(\.element)
    var places = Array(repeating: 0, count: order.count)
    for (place, key) in order.enumerated() { places[key.offset] = place }
    for index in ranks.indices { ranks[index] = places[ranks[index]] }
  }

  /// The place of a key; nil if no element has it.
  ///
  /// - Complexity: O(log keys).
  func rank(of key: Key) -> Int? {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? low : nil
  }
}

extension Ranking {
  /// Keys in the order in which they were met.
  ///
  /// Most pipelines have a handful, which are found sooner by looking at each than by a hash.
  private struct Numbering {
    private(set) var keys: [Key] = []
    /// The number of each key, once there are many.
    private var numbers: [Key: Int] = [:]
    private static var few: Int { 16 }

    init(capacity: Int) { keys.reserveCapacity(min(capacity, Self.few)) }

    mutating func number(of key: Key) -> Int {
      let isFew = keys.count <= Self.few
      if let known = isFew ? keys.firstIndex(of: key) : numbers[key] { return known }
      let number = keys.count
      keys.append(key)
      if number == Self.few {
        for (number, key) in keys.enumerated() { numbers[key] = number }
      } else if number > Self.few {
        numbers[key] = number
      }
      return number
    }
  }
}
