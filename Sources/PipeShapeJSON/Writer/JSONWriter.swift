/// A writer of compact JSON: values and keys in, commas and escapes are its business.
///
/// It does not check that calls are balanced and that keys are unique: both are the duty of the caller. Equal calls
/// give equal bytes.
public struct JSONWriter {
  /// What was written so far, in UTF-8.
  public private(set) var bytes: [UInt8]

  /// How many reals were not finite, and were written as `null`; see ``real(_:)``.
  public internal(set) var refusedReals = 0

  private var needsComma = false

  /// Creates a writer with room for `reserving` bytes.
  public init(reserving capacity: Int = 256) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// Opens an object; its members follow as ``key(_:)-(StaticString)`` and a value.
  public mutating func beginObject() { open(UInt8(ascii: "{")) }

  /// Closes the object opened last.
  public mutating func endObject() { close(UInt8(ascii: "}")) }

  /// Opens an array.
  public mutating func beginArray() { open(UInt8(ascii: "[")) }

  /// Closes the array opened last.
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Forgets what was written.
  public mutating func removeAll(keepingCapacity: Bool = true) {
    bytes.removeAll(keepingCapacity: keepingCapacity)
    needsComma = false
    refusedReals = 0
  }

  /// Hands out what was written as a string, and forgets it.
  ///
  /// - Complexity: O(*n*).
  public mutating func takeString() -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    removeAll()
    return text
  }

  @inline(__always)
  private mutating func open(_ bracket: UInt8) {
    separate()
    append(bracket)
    needsComma = false
  }

  @inline(__always)
  private mutating func close(_ bracket: UInt8) {
    append(bracket)
    needsComma = true
  }

  /// Writes the comma that is due before a key or a value.
  @inline(__always)
  mutating func separate() {
    if needsComma { append(UInt8(ascii: ",")) }
    needsComma = true
  }

  /// Ends a key.
  @inline(__always)
  mutating func colon() {
    append(UInt8(ascii: ":"))
    needsComma = false
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  @inline(__always)
  mutating func append(_ run: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: run) }

  @inline(__always)
  mutating func append(all run: some Sequence<UInt8>) { bytes.append(contentsOf: run) }
}
