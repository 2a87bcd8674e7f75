/// Ways to spoil a text that was stored.
enum TextDamage {
  static func damaged(_ text: [UInt8], _ random: inout Random) -> [UInt8] {
    var bytes = text
    switch random.below(14) {
    case 0: return Array(bytes.prefix(random.below(bytes.count + 1)))
    case 1: if !bytes.isEmpty { bytes.removeSubrange(range(in: bytes, &random)) }
    case 2:
      if !bytes.isEmpty { bytes.insert(contentsOf: bytes[range(in: bytes, &random)], at: random.below(bytes.count)) }
    case 3: if !bytes.isEmpty { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
    case 4, 5, 6: replaceNumber(in: &bytes, &random)
    case 7: replaceState(in: &bytes, &random)
    case 8: swapNumbers(in: &bytes, &random)
    case 9:
      bytes.insert(contentsOf: [0xff, 0xc0, 0x80, 0xed, 0xa0].shuffled(using: &random), at: place(in: bytes, &random))
    case 10: bytes.insert(0, at: place(in: bytes, &random))
    case 11:
      let depth = random.pick([50, 600, 100_000])
      let nest = Array(repeating: UInt8(ascii: random.chance(50) ? "[" : "{"), count: depth)
      bytes.insert(contentsOf: nest, at: place(in: bytes, &random))
    case 12: replaceValue(in: &bytes, &random)
    default:
      return Array(
        random.pick(["", "null", "{}", "[]", "0", "\"\"", "{\"steps\":[],\"edges\":[]}", "{\"a\":{}}", "x"]).utf8)
    }
    return bytes
  }

  private static func place(in bytes: [UInt8], _ random: inout Random) -> Int { random.below(bytes.count + 1) }

  private static func range(in bytes: [UInt8], _ random: inout Random) -> Range<Int> {
    let start = random.below(bytes.count)
    return start..<min(bytes.count, start + 1 + random.below(40))
  }

  private static func numbers(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    for (index, byte) in bytes.enumerated() {
      let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      if isDigit, start == nil { start = index }
      if !isDigit, let begun = start {
        found.append(begun..<index)
        start = nil
      }
    }
    if let start { found.append(start..<bytes.count) }
    return found
  }

  private static let hugeNumbers = [
    "0", "-1", "1", "2", "999", "2147483647", "2147483648", "-2147483648", "4294967296", "9223372036854775807",
    "9223372036854775808", "-9223372036854775808", "1e999", "0.5", "\"1\"", "null", "[]", "1e3",
  ]

  private static func replaceNumber(in bytes: inout [UInt8], _ random: inout Random) {
    let found = numbers(in: bytes)
    guard !found.isEmpty else { return }
    bytes.replaceSubrange(random.pick(found), with: Array(random.pick(hugeNumbers).utf8))
  }

  private static func swapNumbers(in bytes: inout [UInt8], _ random: inout Random) {
    let found = numbers(in: bytes)
    guard found.count > 1 else { return }
    let (one, other) = (random.pick(found), random.pick(found))
    bytes.replaceSubrange(one, with: Array(bytes[other]))
  }

  private static func replaceState(in bytes: inout [UInt8], _ random: inout Random) {
    let words = ["pending", "running", "succeeded", "failed", "error", "cancelled", "skipped"]
    var text = String(decoding: bytes, as: UTF8.self)
    let present = words.filter { text.contains("\"\($0)\"") }
    guard !present.isEmpty else { return replaceNumber(in: &bytes, &random) }
    let old = "\"\(random.pick(present))\""
    let all = text.ranges(of: old)
    text.replaceSubrange(random.pick(all), with: "\"\(random.pick(words + ["bogus", ""]))\"")
    bytes = Array(text.utf8)
  }

  /// A value after a colon becomes one of another type.
  private static func replaceValue(in bytes: inout [UInt8], _ random: inout Random) {
    let colons = bytes.indices.filter { bytes[$0] == UInt8(ascii: ":") }
    guard !colons.isEmpty else { return }
    let start = random.pick(colons) + 1
    let end = bytes[start...].firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") } ?? bytes.count
    let value = random.pick(["null", "true", "[]", "{}", "\"\"", "7", "-1", "[1,2,3]", "{\"a\":1}", "1.5", "\"each\""])
    bytes.replaceSubrange(start..<end, with: Array(value.utf8))
  }
}
