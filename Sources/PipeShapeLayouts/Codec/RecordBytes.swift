/// A record or an array in the binary form in which engines with records take them and give them back.
///
/// Numbers are big-endian. A record is the number of its fields and then, for each, the number of its type, the length of
/// its value and the value; -1 for the length of null. An array is the number of its dimensions (0 or 1), whether there
/// are nulls, the number of the elements' type, the number of elements, 1, and then each element's length and value.
/// Only the engine knows the numbers of types: where one belongs is noted, and the adapter puts it there.
public struct RecordBytes: Hashable, Sendable {
  /// The value, with gaps of four bytes for the numbers of types.
  public internal(set) var bytes: [UInt8] = []
  /// Where the gaps are, and which of the types belongs in each.
  public internal(set) var gaps: [Gap] = []
  /// The types.
  public let types: [ColumnType]

  /// A place for the number of a type.
  public struct Gap: Hashable, Sendable {
    /// The place of the first byte.
    public var place: Int32
    /// The index of the type.
    public var type: Int32
  }

  init(types: [ColumnType]) { self.types = types }
}

/// Writes records and arrays; lengths are filled in when what they count has been written.
struct RecordWriter {
  private(set) var value: RecordBytes

  init(types: [ColumnType], reserving capacity: Int = 256) {
    value = RecordBytes(types: types)
    value.bytes.reserveCapacity(capacity)
  }

  var count: Int { value.bytes.count }

  @inline(__always)
  private mutating func word<Word: FixedWidthInteger>(_ word: Word) {
    withUnsafeBytes(of: word.bigEndian) { value.bytes.append(contentsOf: $0) }
  }

  private mutating func gap(_ type: Int) {
    value.gaps.append(RecordBytes.Gap(place: Int32(truncatingIfNeeded: value.bytes.count), type: Int32(type)))
    word(UInt32(0))
  }

  /// Begins a record of so many fields.
  mutating func beginRecord(fields: Int) { word(Int32(fields)) }

  /// Begins an array of so many elements of a type.
  mutating func beginArray(_ count: Int, of type: Int, hasNulls: Bool = false) {
    word(Int32(count == 0 ? 0 : 1))
    word(Int32(hasNulls ? 1 : 0))
    gap(type)
    guard count > 0 else { return }
    word(Int32(count))
    word(Int32(1))
  }

  /// Begins a field of a record: its type goes before its value.
  mutating func field(_ type: Int) { gap(type) }

  mutating func null() { word(Int32(-1)) }

  mutating func integer(_ number: Int64) {
    word(Int32(8))
    word(number)
  }

  mutating func real(_ number: Double) {
    word(Int32(8))
    word(number.bitPattern)
  }

  mutating func bool(_ flag: Bool) {
    word(Int32(1))
    value.bytes.append(flag ? 1 : 0)
  }

  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      word(Int32(truncatingIfNeeded: utf8.count))
      value.bytes.append(contentsOf: utf8)
    }
  }

  /// A document: its text behind the version of the form.
  mutating func document(_ text: [UInt8]) {
    word(Int32(truncatingIfNeeded: text.count + 1))
    value.bytes.append(1)
    value.bytes.append(contentsOf: text)
  }

  /// A value whose length is not known yet.
  mutating func nested(_ body: (inout RecordWriter) -> Void) {
    let place = value.bytes.count
    word(Int32(0))
    body(&self)
    let length = Int32(truncatingIfNeeded: value.bytes.count - place - 4)
    withUnsafeBytes(of: length.bigEndian) { value.bytes.replaceSubrange(place..<place + 4, with: $0) }
  }
}
