/// Text of a wanted size, of which a wanted share repeats.
///
/// A document sits near the size at which an engine begins to compress it, so text that compresses better than real logs
/// would mislead (experiment, section 1).
struct PayloadText {
  private static let phrases = [
    "INFO: Processing package ", "Installing dependencies from repository fedora ", "Checking for unpackaged files ",
    "+ /usr/bin/make -O -j2 V=1 VERBOSE=1 ", "Wrote: /builddir/build/SRPMS/ ", "[100%] PASSED tests/unit/test_api.py ",
  ]
  private static let digits = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)

  let byteCount: Int
  let compressibility: Double

  /// Between half and one and a half times the wanted size.
  func make(_ random: inout SeededRandom) -> String {
    guard byteCount > 0 else { return "" }
    let size = byteCount / 2 + random.below(byteCount + 1)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 64)
    let repeating = Self.chanceOfPhrase(compressibility)
    while bytes.count < size {
      if random.chance(repeating) {
        bytes.append(contentsOf: random.pick(Self.phrases).utf8)
      } else {
        bytes.append(contentsOf: Self.word(40, &random))
      }
    }
    bytes.removeLast(bytes.count - size)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// How often a phrase is drawn, so that phrases are that share of the bytes: they are shorter than what does not repeat.
  static func chanceOfPhrase(_ share: Double) -> Double {
    guard share > 0, share < 1 else { return share }
    let phrase = Double(phrases.reduce(0) { $0 + $1.utf8.count }) / Double(phrases.count)
    return share / phrase / (share / phrase + (1 - share) / 40)
  }

  static func word(_ length: Int, _ random: inout SeededRandom) -> [UInt8] {
    // Ten digits to one draw: six bits each, folded to 62.
    var word: [UInt8] = []
    word.reserveCapacity(length)
    while word.count < length {
      var bits = random.next()
      for _ in 0..<min(10, length - word.count) {
        word.append(digits[Int(bits & 63) % digits.count])
        bits >>= 6
      }
    }
    return word
  }

  static func hexadecimal(_ length: Int, _ random: inout SeededRandom) -> String {
    var bytes: [UInt8] = []
    while bytes.count < length {
      var bits = random.next()
      for _ in 0..<min(16, length - bytes.count) {
        let digit = UInt8(bits & 15)
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
        bits >>= 4
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
