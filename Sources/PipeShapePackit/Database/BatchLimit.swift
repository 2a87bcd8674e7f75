/// How much is read at once.
package struct BatchLimit: Sendable {
  /// The most bytes.
  package var bytes: Int

  /// Sets the limit.
  package init(bytes: Int) { self.bytes = bytes }

  /// A list in parts, in its order: each as long as the limit lets it be.
  ///
  /// Nothing is cut: what is larger than the limit is a part by itself.
  /// - Complexity: O(items).
  package func parts(of sizes: [Int]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var (start, sum) = (0, 0)
    for (index, size) in sizes.enumerated() {
      if index > start, size > bytes - sum {
        parts.append(start..<index)
        (start, sum) = (index, 0)
      }
      sum += size
    }
    if start < sizes.count { parts.append(start..<sizes.count) }
    return parts
  }
}
