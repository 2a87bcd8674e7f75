import PipeShape
import PipeShapeStore

/// A value as the table of searchable fields has it: its JSON, or the beginning of that.
///
/// Engines index only what is short; readers look at the payload itself where the text does not say all.
struct SearchKey: Hashable {
  /// How many bytes of a value are kept.
  static let room = 512

  let text: String
  /// Whether values that have this text may differ.
  let isCut: Bool

  init(_ value: PayloadValue) {
    let whole = String(decoding: PayloadCodec.bytes(value), as: UTF8.self)
    isCut = whole.utf8.count > Self.room
    // No JSON begins so.
    text = isCut ? "…" + Self.beginning(of: whole) : whole
  }

  /// The texts by which a field that holds a value is found, each once and in order.
  static func keys(of value: PayloadValue) -> [String] {
    let values = value.searchValues
    guard values.count > 1 else { return values.map { SearchKey($0).text } }
    // Compared as the table does, byte by byte.
    let keys = Set(values.map { Array(SearchKey($0).text.utf8) })
    return keys.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func beginning(of text: String) -> String {
    var end = text.utf8.index(text.startIndex, offsetBy: room)
    while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
    return String(text.unicodeScalars[..<end])
  }
}
