/// Several bytes at once.
///
/// Short runs are taken as two loads that overlap: keys differ in length, and a loop over their last bytes would be
/// mispredicted at nearly every key.
@usableFromInline enum Word {
  /// The eight bytes from `place`, the first one lowest, whatever the byte order of the machine.
  @inlinable @inline(__always)
  static func load(_ place: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
  }

  /// The first and the last of `count` bytes; up to 8 bytes it holds them all.
  @inlinable @inline(__always)
  static func ends(_ place: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    if count >= 8 {
      let first = load(place)
      return (first << 5 | first >> 59) ^ (count > 8 ? load(place + count - 8) : 0)
    }
    return short(place, count: count)
  }

  /// Fewer than eight bytes as one number, which differs wherever runs of one length differ.
  @inlinable @inline(__always)
  static func short(_ place: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    if count >= 4 {
      let first = UnsafeRawPointer(place).loadUnaligned(as: UInt32.self)
      let last = UnsafeRawPointer(place + count - 4).loadUnaligned(as: UInt32.self)
      return UInt64(first) << 32 | UInt64(last)
    }
    if count == 0 { return 0 }
    return UInt64(place[0]) << 16 | UInt64(place[count >> 1]) << 8 | UInt64(place[count - 1])
  }

  /// Whether `count` bytes are equal at both places.
  @inlinable @inline(__always)
  static func equal(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int) -> Bool {
    if count < 8 { return short(left, count: count) == short(right, count: count) }
    var done = 0
    while count - done > 8 {
      if load(left + done) != load(right + done) { return false }
      done += 8
    }
    return load(left + count - 8) == load(right + count - 8)
  }
}
