extension JSONValue {
  /// The compact text in UTF-8; members in their order, or by key.
  ///
  /// Sorted keys follow their UTF-8 bytes, which is the order of Unicode scalar values. A real that is not finite has
  /// no form in JSON and becomes `null`; no value that was read has one.
  ///
  /// - Complexity: O(*n*), or O(*n* log *n*) with sorted keys.
  public func serialized(sortedKeys: Bool = false) -> [UInt8] {
    var writer = JSONWriter()
    writer.value(self, sortedKeys: sortedKeys)
    return writer.bytes
  }

  /// The compact text; otherwise as ``serialized(sortedKeys:)``.
  ///
  /// - Complexity: O(*n*), or O(*n* log *n*) with sorted keys.
  public func text(sortedKeys: Bool = false) -> String {
    var writer = JSONWriter()
    writer.value(self, sortedKeys: sortedKeys)
    return writer.takeString()
  }
}

extension JSONValue: CustomStringConvertible {
  /// The compact text with sorted keys.
  public var description: String { text(sortedKeys: true) }
}
