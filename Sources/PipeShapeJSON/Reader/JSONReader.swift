/// A pull reader: the caller asks for the values it expects, in the order of the text, and nothing else is built.
///
/// ```swift
/// let x = try JSONReader.read(bytes) { (reader) throws(JSONError) in
///   var x: Int64?
///   try reader.beginObject()
///   while let key = try reader.nextKey() {
///     switch key {
///     case "x": x = try reader.readInt64()
///     default: try reader.skipValue()
///     }
///   }
///   guard let x else { throw reader.missing("x") }
///   return x
/// }
/// ```
///
/// The reader itself remembers the keys of every open object and refuses a duplicate wherever it shows: through
/// ``nextKey()``, ``takeKey(_:)`` and ``skipValue()`` alike. Calls out of order, such as a key before the value of the
/// key before it, end in an error of code `syntax` or `unexpectedType`. After any error the reader is of no more use.
///
/// A copy reads on independently, which is a way to look ahead.
public struct JSONReader {
  @usableFromInline let start: UnsafePointer<UInt8>
  @usableFromInline let end: UnsafePointer<UInt8>
  @usableFromInline var cursor: UnsafePointer<UInt8>
  @usableFromInline var open = OpenContainer(kind: .none, firstKey: 0)

  @usableFromInline let maximumDepth: Int
  /// Whether all bytes are ASCII, which strings then need not find out.
  @usableFromInline let isASCII: Bool
  @usableFromInline var outer: [OpenContainer] = []
  /// The keys of all open objects, the innermost last; what lies beyond `keyCount` is left over and reused.
  var keys: [JSONKey] = []
  var keyCount = 0
  /// One set for every open object with many keys.
  var keySets: [Set<JSONKey>] = []

  /// Starts at the first of `bytes`, which must stay as they are for as long as the reader and its keys are in use.
  ///
  /// `read` is the form that cannot outlive its bytes.
  ///
  /// - Throws: `tooLarge`; `syntax` for no bytes at all or a byte order mark; `badString` for what is not UTF-8.
  /// - Complexity: O(*n*), one fast pass over all bytes.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits = .standard) throws(JSONError) {
    guard let start = bytes.baseAddress, !bytes.isEmpty else {
      throw JSONError(code: .syntax, message: "the text is empty")
    }
    guard bytes.count <= limits.maximumBytes else {
      throw JSONError(
        code: .tooLarge, message: "the text has \(bytes.count) bytes and the limit is \(limits.maximumBytes)")
    }
    self.start = start
    self.end = start + bytes.count
    self.cursor = start
    self.maximumDepth = limits.effectiveDepth
    isASCII = UTF8Check.isASCII(from: start, to: end)
    if bytes.count >= 3, start[0] == 0xEF, start[1] == 0xBB, start[2] == 0xBF {
      throw failure(.syntax, "a byte order mark must not precede JSON", at: start)
    }
    if !isASCII, let fault = UTF8Check.fault(from: start, to: end) {
      throw failure(.badString, "the bytes are not UTF-8", at: fault)
    }
  }

  /// The distance of the next unread byte from the start.
  public var offset: Int { cursor - start }

  /// The number of open arrays and objects.
  @inlinable public var depth: Int { outer.count }

  /// Demands that every value was read and only white space follows.
  ///
  /// - Throws: `syntax` when an array or object is open or something follows.
  public mutating func finish() throws(JSONError) {
    skipWhitespace()
    guard open.kind == .none else { throw failure(.syntax, "an array or object is still open") }
    guard cursor == end else { throw failure(.syntax, "nothing may follow the value") }
  }
}
