/// Text by Unicode scalars, spelled out independently of the core.
enum Scalars {
  static func same(_ a: String, _ b: String) -> Bool { a.unicodeScalars.elementsEqual(b.unicodeScalars) }

  static func same(_ a: String?, _ b: String?) -> Bool {
    if let a, let b { return same(a, b) }
    return a == nil && b == nil
  }

  static func less(_ a: String, _ b: String) -> Bool {
    a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
  }
}
