extension Escape {
  /// Writes a string from its first byte that needs an escape; `place` needs room for six times its length.
  @inline(never)
  static func put(
    from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>, at place: inout UnsafeMutablePointer<UInt8>
  ) {
    var next = start
    while next < end {
      put(next.pointee, at: &place)
      let run = next + 1
      next = PlainRun.end(from: run, to: end)
      place.put(run, count: next - run)
    }
  }

  private static func put(_ byte: UInt8, at place: inout UnsafeMutablePointer<UInt8>) {
    place.put(UInt8(ascii: "\\"))
    switch byte {
    case 0x22, 0x5C: place.put(byte)
    case 0x0A: place.put(UInt8(ascii: "n"))
    case 0x0D: place.put(UInt8(ascii: "r"))
    case 0x09: place.put(UInt8(ascii: "t"))
    case 0x08: place.put(UInt8(ascii: "b"))
    case 0x0C: place.put(UInt8(ascii: "f"))
    default:
      place.put("u00")
      place.put(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      place.put(byte & 0xF < 10 ? UInt8(ascii: "0") + byte & 0xF : UInt8(ascii: "a") + (byte & 0xF - 10))
    }
  }
}
