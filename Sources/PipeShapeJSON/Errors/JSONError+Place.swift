extension JSONError {
  // Lines and columns are counted here, when something is wrong, so that reading need not count them.
  init(_ code: Code, _ message: String, at fault: UnsafePointer<UInt8>, in start: UnsafePointer<UInt8>) {
    var line = 1
    var column = 1
    var place = start
    while place < fault {
      if place.pointee == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if place.pointee & 0xC0 != 0x80 {
        column += 1
      }
      place += 1
    }
    self.init(code: code, message: message, offset: fault - start, line: line, column: column)
  }
}
