/// Eight bytes at once.
@usableFromInline enum Word {
  /// The eight bytes from `place`, the first one lowest, whatever the byte order of the machine.
  @inlinable @inline(__always)
  static func load(_ place: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
  }

  /// Whether `count` bytes are equal at both places.
  @inlinable @inline(__always)
  static func equal(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int) -> Bool {
    var done = 0
    while count - done >= 8 {
      if load(left + done) != load(right + done) { return false }
      done += 8
    }
    while done < count {
      if left[done] != right[done] { return false }
      done += 1
    }
    return true
  }
}
