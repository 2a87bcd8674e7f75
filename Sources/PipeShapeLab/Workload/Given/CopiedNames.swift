import PipeShape

/// Commits and ids of other systems as copies of pipelines have them: others in each copy, and equal where they were equal.
///
/// Numbers stay numbers and hashes stay hashes, since what an index costs depends on what is in it.
struct CopiedNames: Sendable {
  /// The most digits of a name that is a number, in any copy: longer ones are taken for hashes.
  private static let digits = 15

  /// A number greater than all of all copies.
  let firstFree: Int64
  /// How far numbers are from those of the copy before; nil where they would become too long.
  private let width: Int64?
  /// Stands in no name before the number of a copy.
  private let separator: String

  /// - Parameters:
  ///   - ids: the external ids of the pipelines that are copied.
  ///   - commits: the commits of these pipelines.
  ///   - copies: how many copies there are, the pipelines themselves among them.
  init(_ ids: some Sequence<ExternalID>, commits: some Sequence<Commit> = [], copies: Int) {
    let names = Set(ids.map(\.id)).union(commits.map(\.hash))
    var separator = "."
    while names.contains(where: { $0.contains(separator) }) { separator += "." }
    self.separator = separator
    var (least, greatest) = (Int64.max, Int64.min)
    for id in ids {
      guard let number = Self.number(id.id) else { continue }
      least = min(least, number)
      greatest = max(greatest, number)
    }
    guard least <= greatest else {
      (firstFree, width) = (0, 1)
      return
    }
    let width = greatest - least + 1
    let (reach, isTooFar) = width.multipliedReportingOverflow(by: Int64(copies))
    let fits = !isTooFar && String(least &+ reach).utf8.count <= Self.digits
    (firstFree, self.width) = fits ? (least + reach, width) : (greatest + 1, nil)
  }

  /// The name in a copy; copy 0 has what was given.
  func name(_ text: String, in copy: Int) -> String {
    guard copy > 0, !text.isEmpty else { return text }
    if let width, let number = Self.number(text) { return String(number &+ width &* Int64(copy)) }
    return Self.hash(text, in: copy) ?? "\(text)\(separator)\(copy)"
  }

  private static func number(_ text: String) -> Int64? {
    guard text.utf8.count <= digits, let number = Int64(text), number >= 0, String(number) == text else { return nil }
    return number
  }

  /// Other digits in the place of those of a hash or UUID; nil for what is none.
  ///
  /// One mask for each copy: two texts that differ still do.
  private static func hash(_ text: String, in copy: Int) -> String? {
    var mask = SeededRandom(seed: UInt64(copy), purpose: 12)
    var count = 0
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(digit(byte - UInt8(ascii: "0"), &mask))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): bytes.append(digit(byte - UInt8(ascii: "a") + 10, &mask))
      case UInt8(ascii: "-"):
        bytes.append(byte)
        continue
      default: return nil
      }
      count += 1
    }
    // Shorter ones might meet in two copies.
    return count > digits ? String(decoding: bytes, as: UTF8.self) : nil
  }

  private static func digit(_ value: UInt8, _ mask: inout SeededRandom) -> UInt8 {
    let masked = value ^ UInt8(mask.below(16))
    return masked < 10 ? UInt8(ascii: "0") + masked : UInt8(ascii: "a") - 10 + masked
  }
}
