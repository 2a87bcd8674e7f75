/// A 128-bit digest of a plan: what a caller hands back to apply exactly what was previewed.
///
/// Opaque, and the same in every store. It guards against a change in between, not against forgery.
public struct PlanToken: Hashable, Sendable, CustomStringConvertible {
  private var high: UInt64
  private var low: UInt64

  init(_ plan: RerunPlan) {
    high = 0x9e37_79b9_7f4a_7c15
    low = 0xc2b2_ae3d_27d4_eb4f
    add(UInt64(UInt32(bitPattern: plan.head)) << 32 | UInt64(plan.created.capacity))
    add(plan.created)
    add(plan.joined)
    add(plan.cancelled)
    add(plan.blocked)
  }

  private mutating func add(_ set: CellSet) {
    if set.isSmall { add(set.word) } else { for word in set.words { add(word) } }
  }

  /// Two multiply-rotate lanes with different odd constants; each word reaches both.
  private mutating func add(_ word: UInt64) {
    high = (high ^ word) &* 0xff51_afd7_ed55_8ccd
    high ^= high >> 32
    low = (low &+ word) &* 0xc4ce_b9fe_1a85_ec53
    low = (low << 27 | low >> 37) ^ high
  }

  /// 32 hexadecimal digits.
  public var description: String { Self.hexadecimal(high) + Self.hexadecimal(low) }

  private static func hexadecimal(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
