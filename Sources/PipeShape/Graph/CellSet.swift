/// A set of cells of one pipeline, by position.
///
/// Up to 64 cells are one machine word and cost no allocation; more are one bit each in an array.
public struct CellSet: Hashable, Sendable {
  /// How many cells the pipeline has; positions are below this.
  public let capacity: Int
  @usableFromInline var word: UInt64
  /// Empty when one word is enough.
  @usableFromInline var words: [UInt64]

  /// Makes the empty set of a pipeline of so many cells.
  @inlinable
  public init(capacity: Int) {
    self.capacity = capacity
    word = 0
    words = capacity <= 64 ? [] : [UInt64](repeating: 0, count: (capacity + 63) >> 6)
  }

  @inlinable
  init(capacity: Int, word: UInt64) {
    self.capacity = capacity
    self.word = word
    words = []
  }

  @inlinable
  init(capacity: Int, words: [UInt64]) {
    self.capacity = capacity
    word = 0
    self.words = words
  }

  /// Makes the set of the positions given; those outside the pipeline are left out.
  public init(capacity: Int, _ positions: some Sequence<Int>) {
    self.init(capacity: capacity)
    for position in positions where position >= 0 && position < capacity { insert(position) }
  }

  /// Makes the set of all cells.
  public static func all(capacity: Int) -> CellSet {
    var set = CellSet(capacity: capacity)
    if capacity <= 64 {
      set.word = capacity == 64 ? ~0 : (1 << UInt64(capacity)) &- 1
    } else {
      for index in set.words.indices { set.words[index] = ~0 }
      let spare = capacity & 63
      if spare != 0 { set.words[set.words.count - 1] = (1 << UInt64(spare)) &- 1 }
    }
    return set
  }

  /// Whether one word holds the whole set.
  @inlinable
  var isSmall: Bool { capacity <= 64 }

  /// Whether the cell at a position is in the set; a position outside the pipeline is not.
  @inlinable
  public func contains(_ position: Int) -> Bool {
    guard position >= 0, position < capacity else { return false }
    return isSmall ? word >> UInt64(position) & 1 != 0 : words[position >> 6] >> UInt64(position & 63) & 1 != 0
  }

  /// Adds the cell at a position of the pipeline.
  @inlinable
  public mutating func insert(_ position: Int) {
    precondition(position >= 0 && position < capacity, "a cell set holds positions of its own pipeline")
    if isSmall { word |= 1 << UInt64(position) } else { words[position >> 6] |= 1 << UInt64(position & 63) }
  }

  /// Removes the cell at a position of the pipeline.
  @inlinable
  public mutating func remove(_ position: Int) {
    precondition(position >= 0 && position < capacity, "a cell set holds positions of its own pipeline")
    if isSmall { word &= ~(1 << UInt64(position)) } else { words[position >> 6] &= ~(1 << UInt64(position & 63)) }
  }

  /// Whether no cell is in the set.
  @inlinable
  public var isEmpty: Bool { isSmall ? word == 0 : words.allSatisfy { $0 == 0 } }

  /// How many cells are in the set.
  @inlinable
  public var count: Int { isSmall ? word.nonzeroBitCount : words.reduce(0) { $0 &+ $1.nonzeroBitCount } }
}
