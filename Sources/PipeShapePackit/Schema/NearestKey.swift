/// Finds the known key that an unknown one was probably meant to be.
struct NearestKey {
  let known: Set<ExactName>

  /// The nearest key within a third of the length, the first in order among equals.
  func nearest(to key: String) -> String? {
    // Longer ones are no slips of the pen, and comparing them costs the product of the lengths.
    guard key.utf8.count <= 64 else { return nil }
    let bound = max(1, key.utf8.count / 3)
    return known.map(\.text).map { (Self.distance(key, $0), $0) }
      .filter { $0.0 <= bound }
      .min { $0.0 == $1.0 ? $0.1.isBefore($1.1) : $0.0 < $1.0 }?.1
  }

  /// How many insertions, deletions and replacements lead from one text to the other.
  static func distance(_ a: String, _ b: String) -> Int {
    let b = Array(b.utf8)
    var row = Array(0...b.count)
    for (i, byte) in a.utf8.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (byte == other ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
