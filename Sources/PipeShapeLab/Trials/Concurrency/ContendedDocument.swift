public import PipeShapeStore

/// A document that several writers change past every store: a counter for each of them, and some ballast.
public enum ContendedDocument {
  /// How many there are: few, so that writers meet.
  public static let count = 4
  /// The most writers.
  public static let writers = 8

  /// The name that a tally has for a counter.
  public static func name(_ document: Int, _ writer: Int) -> String { "\(document)/\(writer)" }

  /// The document at first, as JSON.
  public static var text: String {
    let counters = (0..<writers).map { "\"w\($0)\":0" }.joined(separator: ",")
    return "{\(counters),\"ballast\":\"\(String(repeating: "ballast ", count: 250))\"}"
  }

  /// The document with one counter counted up, as a client does it: by hand, in the text that it has read.
  ///
  /// - Parameter colon: what the engine writes between a key and its value.
  /// - Throws: `corrupt` for rows without such a document.
  public static func counted(
    _ rows: [[String?]], _ writer: Int, colon: String = ":"
  ) throws(StoreError) -> String {
    guard let text = rows.first?.first ?? nil else { throw StoreError(.corrupt, "a contended document is gone") }
    let bytes = Array(text.utf8)
    let key = Array("\"w\(writer)\"\(colon)".utf8)
    var at = 0
    while at + key.count < bytes.count, !bytes[at...].starts(with: key) { at += 1 }
    let start = at + key.count
    var end = start
    while end < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end]) { end += 1 }
    guard end > start, let count = Int(String(decoding: bytes[start..<end], as: UTF8.self)) else {
      throw StoreError(.corrupt, "a contended document has no counter of writer \(writer)")
    }
    return String(decoding: bytes[..<start] + Array("\(count + 1)".utf8) + bytes[end...], as: UTF8.self)
  }
}
