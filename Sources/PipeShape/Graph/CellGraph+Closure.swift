extension CellGraph {
  /// The given cells and everything downstream of them: the least superset closed under successors.
  ///
  /// - Complexity: O(cells in the set) up to 64 cells, else one sweep over cells and edges that stops at the first
  ///   predecessor found.
  @inlinable
  public func downstream(of seeds: CellSet) -> CellSet {
    if count <= 64 {
      var result: UInt64 = 0
      var rest = seeds.word
      masks.withUnsafeBufferPointer { masks in
        while rest != 0 {
          result |= masks[count &+ rest.trailingZeroBitCount]
          rest &= rest &- 1
        }
      }
      return CellSet(capacity: count, word: result)
    }
    return sweepDownstream(from: seeds, within: nil)
  }

  /// The given cells and what is downstream of them along cells of a region only.
  public func downstream(of seeds: CellSet, within region: CellSet) -> CellSet {
    guard count <= 64 else { return sweepDownstream(from: seeds, within: region) }
    var result = seeds.word
    for cell in 0..<count where region.word >> UInt64(cell) & 1 != 0 && masks[cell] & result != 0 {
      result |= 1 << UInt64(cell)
    }
    return CellSet(capacity: count, word: result)
  }

  /// The given cells and everything upstream of them.
  public func upstream(of seeds: CellSet) -> CellSet { upstream(of: seeds) { _ in true } }

  /// The given cells and, step by step upstream, every predecessor that a rule lets in.
  ///
  /// - Complexity: one backward sweep over cells and edges.
  @inlinable
  public func upstream(of seeds: CellSet, where enters: (Int) -> Bool) -> CellSet {
    var result = seeds
    for cell in (0..<count).reversed() where result.contains(cell) {
      for before in predecessors(of: cell) where !result.contains(Int(before)) && enters(Int(before)) {
        result.insert(Int(before))
      }
    }
    return result
  }

  /// The cells that need one of the given cells directly.
  public func successors(of cells: CellSet) -> CellSet {
    var result = CellSet(capacity: count)
    for cell in cells { for after in successors(of: cell) { result.insert(Int(after)) } }
    return result
  }

  /// The cells that one of the given cells needs directly.
  public func predecessors(of cells: CellSet) -> CellSet {
    var result = CellSet(capacity: count)
    for cell in cells { for before in predecessors(of: cell) { result.insert(Int(before)) } }
    return result
  }

  @usableFromInline
  func sweepDownstream(from seeds: CellSet, within region: CellSet?) -> CellSet {
    guard let start = seeds.makeIterator().firstPosition else { return seeds }
    var words = seeds.words
    words.withUnsafeMutableBufferPointer { bits in
      predecessorStarts.withUnsafeBufferPointer { starts in
        predecessorCells.withUnsafeBufferPointer { cells in
          for cell in start..<count {
            let bit: UInt64 = 1 << UInt64(cell & 63)
            if bits[cell >> 6] & bit != 0 { continue }
            if let region, !region.contains(cell) { continue }
            var index = Int(starts[cell])
            let end = Int(starts[cell &+ 1])
            while index < end {
              let before = Int(cells[index])
              if bits[before >> 6] >> UInt64(before & 63) & 1 != 0 {
                bits[cell >> 6] |= bit
                break
              }
              index &+= 1
            }
          }
        }
      }
    }
    return CellSet(capacity: count, words: words)
  }
}

extension CellSet.Iterator {
  fileprivate var firstPosition: Int? {
    var copy = self
    return copy.next()
  }
}
