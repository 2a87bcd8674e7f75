/// Writing to a place with room enough, and moving it on.
extension UnsafeMutablePointer<UInt8> {
  @inline(__always)
  mutating func put(_ byte: UInt8) {
    pointee = byte
    self += 1
  }

  @inline(__always)
  mutating func put(_ start: UnsafePointer<UInt8>, count: Int) {
    update(from: start, count: count)
    self += count
  }

  @inline(__always)
  mutating func put(_ text: StaticString) {
    text.withUTF8Buffer { text in
      if let start = text.baseAddress { put(start, count: text.count) }
    }
  }
}
