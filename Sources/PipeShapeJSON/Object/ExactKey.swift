/// A key as its bytes.
///
/// `String` compares by canonical equivalence; two spellings of "é" are one string to it and two keys in JSON.
struct ExactKey: Hashable {
  let string: String

  init(_ string: String) { self.string = string }

  static func == (left: ExactKey, right: ExactKey) -> Bool { left.string.hasSameBytes(as: right.string) }

  func hash(into hasher: inout Hasher) {
    var string = string
    string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension String {
  /// Whether both strings are the same Unicode scalars, which is stricter than `==`.
  func hasSameBytes(as other: String) -> Bool {
    let (left, right) = (utf8, other.utf8)
    guard left.count == right.count else { return false }
    let answer = left.withContiguousStorageIfAvailable { left in
      right.withContiguousStorageIfAvailable { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return true }
        return Word.equal(left, right, count: other.utf8.count)
      }
    }
    return (answer ?? nil) ?? left.elementsEqual(right)
  }

  /// Whether the bytes of this string come first, which is also the order by Unicode scalar values.
  func hasBytesBefore(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
