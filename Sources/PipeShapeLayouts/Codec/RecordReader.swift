import PipeShapeStore

/// Reads records and arrays from the binary form of ``RecordBytes``, value by value.
struct RecordReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private static func damaged() -> StoreError { StoreError(.corrupt, "a record is shorter than it says") }

  @inline(__always)
  private mutating func word<Word: FixedWidthInteger>(_ type: Word.Type) throws(StoreError) -> Word {
    let size = MemoryLayout<Word>.size
    guard bytes.count - place >= size else { throw Self.damaged() }
    defer { place += size }
    return Word(bigEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: type))
  }

  /// Enters a record; gives the number of its fields.
  mutating func beginRecord() throws(StoreError) -> Int { Int(try word(Int32.self)) }

  /// Enters an array; gives the number of its elements.
  mutating func beginArray() throws(StoreError) -> Int {
    let dimensions = try word(Int32.self)
    _ = try word(Int32.self)
    _ = try word(UInt32.self)
    guard dimensions > 0 else { return 0 }
    guard dimensions == 1 else { throw StoreError(.corrupt, "an array has \(dimensions) dimensions") }
    let count = try word(Int32.self)
    _ = try word(Int32.self)
    // Each element has a length at least.
    guard count >= 0, Int(count) * 4 <= bytes.count - place else { throw Self.damaged() }
    return Int(count)
  }

  /// The bytes of the next field of a record; nil for null.
  @inline(__always)
  mutating func field() throws(StoreError) -> UnsafeBufferPointer<UInt8>? {
    _ = try word(UInt32.self)
    return try element()
  }

  /// The bytes of the next element of an array; nil for null.
  @inline(__always)
  mutating func element() throws(StoreError) -> UnsafeBufferPointer<UInt8>? {
    let length = try word(Int32.self)
    guard length >= 0 else { return nil }
    guard Int(length) <= bytes.count - place else { throw Self.damaged() }
    defer { place += Int(length) }
    return UnsafeBufferPointer(rebasing: bytes[place..<place + Int(length)])
  }

  // MARK: values

  static func integer(_ bytes: UnsafeBufferPointer<UInt8>) throws(StoreError) -> Int64 {
    guard bytes.count == 8 else { throw damaged() }
    return Int64(bigEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(as: Int64.self))
  }

  static func small(_ bytes: UnsafeBufferPointer<UInt8>) throws(StoreError) -> Int32 {
    let number = try integer(bytes)
    guard let small = Int32(exactly: number) else {
      throw StoreError(.corrupt, "a record holds \(number), which is out of range")
    }
    return small
  }

  static func real(_ bytes: UnsafeBufferPointer<UInt8>) throws(StoreError) -> Double {
    Double(bitPattern: UInt64(bitPattern: try integer(bytes)))
  }

  static func bool(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { bytes.first == 1 }

  static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String { ExactBytes.text(bytes) }

  /// The text of a document, behind the version of the form.
  static func document(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes.dropFirst())
  }
}
