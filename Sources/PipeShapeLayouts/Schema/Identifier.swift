/// Makes names of tables and columns from names that users chose.
///
/// Lower case letters, digits and underscores, at most 63 bytes. Parts are joined with two underscores; a part that had
/// to be changed, or could be mistaken for a joint, gets a digest of what it was, so that two names never meet. A name
/// ending in one underscore is never derived: it is free for a layout's own use.
public enum Identifier {
  /// The longest name that every engine takes, in bytes.
  public static let maximumBytes = 63

  /// Derives an identifier from a path of names.
  ///
  /// - Parameters:
  ///   - prefix: what goes before, an identifier by itself.
  ///   - suffix: what goes behind, at most one byte.
  ///   - reserved: names that mean something else.
  /// - Complexity: O(length).
  public static func derived(
    _ path: [String], prefix: String = "", suffix: String = "", avoiding reserved: Set<String> = []
  ) -> String {
    var bytes = Array(prefix.utf8)
    var isExact = true
    for (index, part) in path.enumerated() {
      if index > 0 { bytes += [underscore, underscore] }
      isExact = append(part, to: &bytes) && isExact
    }
    let name = String(decoding: bytes, as: UTF8.self)
    let room = maximumBytes - suffix.utf8.count
    if isExact && bytes.count <= room && !reserved.contains(name) { return name + suffix }
    // Three underscores in a row are in no name that needed no digest.
    let digest = "___" + digest(path)
    return String(decoding: bytes.prefix(room - digest.utf8.count), as: UTF8.self) + digest + suffix
  }

  private static let underscore = UInt8(ascii: "_")

  /// Appends what of a name may be in an identifier; says whether that is all of it.
  private static func append(_ part: String, to bytes: inout [UInt8]) -> Bool {
    let start = bytes.count
    var isExact = true
    for byte in part.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
      case underscore:
        if bytes.count == start || bytes.last == underscore { isExact = false }
        bytes.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        bytes.append(byte | 0x20)
        isExact = false
      default:
        bytes.append(underscore)
        isExact = false
      }
    }
    return isExact && bytes.count > start && bytes.last != underscore
  }

  /// 64 bits of FNV-1a over the parts and their ends, as 13 digits of base 36.
  private static func digest(_ parts: [String]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0xff) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 36)
    return String(repeating: "0", count: 13 - digits.utf8.count) + digits
  }
}
