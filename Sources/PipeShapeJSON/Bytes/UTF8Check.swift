/// The check of a whole document for well-formed UTF-8.
///
/// It runs once, before reading: strings then need no check of their own, and the common case, all ASCII, is one pass
/// over whole words.
enum UTF8Check {
  /// The first byte of the first ill-formed sequence, or nil when all is well.
  static func fault(from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    var place = start
    while place < end {
      place = asciiEnd(from: place, to: end)
      while place < end, place.pointee >= 0x80 {
        let length = sequenceLength(at: place, to: end)
        if length == 0 { return place }
        place += length
      }
    }
    return nil
  }

  /// Whether all bytes are ASCII.
  static func isASCII(from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) -> Bool {
    asciiEnd(from: start, to: end) == end
  }

  @inline(__always)
  private static func asciiEnd(
    from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8> {
    var place = start
    while end - place >= 32 {
      let words = Word.load(place) | Word.load(place + 8) | Word.load(place + 16) | Word.load(place + 24)
      if words & 0x8080_8080_8080_8080 != 0 { break }
      place += 32
    }
    while place < end, place.pointee < 0x80 { place += 1 }
    return place
  }

  /// The length of the sequence at `place`, or 0 when it is overlong, a surrogate, above U+10FFFF or cut off.
  @inline(__always)
  private static func sequenceLength(at place: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) -> Int {
    let lead = place[0]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    if lead < 0xC2 || lead > 0xF4 || end - place < length { return 0 }
    let second = place[1]
    // The second byte is where every forbidden range shows.
    let least: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let greatest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    if second < least || second > greatest { return 0 }
    if length > 2, place[2] & 0xC0 != 0x80 { return 0 }
    if length > 3, place[3] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
