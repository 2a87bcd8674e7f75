/// Texts as the bytes that they are: names that are canonically equivalent may still be different names.
@usableFromInline enum ExactBytes {
  /// The text of bytes; what is not UTF-8 in them is replaced.
  @usableFromInline
  static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    // Nearly all stored texts are ASCII, and knowing that saves a second look at every byte.
    guard isASCII(bytes) else { return String(decoding: bytes, as: UTF8.self) }
    return String(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: true))
  }

  /// Eight bytes at a time; the last eight overlap those before, which costs less than a loop over single bytes.
  private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 8 else { return bytes.allSatisfy { $0 < 0x80 } }
    let raw = UnsafeRawBufferPointer(bytes)
    var seen = raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self)
    for place in stride(from: 0, to: raw.count - 8, by: 8) {
      seen |= raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    }
    return seen & 0x8080_8080_8080_8080 == 0
  }

  static func equal(_ a: String, _ b: String) -> Bool {
    let outcome = a.utf8.withContiguousStorageIfAvailable { a in
      b.utf8.withContiguousStorageIfAvailable { b in equal(a, b) }
    }
    // Only a string bridged from elsewhere has no contiguous bytes.
    return (outcome ?? nil) ?? a.utf8.elementsEqual(b.utf8)
  }

  /// Eight bytes at a time.
  static func equal(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    let (a, b) = (UnsafeRawBufferPointer(a), UnsafeRawBufferPointer(b))
    var place = 0
    while place + 8 <= a.count {
      let (left, right) = (
        a.loadUnaligned(fromByteOffset: place, as: UInt64.self), b.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      )
      if left != right { return false }
      place += 8
    }
    while place < a.count {
      if a[place] != b[place] { return false }
      place += 1
    }
    return true
  }
}
