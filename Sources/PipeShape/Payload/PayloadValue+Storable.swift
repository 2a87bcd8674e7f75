extension PayloadValue {
  /// How deep a payload may nest.
  public static let maximumDepth = 64

  /// Checks that every store can keep the value, and turns -0.0 into 0.0.
  ///
  /// - Throws: `PayloadError`: `notStorable` for NUL in text or a name, NaN or an infinity; `tooDeep`.
  /// - Complexity: O(size).
  public func storable(depth: Int = 0) throws(PayloadError) -> PayloadValue {
    guard depth < Self.maximumDepth else {
      throw PayloadError(.tooDeep, "nests deeper than \(Self.maximumDepth)")
    }
    switch self {
    case .null, .bool, .int: return self
    case .real(let number):
      guard number.isFinite else { throw PayloadError(.notStorable, "\(number) is no number that can be kept") }
      return number == 0 ? .real(0) : self
    case .text(let text):
      try Self.refuseNUL(in: text)
      return self
    case .array(let values):
      var result: [PayloadValue] = []
      result.reserveCapacity(values.count)
      for (index, value) in values.enumerated() {
        do { result.append(try value.storable(depth: depth + 1)) } catch { throw error.within(String(index)) }
      }
      return .array(result)
    case .record(let record):
      var values: [PayloadValue] = []
      values.reserveCapacity(record.count)
      for (name, value) in zip(record.names, record.values) {
        try Self.refuseNUL(in: name)
        do { values.append(try value.storable(depth: depth + 1)) } catch { throw error.within(name) }
      }
      return .record(PayloadRecord(unchecked: record.names, values))
    }
  }

  static func hasNUL(_ text: String) -> Bool {
    let found = text.utf8.withContiguousStorageIfAvailable { bytes in
      // No UTF-8 byte of another scalar is zero, and eight bytes without a zero are told at once.
      var rest = UnsafeRawBufferPointer(bytes)
      while rest.count >= 8 {
        let word = rest.loadUnaligned(as: UInt64.self)
        if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { return true }
        rest = UnsafeRawBufferPointer(rebasing: rest[8...])
      }
      return rest.contains(0)
    }
    return found ?? text.utf8.contains(0)
  }

  private static func refuseNUL(in text: String) throws(PayloadError) {
    guard !hasNUL(text) else {
      throw PayloadError(.notStorable, "holds a NUL character, which no store keeps")
    }
  }

  var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "a truth value"
    case .int: "an integer"
    case .real: "a number"
    case .text: "text"
    case .array: "an array"
    case .record: "a record"
    }
  }
}
