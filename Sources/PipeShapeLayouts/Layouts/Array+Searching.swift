extension Array {
  /// The index of the first element that does not come before what is sought; all that do stand in front.
  ///
  /// - Complexity: O(log count).
  @inline(__always)
  func firstIndex(notBefore comesBefore: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if comesBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
