import PipeShapeJSON
import Testing

@Suite struct IllFormedTextsAreRefused {
  static let syntax = [
    "", " ", "\n", "nul", "nulll", "Null", "tru", "True", "undefined", "NaN", "Infinity", "+1", ".5", "'a'", "a",
    "\u{0}",
    "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1,,2]", "[}", "{", "}", "{]", "{,}", "{1:2}", "{a:1}", "{'a':1}",
    #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a":1"b":2}"#, #"{"a" 1}"#, #"{"a",1}"#, #"{"a":1"#, #"{"a":"#, #"{"a""#,
    "1 2", "{} {}", "[] ,", "null//", "/* */ 1", "[1]x", "\u{A0}1", "\u{B}1", "\u{C}1", "\u{FEFF}1", "1\u{2028}",
    #"{"a":1 /**/}"#, #"[tru]"#, #"[nulls]"#, "12true", "0x10",
  ]
  static let numbers = [
    "-", "01", "-01", "00", "1.", "1.e1", "-.5", "1e", "1e+", "1E-", "1e999", "-1e999",
    "1e99999999999999999999",
    "[1.]", "[-]", "[- 1]", "1.2e", "00.5", String(repeating: "9", count: 400),
  ]
  static let strings = [
    "\"", "\"a", #""\""#, #""\a""#, #""\x41""#, #""\u""#, #""\u12""#, #""\u12G4""#, #""\u 123""#, #""\U0041""#,
    #""\'""#,
    "\"\n\"", "\"\t\"", "\"\u{0}\"", "\"\u{1F}\"", "\"12345678\u{1F}\"", #""\ud800""#, #""\udc00""#, #""\ud800\ud800""#,
    #""\ud800x""#, #""\ud800\n""#, #""\ud800\u0041""#, #""\ud83d\u""#, #""\udE00\ud83d""#, #"{"\ud800":1}"#, #"{"a"#,
    #"{"\q":1}"#, #"["a\"#,
  ]

  @Test(arguments: syntax) func syntaxIsRefused(text: String) { #expect(refusal(of: text)?.code == .syntax) }

  @Test(arguments: numbers) func numberIsRefused(text: String) { #expect(refusal(of: text)?.code == .badNumber) }

  @Test(arguments: strings) func stringIsRefused(text: String) { #expect(refusal(of: text)?.code == .badString) }

  static let notUTF8: [[UInt8]] = [
    [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
    [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF],
    [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFF],
    [0xFE, 0xFF], [0xE2, 0x82, 0x28], [0xF0, 0x9F, 0x98, 0x28],
  ]

  @Test(arguments: notUTF8)
  func bytesThatAreNotUTF8AreRefused(bytes: [UInt8]) {
    for padding in [0, 3, 40] {
      let before = [0x22] + [UInt8](repeating: 0x61, count: padding)
      let error = refusal(of: before + bytes + [0x22])
      #expect(error?.code == .badString)
      #expect(error?.offset == before.count)
    }
    // Cut off by the end of the text.
    #expect(refusal(of: [0x22] + bytes)?.code == .badString)
  }

  /// Whatever is cut off a text of containers leaves no text.
  @Test func everyPrefixIsRefused() throws {
    let text = Array(#"{"a":[1,-2.5e3,"x\n\u00e9é😀",true,false,null,{"b":{}}],"c":[]}"#.utf8)
    #expect(refusal(of: text) == nil)
    for length in 0..<text.count { #expect(refusal(of: Array(text[..<length])) != nil) }
  }

  @Test func byteOrderMarkIsNamed() {
    #expect(refusal(of: "\u{FEFF}{}")?.message.contains("byte order mark") == true)
    #expect(refusal(of: "[\u{FEFF}]")?.code == .syntax)
  }
}
