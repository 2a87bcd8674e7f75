extension JSONWriter {
  /// Writes any value; members in their order, or by the UTF-8 bytes of their keys.
  ///
  /// - Complexity: O(*n*), or O(*n* log *n*) with sorted keys.
  public mutating func value(_ value: JSONValue, sortedKeys: Bool = false) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .integer(let value): integer(value)
    case .real(let value): real(value)
    case .string(let value): string(value)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element, sortedKeys: sortedKeys) }
      endArray()
    case .object(let object):
      beginObject()
      let members = sortedKeys ? object.members.sorted { $0.key.hasBytesBefore($1.key) } : object.members
      for member in members {
        key(member.key)
        self.value(member.value, sortedKeys: sortedKeys)
      }
      endObject()
    }
  }
}
