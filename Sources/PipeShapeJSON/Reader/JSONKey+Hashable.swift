extension JSONKey: Hashable {
  /// Whether both are the same Unicode scalars, however they are escaped.
  ///
  /// - Complexity: O(*n*).
  public static func == (left: JSONKey, right: JSONKey) -> Bool {
    if left.isEscaped || right.isEscaped { return left.decodedBytes == right.decodedBytes }
    return left.rawCount == right.rawCount && Word.equal(left.start, right.start, count: left.rawCount)
  }

  /// Feeds the scalars.
  ///
  /// - Complexity: O(*n*).
  public func hash(into hasher: inout Hasher) {
    if isEscaped {
      unescaped.withUnsafeBytes { hasher.combine(bytes: $0) }
    } else {
      hasher.combine(bytes: UnsafeRawBufferPointer(rawBytes))
    }
  }

  private var decodedBytes: [UInt8] { isEscaped ? unescaped : Array(rawBytes) }

  /// One of 64 bits that equal keys share: the first filter against duplicates.
  @inline(__always)
  var filterBit: UInt64 {
    if isEscaped {
      let bytes = unescaped
      return bytes.withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { Self.filterBit($0, bytes.count) } ?? Self.filterBit(start, 0)
      }
    }
    return Self.filterBit(start, rawCount)
  }

  @inline(__always)
  private static func filterBit(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    var mixed = UInt64(truncatingIfNeeded: count)
    if count >= 8 {
      mixed ^= Word.load(start)
      mixed = mixed << 5 | mixed >> 59
      mixed ^= Word.load(start + count - 8)
    } else {
      for place in 0..<count { mixed = mixed << 8 ^ UInt64(start[place]) ^ mixed >> 56 }
    }
    mixed ^= mixed >> 32
    return 1 << ((mixed &* 0x9E37_79B9_7F4A_7C15) >> 58)
  }
}
