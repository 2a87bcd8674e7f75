/// A writer of compact JSON: values and keys in, commas and escapes are its business.
///
/// It does not check that calls are balanced and that keys are unique: both are the duty of the caller. Equal calls
/// give equal bytes.
public struct JSONWriter: Sendable {
  /// What was written, up to `count`, and room for more: filled beforehand, so that a value is one access to the array.
  private var storage: [UInt8]

  /// The number of bytes written so far.
  public private(set) var count = 0

  /// How many reals were not finite, and were written as `null`; see ``real(_:)``.
  public internal(set) var refusedReals = 0

  private var needsComma = false

  /// Creates a writer with room for `reserving` bytes.
  public init(reserving capacity: Int = 256) { storage = [UInt8](repeating: 0, count: max(capacity, 16)) }

  /// What was written so far, in UTF-8.
  ///
  /// - Complexity: O(*n*); ``takeBytes()`` hands it out without a copy.
  public var bytes: [UInt8] { Array(storage[..<count]) }

  /// Forgets what was written.
  public mutating func removeAll(keepingCapacity: Bool = true) {
    if !keepingCapacity { self = JSONWriter() }
    count = 0
    needsComma = false
    refusedReals = 0
  }

  /// Hands out what was written, and forgets it together with the room.
  ///
  /// - Complexity: O(1).
  public mutating func takeBytes() -> [UInt8] {
    var bytes: [UInt8] = []
    swap(&bytes, &storage)
    bytes.removeLast(bytes.count - count)
    removeAll()
    return bytes
  }

  /// Hands out what was written as a string, and forgets it, but keeps the room.
  ///
  /// - Complexity: O(*n*).
  public mutating func takeString() -> String {
    let text = String(decoding: storage[..<count], as: UTF8.self)
    removeAll()
    return text
  }

  /// Runs `body` on a place with `room` for what it writes, behind the comma that is due.
  ///
  /// A comma is due before the next key or value unless this one `opens` a container or is a key.
  @inline(__always)
  mutating func item(room: Int, opens: Bool = false, _ body: (inout UnsafeMutablePointer<UInt8>) -> Void) {
    let separates = needsComma
    needsComma = !opens
    write(room: room + 1) { place in
      if separates { place.put(UInt8(ascii: ",")) }
      body(&place)
    }
  }

  /// Runs `body` on a place with `room` for what it writes.
  @inline(__always)
  private mutating func write(room: Int, _ body: (inout UnsafeMutablePointer<UInt8>) -> Void) {
    if storage.count - count < room { grow(by: room) }
    let written = count
    count = storage.withUnsafeMutableBufferPointer { storage in
      guard let start = storage.baseAddress else { return written }
      var place = start + written
      body(&place)
      return place - start
    }
  }

  /// Writes the bracket that closes a container; no comma is due before it, but one after.
  @inline(__always)
  mutating func close(_ bracket: UInt8) {
    write(room: 1) { place in place.put(bracket) }
    needsComma = true
  }

  @inline(never)
  private mutating func grow(by room: Int) {
    storage.append(contentsOf: repeatElement(0, count: max(storage.count, room, 256)))
  }
}
