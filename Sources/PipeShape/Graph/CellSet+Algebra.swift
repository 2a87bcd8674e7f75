extension CellSet {
  @inlinable
  func combined(_ other: CellSet, _ operation: (UInt64, UInt64) -> UInt64) -> CellSet {
    precondition(capacity == other.capacity, "cell sets of two pipelines do not mix")
    if isSmall { return CellSet(capacity: capacity, word: operation(word, other.word)) }
    var result = words
    for index in result.indices { result[index] = operation(result[index], other.words[index]) }
    return CellSet(capacity: capacity, words: result)
  }

  /// The cells that are in either set.
  @inlinable
  public func union(_ other: CellSet) -> CellSet { combined(other) { $0 | $1 } }

  /// The cells that are in both sets.
  @inlinable
  public func intersection(_ other: CellSet) -> CellSet { combined(other) { $0 & $1 } }

  /// The cells that are in this set and not in the other.
  @inlinable
  public func subtracting(_ other: CellSet) -> CellSet { combined(other) { $0 & ~$1 } }

  /// The cells of the pipeline that are not in this set.
  @inlinable
  public var complement: CellSet { CellSet.all(capacity: capacity).subtracting(self) }

  /// Whether every cell of this set is in the other.
  @inlinable
  public func isSubset(of other: CellSet) -> Bool { subtracting(other).isEmpty }
}
