/// SHA-256 of bytes as hexadecimal digits, for the digests of normal forms.
func sha256(_ message: [UInt8]) -> String {
  func primes() -> [Int] {
    var found: [Int] = []
    var next = 2
    while found.count < 64 {
      if found.allSatisfy({ next % $0 != 0 }) { found.append(next) }
      next += 1
    }
    return found
  }
  // The first 32 bits of the fraction of a root, found by integer search, as doubles are too short for it.
  func root(_ prime: Int, power: Int) -> UInt32 {
    var low: UInt64 = 0
    var high: UInt64 = 1 << 40
    func isBelow(_ x: UInt64) -> Bool {
      // x is the root times 2^32; compare x^power with prime * 2^(32 * power), in parts of 64 bits.
      var product: [UInt64] = [1]
      for _ in 0..<power {
        var carry: UInt64 = 0
        product = product.map { digit in
          let (top, bottom) = digit.multipliedFullWidth(by: x)
          let (sum, overflow) = bottom.addingReportingOverflow(carry)
          carry = top + (overflow ? 1 : 0)
          return sum
        }
        product.append(carry)
      }
      var bound = [UInt64](repeating: 0, count: product.count)
      bound[power * 32 / 64] = UInt64(prime) << UInt64(power * 32 % 64)
      return !bound.reversed().lexicographicallyPrecedes(product.reversed())
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if isBelow(middle) { low = middle } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }
  func rotated(_ x: UInt32, _ n: UInt32) -> UInt32 { x >> n | x << (32 - n) }

  let primes = primes()
  let constants = primes.map { root($0, power: 3) }
  var state = primes.prefix(8).map { root($0, power: 2) }
  var bytes = message + [0x80]
  while bytes.count % 64 != 56 { bytes.append(0) }
  let bits = UInt64(message.count) * 8
  bytes += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
  for start in stride(from: 0, to: bytes.count, by: 64) {
    var w = (0..<16).map { i in
      bytes[(start + 4 * i)..<(start + 4 * i + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    for i in 16..<64 {
      let s0 = rotated(w[i - 15], 7) ^ rotated(w[i - 15], 18) ^ w[i - 15] >> 3
      let s1 = rotated(w[i - 2], 17) ^ rotated(w[i - 2], 19) ^ w[i - 2] >> 10
      w.append(w[i - 16] &+ s0 &+ w[i - 7] &+ s1)
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for i in 0..<64 {
      let s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      let t1 = h &+ s1 &+ (e & f ^ ~e & g) &+ constants[i] &+ w[i]
      let t2 = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ (a & b ^ a & c ^ b & c)
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ t1, c, b, a, t1 &+ t2)
    }
    state = zip(state, [a, b, c, d, e, f, g, h]).map { $0 &+ $1 }
  }
  return state.map { word in
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }.joined()
}
