extension JSONReader {
  /// Above this many keys of one object a set replaces the search, so that the cost stays linear.
  private static let searchedInOrder = 16

  /// Remembers a key of the open object.
  ///
  /// Most keys are new by the filter alone. The set hashes with the seed of the process, so that no document can be
  /// made to collide.
  @inline(__always)
  mutating func note(_ key: JSONKey) throws(JSONError) {
    let bit = key.filterBit
    if open.filter & bit != 0 || open.hasKeySet { try compare(key) }
    open.filter |= bit
    if keyCount < keys.count {
      keys[keyCount] = key
    } else {
      if keys.isEmpty { keys.reserveCapacity(32) }
      keys.append(key)
    }
    keyCount += 1
  }

  @inline(never)
  private mutating func compare(_ key: JSONKey) throws(JSONError) {
    let isNew: Bool
    if open.hasKeySet {
      isNew = keySets[keySets.count - 1].insert(key).inserted
    } else if keyCount - open.firstKey < Self.searchedInOrder {
      isNew = !keys[open.firstKey..<keyCount].contains(key)
    } else {
      var set = Set<JSONKey>(minimumCapacity: 64)
      for old in keys[open.firstKey..<keyCount] { set.insert(old) }
      isNew = set.insert(key).inserted
      keySets.append(set)
      open.hasKeySet = true
    }
    if !isNew { throw failure(.duplicateKey, "the key \"\(key.string)\" occurs twice", at: key.start - 1) }
  }
}
