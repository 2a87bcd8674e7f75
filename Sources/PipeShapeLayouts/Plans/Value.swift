/// The value of a parameter.
public enum Value: Hashable, Sendable {
  /// Nothing.
  case null
  /// An integer, or a truth value as 0 or 1.
  case integer(Int64)
  /// A finite double.
  case real(Double)
  /// Text without NUL.
  case text(String)
  /// Text as UTF-8 bytes: what a writer of documents hands out without a copy.
  case bytes([UInt8])
  /// The keys that lead to a place in a document.
  case path([String])
  /// A record, or an array of records.
  case records(RecordBytes)
  /// Members that an object of a document must have, all texts.
  case members([Member])

  /// One member of an object.
  public struct Member: Hashable, Sendable {
    /// The key.
    public var key: String
    /// The text under it.
    public var text: String

    /// Pairs a key with a text.
    public init(_ key: String, _ text: String) {
      self.key = key
      self.text = text
    }
  }

  /// A text, or null.
  public init(_ text: String?) { self = text.map(Value.text) ?? .null }
  /// An integer, or null.
  public init(_ integer: Int64?) { self = integer.map(Value.integer) ?? .null }
  /// A truth value.
  public init(_ flag: Bool) { self = .integer(flag ? 1 : 0) }
  /// An integer of the core.
  public init(_ integer: Int32) { self = .integer(Int64(integer)) }
}
