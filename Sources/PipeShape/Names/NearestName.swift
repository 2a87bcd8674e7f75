/// Finds what was probably meant by a name that does not exist.
public enum NearestName {
  /// The candidate of the fewest edits, if it is near enough to be worth naming.
  ///
  /// - Complexity: O(candidates · length²).
  public static func find(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.unicodeScalars.prefix(200))
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let limit = max(1, max(wanted.count, candidate.unicodeScalars.count) / 3)
      let distance = edits(wanted, Array(candidate.unicodeScalars.prefix(200)))
      if distance <= limit, best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
    }
    return best?.name
  }

  /// A clause that names the nearest candidate, or nothing.
  public static func hint(for name: String, among candidates: some Sequence<String>) -> String {
    find(name, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// Insertions, deletions, substitutions and swaps of neighbours, each at most once a place.
  private static func edits(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var best = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
