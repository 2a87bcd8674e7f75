/// Keys of documents that users chose: written so that a path can say them on every engine.
enum DocumentKey {
  /// A name as a key: the name itself, but for what engines disagree about in paths.
  ///
  /// Engines do not decode escapes of JSON alike when they look a path up, so there are none: quotes, backslashes,
  /// control characters and the percent sign itself become a percent sign and two digits.
  static func plain(_ name: String) -> String {
    func isPlain(_ byte: UInt8) -> Bool {
      byte >= 0x20 && byte != 0x7f && byte != UInt8(ascii: "%") && byte != UInt8(ascii: "\"")
        && byte != UInt8(ascii: "\\")
    }
    if name.utf8.allSatisfy(isPlain) { return name }
    var bytes: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in name.utf8 {
      if isPlain(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
