/// A value of a document: aliases followed, keys merged, scalars resolved.
struct YAMLNode: Sendable {
  indirect enum Value: Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    /// A float, or an integer beyond 64 bits; with its text as written.
    case real(Double, String)
    /// A date or a time, as written.
    case date(String)
    case text(String)
    case list([YAMLNode])
    case mapping(YAMLMapping)
  }

  let value: Value
  let place: Place
  /// The number of values in it, with every alias counted as often as it is used.
  let size: Int
  /// The number of lists and mappings nested in it.
  let height: Int

  init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
    switch value {
    case .list(let nodes):
      size = nodes.reduce(1) { $0 + $1.size }
      height = 1 + (nodes.map(\.height).max() ?? 0)
    case .mapping(let mapping):
      size = mapping.entries.reduce(1) { $0 + 1 + $1.value.size }
      height = 1 + (mapping.entries.map(\.value.height).max() ?? 0)
    default:
      size = 1
      height = 0
    }
  }

  var isNull: Bool { if case .null = value { true } else { false } }

  var text: String? { if case .text(let text) = value { text } else { nil } }

  var list: [YAMLNode]? { if case .list(let list) = value { list } else { nil } }

  var mapping: YAMLMapping? { if case .mapping(let mapping) = value { mapping } else { nil } }

  /// The type as messages name it.
  var typeName: String {
    switch value {
    case .null: "null"
    case .boolean(let value): "the boolean \(value)"
    case .integer(let value): "the number \(value)"
    case .real(_, let text): "the number \(text)"
    case .date(let text): "the date \(text)"
    case .text: "a string"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}
