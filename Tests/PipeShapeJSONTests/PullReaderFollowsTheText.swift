import PipeShapeJSON
import Testing

@Suite struct PullReaderFollowsTheText {
  struct Cell: Equatable {
    var id: Int64
    var step: String
    var weight: Double?
    var tags: [String] = []

    static func read(_ reader: inout JSONReader) throws(JSONError) -> Cell {
      var cell = Cell(id: 0, step: "")
      var id: Int64?
      try reader.beginObject()
      while let key = try reader.nextKey() {
        switch key {
        case "id": id = try reader.readInt64()
        case "step": cell.step = try reader.readString()
        case "weight": cell.weight = try reader.takeNull() ? nil : try reader.readDouble()
        case "tags":
          try reader.beginArray()
          while try reader.nextElement() { cell.tags.append(try reader.readString()) }
        default: try reader.skipValue()
        }
      }
      guard let id else { throw reader.missing("id") }
      cell.id = id
      return cell
    }
  }

  @Test func membersComeInWhateverOrder() throws {
    let text = #" {"weight":null,"new":[{"a":[]}],"st\u0065p":"srpm","tags":["a","b\n"],"id":7} "#
    let cell = try JSONReader.read(text) { (reader) throws(JSONError) in try Cell.read(&reader) }
    #expect(cell == Cell(id: 7, step: "srpm", tags: ["a", "b\n"]))
  }

  @Test func missingMemberIsNamed() {
    let error = caught { () throws(JSONError) in
      _ = try JSONReader.read("{\"step\":\"x\"}") { (reader) throws(JSONError) in try Cell.read(&reader) }
    }
    #expect(error?.code == .missingKey)
    #expect(error?.message == "the member \"id\" is missing")
  }

  @Test func takingAKeyThatIsNotNextReadsNothing() throws {
    try JSONReader.read(#"{ "a" : 1 , "b":2,"\u0063":3}"#) { (reader) throws(JSONError) in
      try reader.beginObject()
      #expect(try reader.takeKey("b") == false)
      #expect(try reader.takeKey("a"))
      #expect(try reader.readInt64() == 1)
      #expect(try reader.takeKey("a") == false)
      try reader.requireKey("b")
      #expect(try reader.readInt64() == 2)
      #expect(try reader.takeKey("c") == false)
      try reader.requireKey("c")
      #expect(try reader.readInt64() == 3)
      #expect(try reader.takeKey("d") == false)
      #expect(try reader.nextKey() == nil)
    }
  }

  @Test func rawValueIsTheTextItself() throws {
    let text = #"[ {"a" : [1, 2]} , "x" ]"#
    let raw = try JSONReader.read(text) { (reader) throws(JSONError) in
      try reader.beginArray()
      var parts: [String] = []
      while try reader.nextElement() { parts.append(String(decoding: try reader.rawValue(), as: UTF8.self)) }
      return parts
    }
    #expect(raw == [#"{"a" : [1, 2]}"#, #""x""#])
  }

  @Test func aCopyLooksAhead() throws {
    let kind = try JSONReader.read(#"{"payload":{"x":1},"kind":"copr"}"#) { (reader) throws(JSONError) in
      var ahead = reader
      try ahead.beginObject()
      var kind = ""
      while let key = try ahead.nextKey() {
        if key == "kind" { kind = try ahead.readString() } else { try ahead.skipValue() }
      }
      #expect(reader.offset == 0)
      try reader.skipValue()
      return kind
    }
    #expect(kind == "copr")
  }

  @Test(arguments: [
    ("1", JSONKind.number), ("-1", .number), ("\"\"", .string), ("[]", .array), ("{}", .object), ("true", .bool),
    ("false", .bool), ("null", .null),
  ])
  func kindIsSeenBeforehand(text: String, kind: JSONKind) throws {
    try JSONReader.read(" " + text) { (reader) throws(JSONError) in
      #expect(try reader.nextKind() == kind)
      var copy = reader
      #expect(try copy.takeNull() == (kind == .null))
      let outcomes: [(JSONKind, JSONError?)] = [
        (.null, attempt(reader) { (reader) throws(JSONError) in try reader.readNull() }),
        (.bool, attempt(reader) { (reader) throws(JSONError) in _ = try reader.readBool() }),
        (.number, attempt(reader) { (reader) throws(JSONError) in _ = try reader.readInt64() }),
        (.number, attempt(reader) { (reader) throws(JSONError) in _ = try reader.readDouble() }),
        (.string, attempt(reader) { (reader) throws(JSONError) in _ = try reader.readString() }),
        (.array, attempt(reader) { (reader) throws(JSONError) in try reader.beginArray() }),
        (.object, attempt(reader) { (reader) throws(JSONError) in try reader.beginObject() }),
      ]
      for (wanted, error) in outcomes { #expect(error?.code == (wanted == kind ? nil : .unexpectedType)) }
      try reader.skipValue()
    }
  }

  private func attempt(_ reader: JSONReader, _ body: (inout JSONReader) throws(JSONError) -> Void) -> JSONError? {
    var reader = reader
    return caught { () throws(JSONError) in try body(&reader) }
  }
}
