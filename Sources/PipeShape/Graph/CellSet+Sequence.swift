extension CellSet: Sequence {
  /// Steps through the positions in cell order.
  public struct Iterator: IteratorProtocol {
    @usableFromInline let words: [UInt64]
    @usableFromInline var current: UInt64
    @usableFromInline var index = 0

    @inlinable
    init(_ set: CellSet) {
      words = set.words
      current = set.isSmall ? set.word : set.words[0]
    }

    /// The next position, or nil after the last.
    @inlinable
    public mutating func next() -> Int? {
      while current == 0 {
        index += 1
        guard index < words.count else { return nil }
        current = words[index]
      }
      let bit = current.trailingZeroBitCount
      current &= current &- 1
      return index << 6 | bit
    }
  }

  /// Iterates over the positions in cell order.
  @inlinable
  public func makeIterator() -> Iterator { Iterator(self) }

  /// Always 0: the exact number is `count`, which is linear for large pipelines.
  @inlinable
  public var underestimatedCount: Int { 0 }
}

extension CellSet: CustomStringConvertible {
  /// The positions in braces.
  public var description: String { "{\(map(String.init).joined(separator: ", "))}" }
}
