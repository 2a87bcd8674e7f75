import PipeShapeJSON
import Testing

@Suite struct WrittenFormIsCanonical {
  static let forms: [(JSONValue, String)] = [
    (.null, "null"), (true, "true"), (false, "false"), (0, "0"), (-12, "-12"),
    (.integer(.min), "\(Int64.min)"),
    (1.0, "1.0"), (.real(-0.0), "0.0"), (0.1, "0.1"), (100.0, "100.0"), (.real(1e16), "1e+16"), (.real(1e-7), "1e-07"),
    (.real(.leastNonzeroMagnitude), "5e-324"), (.real(.nan), "null"), (.real(-.infinity), "null"), ([], "[]"),
    ([:], "{}"),
    ([1, [2, []], "x"], #"[1,[2,[]],"x"]"#), (["b": 1, "a": [:], "c": [nil]], #"{"b":1,"a":{},"c":[null]}"#),
    ("a/b é😀\u{7F}\u{2028}", "\"a/b é😀\u{7F}\u{2028}\""), ("\"\\", #""\"\\""#),
    ("\n\r\t\u{8}\u{C}\u{0}\u{1}\u{B}\u{E}\u{1A}\u{1F}", #""\n\r\t\b\f\u0000\u0001\u000b\u000e\u001a\u001f""#),
    ("12345678\n12345678\"", #""12345678\n12345678\"""#), (["\n": 1], #"{"\n":1}"#),
  ]

  @Test(arguments: forms)
  func formIsFixed(value: JSONValue, text: String) {
    #expect(value.text() == text)
    #expect(value.serialized() == Array(text.utf8))
  }

  @Test func sortedKeysFollowUnicodeScalars() {
    let value: JSONValue = [
      "b": 1, "": 2, "a": ["z": 1, "y": 2], "\u{FF5E}": 3, "😀": 4, "e\u{301}": 5, "é": 6, "B": 7, "ab": 8,
    ]
    #expect(
      value.text(sortedKeys: true)
        == "{\"\":2,\"B\":7,\"a\":{\"y\":2,\"z\":1},\"ab\":8,\"b\":1,\"e\u{301}\":5,\"\u{E9}\":6,\"\u{FF5E}\":3,\"😀\":4}"
    )
  }

  @Test func commasAreTheBusinessOfTheWriter() {
    var writer = JSONWriter(reserving: 0)
    writer.beginObject()
    writer.key("a")
    writer.beginArray()
    writer.endArray()
    writer.key(String("b"))
    writer.beginArray()
    writer.null()
    writer.bool(true)
    writer.integer(10)
    writer.real(0.5)
    writer.string("s")
    writer.raw(Array("{}".utf8))
    writer.value(["k": [1]])
    writer.beginObject()
    writer.endObject()
    writer.endArray()
    writer.key("quote\"")
    writer.string("")
    writer.endObject()
    #expect(writer.takeString() == #"{"a":[],"b":[null,true,10,0.5,"s",{},{"k":[1]},{}],"quote\"":""}"#)
    #expect(writer.bytes.isEmpty)
    writer.integer(1)
    #expect(writer.takeString() == "1")
  }

  @Test func aValueOfAnySequenceIsTakenOver() {
    var writer = JSONWriter(reserving: 0)
    writer.beginArray()
    writer.raw("[1, 2]".utf8)
    writer.raw("{}".utf8.lazy.map { $0 })
    writer.raw(Array("1e5".utf8)[...])
    writer.endArray()
    #expect(writer.count == 15)
    #expect(writer.takeBytes() == Array("[[1, 2],{},1e5]".utf8))
    #expect(writer.bytes.isEmpty)
    writer.string("again")
    #expect(writer.takeBytes() == Array("\"again\"".utf8))
  }

  /// Room is made per value, so every size must fit, with and without escapes.
  @Test func everySizeFitsTheRoom() {
    for length in 0..<300 {
      for character in ["x", "\u{1}", "é", "\""] {
        let text = String(repeating: character, count: length)
        let escaped = ["\u{1}": "\\u0001", "\"": "\\\""][character] ?? character
        var writer = JSONWriter(reserving: 0)
        writer.beginObject()
        writer.key(text)
        writer.string(text)
        writer.endObject()
        let expected = "\"" + String(repeating: escaped, count: length) + "\""
        #expect(writer.takeString() == "{\(expected):\(expected)}")
      }
    }
  }

  @Test func aCopyWritesOnItsOwn() {
    var writer = JSONWriter()
    writer.beginArray()
    writer.integer(1)
    var copy = writer
    copy.integer(2)
    writer.integer(3)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "[1,3")
    #expect(String(decoding: copy.bytes, as: UTF8.self) == "[1,2")
  }

  @Test func realsThatAreNotFiniteAreCounted() {
    var writer = JSONWriter()
    writer.beginArray()
    #expect(writer.real(1) && !writer.real(.nan) && !writer.real(.infinity))
    writer.endArray()
    #expect(writer.refusedReals == 2)
    #expect(writer.takeString() == "[1.0,null,null]")
    #expect(writer.refusedReals == 0)
  }
}
