import PipeShapeJSON
import Testing

@Suite struct WellFormedTextsAreRead {
  static let texts: [(String, JSONValue)] = [
    ("null", .null), ("true", true), ("false", false), ("0", 0), ("-0", 0), ("-0.0", 0.0), ("12", 12), ("-7", -7),
    ("1.5", 1.5), ("1E2", 100.0), ("1e+2", 100.0), ("125e-2", 1.25), ("0.0", 0.0), ("0e9", 0.0), ("0E-999", 0.0),
    (#""""#, ""), (#""a""#, "a"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0000""#, "\0"),
    (#""\u00e9\u00E9""#, "éé"), (#""\ud83d\ude00""#, "😀"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
    (#""\uffff""#, "\u{FFFF}"),
    ("\"\u{7F}\u{80}\u{2028}\"", "\u{7F}\u{80}\u{2028}"), ("[]", []), ("[ ]", []), ("[[],[[]]]", [[], [[]]]),
    ("[1,2 , 3]", [1, 2, 3]), ("{}", [:]), ("{ }", [:]), (#"{"a":1}"#, ["a": 1]), (#"{"":{"":null}}"#, ["": ["": nil]]),
    (" \t\r\n {\n  \"a\" : [ true ,\r\n false ] }\n", ["a": [true, false]]),
    ("[\n                  1\n                ]", [1]),
    ("{\"a\":1,\"A\":2,\"\u{E9}\":3,\"e\u{301}\":4}", ["a": 1, "A": 2, "\u{E9}": 3, "e\u{301}": 4]),
  ]

  @Test(arguments: texts)
  func isRead(text: String, value: JSONValue) throws {
    #expect(try JSONValue(parsing: text) == value)
    #expect(try JSONValue(parsing: Array(text.utf8)) == value)
    #expect(refusal(of: text) == nil)
  }

  /// Every string length takes both the eight-byte step and the step for the last bytes.
  @Test func everyLengthOfStringIsRead() throws {
    for length in 0..<70 {
      let text = String(repeating: "x", count: length)
      #expect(try JSONValue(parsing: "\"\(text)\"") == .string(text))
      #expect(try JSONValue(parsing: "[\"\(text)\\n\",\"é\(text)\"]") == [.string(text + "\n"), .string("é" + text)])
    }
  }
}
