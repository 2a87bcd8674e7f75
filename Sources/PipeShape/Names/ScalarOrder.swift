/// Compares names exactly, by Unicode scalars.
///
/// Swift's `String` equality is canonical equivalence: a precomposed and a decomposed "é" are equal. Names of steps and
/// targets match exactly (semantics, section 1), and the order of UTF-8 bytes is the order of scalars, so bytes decide.
@usableFromInline
enum ScalarOrder {
  @inlinable
  static func equal(_ a: String, _ b: String) -> Bool {
    guard a.utf8.count == b.utf8.count else { return false }
    let answer = a.utf8.withContiguousStorageIfAvailable { a in
      b.utf8.withContiguousStorageIfAvailable { b in sameBytes(a, b) }
    }
    // Only a string bridged from elsewhere has no contiguous bytes.
    return (answer ?? nil) ?? a.utf8.elementsEqual(b.utf8)
  }

  /// Eight bytes at a time; the last eight may overlap those before.
  @inlinable
  static func sameBytes(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    let (a, b) = (UnsafeRawBufferPointer(a), UnsafeRawBufferPointer(b))
    func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
      bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    }
    var place = 0
    while place + 8 <= a.count {
      if word(a, place) != word(b, place) { return false }
      place += 8
    }
    if place == a.count { return true }
    if a.count >= 8 { return word(a, a.count - 8) == word(b, a.count - 8) }
    while place < a.count {
      if a[place] != b[place] { return false }
      place += 1
    }
    return true
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
    let done: Void? = name.utf8.withContiguousStorageIfAvailable { bytes in
      hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    }
    if done == nil { for byte in name.utf8 { hasher.combine(byte) } }
    hasher.combine(0xff as UInt8)
  }

  @inlinable
  static func hash(_ name: String?, into hasher: inout Hasher) {
    if let name { hash(name, into: &hasher) } else { hasher.combine(0xfe as UInt8) }
  }
}
