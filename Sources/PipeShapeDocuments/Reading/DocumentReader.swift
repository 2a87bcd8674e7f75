import PipeShape
import PipeShapeJSON

/// A reader of JSON whose errors say which member is at fault, and which knows what to do with unknown keys.
struct DocumentReader {
  private var json: JSONReader
  private let bytes: UnsafeBufferPointer<UInt8>

  /// Runs `body` on a reader of a text, and demands that it reads everything.
  static func read<Result>(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits,
    _ body: (inout DocumentReader) throws(DocumentError) -> Result
  ) throws(DocumentError) -> Result {
    var reader = try DocumentReader(bytes, limits: limits)
    let result = try body(&reader)
    try reader.reading { (json) throws(JSONError) in try json.finish() }
    return result
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) throws(DocumentError) {
    do throws(JSONError) { json = try JSONReader(bytes, limits: limits) } catch { throw DocumentError(error) }
    self.bytes = bytes
  }

  private mutating func reading<Result>(
    _ body: (inout JSONReader) throws(JSONError) -> Result
  ) throws(DocumentError) -> Result {
    do throws(JSONError) { return try body(&json) } catch { throw DocumentError(error) }
  }

  // MARK: Places

  /// Where the next value begins, as a distance from the start of the text.
  mutating func mark() throws(DocumentError) -> Int {
    _ = try reading { (json) throws(JSONError) in try json.nextKind() }
    return json.offset
  }

  /// The line and column of a distance from the start.
  ///
  /// Counted only when something is wrong.
  func place(of mark: Int) -> DocumentError.Place {
    var place = DocumentError.Place(line: 1, column: 1)
    for byte in bytes[..<mark] {
      if byte == UInt8(ascii: "\n") {
        place.line += 1
        place.column = 1
      } else if byte & 0xC0 != 0x80 {
        place.column += 1
      }
    }
    return place
  }

  func error(_ code: DocumentError.Code, _ message: String, key: String? = nil, at mark: Int) -> DocumentError {
    DocumentError(code, message, key: key, place: place(of: mark))
  }

  // MARK: Objects and arrays

  /// Reads an object: `body` is called with each key of `names`, and must read its value.
  ///
  /// - Returns: the members whose keys begin with `x-`.
  /// - Throws: `badOperation` for any other key.
  mutating func members(
    _ names: MemberNames, of what: String,
    _ body: (inout DocumentReader, String) throws(DocumentError) -> Void
  ) throws(DocumentError) -> DocumentExtensions.Members {
    var extensions: DocumentExtensions.Members = []
    try reading { (json) throws(JSONError) in try json.beginObject() }
    while true {
      let before = json.offset
      let next = try reading { (json) throws(JSONError) -> (name: String?, key: String)? in
        guard let key = try json.nextKey() else { return nil }
        let name = names.name(of: key)
        return (name, name == nil ? key.string : "")
      }
      guard let (name, key) = next else { return extensions }
      if let name {
        do throws(DocumentError) { try body(&self, name) } catch { throw error.within(name) }
      } else if key.utf8.starts(with: "x-".utf8) {
        extensions.append((key, try raw()))
      } else {
        throw error(
          .badOperation, "\(what) has no member \"\(key)\"\(NearestName.hint(for: key, among: names.texts))",
          at: keyMark(after: before))
      }
    }
  }

  /// The first quote behind a place: where the key just read begins.
  private func keyMark(after offset: Int) -> Int {
    bytes[offset...].firstIndex(of: UInt8(ascii: "\"")) ?? offset
  }

  /// Reads an array: `body` is called before each element, with its index, and must read it.
  mutating func elements(
    _ body: (inout DocumentReader, Int) throws(DocumentError) -> Void
  ) throws(DocumentError) {
    try reading { (json) throws(JSONError) in try json.beginArray() }
    var index = 0
    while try reading({ (json) throws(JSONError) in try json.nextElement() }) {
      do throws(DocumentError) { try body(&self, index) } catch { throw error.within("[\(index)]") }
      index += 1
    }
  }

  /// The member that an object must have.
  func required<Value>(_ value: Value?, _ key: String, of what: String, at mark: Int) throws(DocumentError) -> Value {
    guard let value else { throw error(.badOperation, "\(what) lacks its member \"\(key)\"", at: mark) }
    return value
  }

  // MARK: Values

  mutating func kind() throws(DocumentError) -> JSONKind {
    try reading { (json) throws(JSONError) in try json.nextKind() }
  }

  /// A value that is kept as it is written.
  mutating func raw() throws(DocumentError) -> RawJSON {
    let mark = try mark()
    try reading { (json) throws(JSONError) in try json.skipValue() }
    return RawJSON(checked: bytes[mark..<json.offset])
  }

  mutating func value() throws(DocumentError) -> JSONValue {
    try reading { (json) throws(JSONError) in try json.readValue() }
  }

  mutating func truth() throws(DocumentError) -> Bool {
    try reading { (json) throws(JSONError) in try json.readBool() }
  }

  mutating func integer() throws(DocumentError) -> Int64 {
    try reading { (json) throws(JSONError) in try json.readInt64() }
  }

  mutating func text() throws(DocumentError) -> String {
    try reading { (json) throws(JSONError) in try json.readString() }
  }

  /// Text that stores keep, and so without NUL.
  mutating func storedText() throws(DocumentError) -> String {
    let mark = try mark()
    let text = try text()
    guard !text.utf8.contains(0) else {
      throw error(.badOperation, "holds a NUL character, which no store keeps", at: mark)
    }
    return text
  }

  /// One of several words.
  mutating func word<Value>(_ what: String, _ values: [(name: String, value: Value)]) throws(DocumentError) -> Value {
    let mark = try mark()
    let text = try text()
    guard let found = values.first(where: { Target($0.name) == Target(text) }) else {
      let hint = NearestName.hint(for: text, among: values.map(\.name))
      throw error(.badOperation, "there is no \(what) \"\(text)\"\(hint)", at: mark)
    }
    return found.value
  }

  /// A payload that every store can keep.
  mutating func payload() throws(DocumentError) -> PayloadValue {
    let mark = try mark()
    let value = try value()
    do throws(PayloadError) { return try PayloadValue(value).storable() } catch {
      var refusal = DocumentError(error)
      refusal.place = place(of: mark)
      throw refusal
    }
  }
}
