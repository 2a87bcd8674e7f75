extension JSONWriter {
  /// Writes a string.
  ///
  /// Escaped are the quote, the backslash and control characters, never the slash nor what is not ASCII.
  ///
  /// - Complexity: O(*n*).
  public mutating func string(_ value: String) {
    separate()
    quote(value)
  }

  /// Writes the key of the next member.
  ///
  /// - Complexity: O(*n*).
  @_disfavoredOverload  // so that a literal takes the overload below
  public mutating func key(_ name: String) {
    separate()
    quote(name)
    colon()
  }

  /// Writes a literal as the key of the next member.
  ///
  /// - Complexity: O(*n*).
  public mutating func key(_ name: StaticString) {
    separate()
    name.withUTF8Buffer { quote($0) }
    colon()
  }

  @inline(__always)
  private mutating func quote(_ text: String) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { quote($0) }
    // Only a string bridged from elsewhere has no contiguous bytes.
    if done == nil { Array(text.utf8).withUnsafeBufferPointer { quote($0) } }
  }

  @inline(__always)
  private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
    append(UInt8(ascii: "\""))
    if let start = text.baseAddress {
      let end = start + text.count
      let stop = PlainRun.end(from: start, to: end)
      append(UnsafeBufferPointer(start: start, count: stop - start))
      if stop < end { appendEscaped(from: stop, to: end) }
    }
    append(UInt8(ascii: "\""))
  }

  @inline(never)
  private mutating func appendEscaped(from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) {
    var place = start
    while place < end {
      appendEscape(place.pointee)
      let next = PlainRun.end(from: place + 1, to: end)
      append(UnsafeBufferPointer(start: place + 1, count: next - place - 1))
      place = next
    }
  }

  private mutating func appendEscape(_ byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case 0x22, 0x5C: append(byte)
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x08: append(UInt8(ascii: "b"))
    case 0x0C: append(UInt8(ascii: "f"))
    default:
      append(all: "u00".utf8)
      append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      append(byte & 0xF < 10 ? UInt8(ascii: "0") + byte & 0xF : UInt8(ascii: "a") + byte & 0xF - 10)
    }
  }
}
