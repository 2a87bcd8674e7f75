/// One escape sequence: what it stands for, or what is wrong with it.
enum Escape {
  enum Fault: Error {
    case cutOff, unknown, badDigits, loneSurrogate

    var message: String {
      switch self {
      case .cutOff: "the text ends inside an escape"
      case .unknown: "no escape starts like this; a backslash itself is written twice"
      case .badDigits: "\\u needs four hexadecimal digits"
      case .loneSurrogate: "half a surrogate pair stands for no character"
      }
    }
  }

  /// Reads the escape at the backslash under `place` and moves behind it.
  static func read(
    _ place: inout UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
  ) throws(Fault) -> Unicode.Scalar {
    guard end - place >= 2 else { throw .cutOff }
    let letter = place[1]
    if letter != UInt8(ascii: "u") {
      guard let scalar = simple(letter) else { throw .unknown }
      place += 2
      return scalar
    }
    let first = try unit(place, to: end)
    if let scalar = Unicode.Scalar(UInt32(first)) {
      place += 6
      return scalar
    }
    // Only a leading half may come first, and a trailing one must follow at once.
    guard first < 0xDC00, end - place >= 8, place[6] == UInt8(ascii: "\\"), place[7] == UInt8(ascii: "u") else {
      throw .loneSurrogate
    }
    let second = try unit(place + 6, to: end)
    let value = 0x10000 &+ (UInt32(first) &- 0xD800) << 10 &+ (UInt32(second) &- 0xDC00)
    guard second & 0xFC00 == 0xDC00, let scalar = Unicode.Scalar(value) else { throw .loneSurrogate }
    place += 12
    return scalar
  }

  /// Appends the bytes that the string between `place` and `end` stands for; stops at a fault or a bare quote.
  static func appendAll(
    from place: inout UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>, into bytes: inout [UInt8]
  ) {
    while place < end {
      let stop = PlainRun.end(from: place, to: end)
      bytes.append(contentsOf: UnsafeBufferPointer(start: place, count: stop - place))
      place = stop
      guard stop < end, stop.pointee == UInt8(ascii: "\\"), let scalar = try? read(&place, to: end) else { return }
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  private static func simple(_ letter: UInt8) -> Unicode.Scalar? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): Unicode.Scalar(letter)
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "t"): "\t"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "b"): "\u{8}"
    case UInt8(ascii: "f"): "\u{C}"
    default: nil
    }
  }

  private static func unit(_ place: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) throws(Fault) -> UInt16 {
    guard end - place >= 6 else { throw .cutOff }
    var value: UInt16 = 0
    for index in 2..<6 {
      let byte = place[index]
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: throw .badDigits
      }
      value = value << 4 | UInt16(digit)
    }
    return value
  }
}
