/// A pattern over whole names: `*` is any run of characters, `?` any one; case counts, and `/` is nothing special.
struct Glob: Hashable, Sendable {
  let pattern: String
  private let scalars: [Unicode.Scalar]

  init(_ pattern: String) {
    self.pattern = pattern
    scalars = Array(pattern.unicodeScalars)
  }

  static func == (a: Self, b: Self) -> Bool { a.scalars == b.scalars }
  func hash(into hasher: inout Hasher) { hasher.combine(scalars) }

  /// - Complexity: O(pattern · name) at worst: on a mismatch only the last `*` is widened.
  func matches(_ name: String) -> Bool {
    let text = Array(name.unicodeScalars)
    var (p, t) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while t < text.count {
      if p < scalars.count, scalars[p] == "*" {
        star = (p, t)
        p += 1
      } else if p < scalars.count, scalars[p] == "?" || scalars[p] == text[t] {
        p += 1
        t += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        p = last.pattern + 1
        t = last.text + 1
      } else {
        return false
      }
    }
    while p < scalars.count, scalars[p] == "*" { p += 1 }
    return p == scalars.count
  }
}
