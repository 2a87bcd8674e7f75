/// A 128-bit digest of a stream of bytes, to tell whether two streams are alike; no protection against forgery.
struct Digest: Hashable, Sendable, CustomStringConvertible {
  private var high: UInt64 = 0x9e37_79b9_7f4a_7c15
  private var low: UInt64 = 0xc2b2_ae3d_27d4_eb4f

  /// Adds bytes, and their number, so that no two ways to cut a stream are alike.
  ///
  /// - Complexity: O(bytes), eight at a time.
  mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in
      var offset = 0
      while offset + 8 <= bytes.count {
        add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        offset += 8
      }
      var rest: UInt64 = 0
      while offset < bytes.count {
        rest = rest << 8 | UInt64(bytes[offset])
        offset += 1
      }
      add(rest)
      add(UInt64(bytes.count))
    }
  }

  private mutating func add(_ word: UInt64) {
    high = (high ^ word) &* 0xff51_afd7_ed55_8ccd
    high ^= high >> 32
    low = (low &+ word) &* 0xc4ce_b9fe_1a85_ec53
    low = (low << 27 | low >> 37) ^ high
  }

  /// 32 hexadecimal digits.
  var description: String {
    [high, low].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }
}
