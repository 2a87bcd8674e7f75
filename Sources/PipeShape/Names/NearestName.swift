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

  private static func edits(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let substituted = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
