/// Compares names exactly, by Unicode scalars.
///
/// Swift's `String` equality is canonical equivalence: a precomposed and a decomposed "é" are equal. Names of steps and
/// targets match exactly (semantics, section 1), and the order of UTF-8 bytes is the order of scalars, so bytes decide.
@usableFromInline
enum ScalarOrder {
  @inlinable
  static func equal(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && a.utf8.elementsEqual(b.utf8)
  }

  @inlinable
  static func equal(_ a: String?, _ b: String?) -> Bool {
    switch (a, b) {
    case (nil, nil): true
    case (let a?, let b?): equal(a, b)
    default: false
    }
  }

  @inlinable
  static func less(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// Absent comes before every present name.
  @inlinable
  static func less(_ a: String?, _ b: String?) -> Bool {
    switch (a, b) {
    case (_, nil): false
    case (nil, _): true
    case (let a?, let b?): less(a, b)
    }
  }

  @inlinable
  static func hash(_ name: String, into hasher: inout Hasher) {
    for byte in name.utf8 { hasher.combine(byte) }
    hasher.combine(0xff as UInt8)
  }

  @inlinable
  static func hash(_ name: String?, into hasher: inout Hasher) {
    if let name { hash(name, into: &hasher) } else { hasher.combine(0xfe as UInt8) }
  }
}
