public import PipeShapeJSON

/// A JSON value that nobody interprets: kept as it was written, but for white space.
///
/// Numbers keep all their digits, which a value made of numbers could not promise.
public struct RawJSON: Hashable, Sendable {
  /// The compact text in UTF-8.
  public let bytes: [UInt8]

  /// Takes over a value.
  public init(_ value: JSONValue) { bytes = value.serialized() }

  /// Takes over a text that has been read as JSON, without the white space between its tokens.
  init(checked text: some Sequence<UInt8>) {
    var bytes: [UInt8] = []
    var isQuoted = false
    var isEscaped = false
    for byte in text {
      if isQuoted {
        if byte == UInt8(ascii: "\""), !isEscaped { isQuoted = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      } else if byte == UInt8(ascii: "\"") {
        isQuoted = true
      } else if byte <= UInt8(ascii: " ") {
        continue
      }
      bytes.append(byte)
    }
    self.bytes = bytes
  }

  /// The value; nil never, since the text has been read before.
  public var value: JSONValue? { try? JSONValue(parsing: bytes) }
}
