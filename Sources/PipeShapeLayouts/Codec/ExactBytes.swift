/// Compares texts byte by byte: names that are canonically equivalent may still be different names.
enum ExactBytes {
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
