import PipeShapeJSON

extension YAMLNode {
  /// The value as JSON: dates as written, numbers that JSON lacks (infinities, NaN) as written, keys as strings.
  var json: JSONValue {
    switch value {
    case .null: return .null
    case .boolean(let value): return .bool(value)
    case .integer(let value): return .integer(value)
    case .real(let value, let text): return value.isFinite ? .real(value) : .string(text)
    case .date(let text), .text(let text): return .string(text)
    case .list(let nodes): return .array(nodes.map(\.json))
    case .mapping(let mapping): return .object(mapping.json)
    }
  }
}

extension YAMLMapping {
  /// The entries as members in order.
  var json: JSONObject {
    var object = JSONObject()
    object.reserveCapacity(entries.count)
    for entry in entries { object[entry.key.text] = entry.value.json }
    return object
  }
}
