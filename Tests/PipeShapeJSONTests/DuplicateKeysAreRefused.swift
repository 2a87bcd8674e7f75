import PipeShapeJSON
import Testing

@Suite struct DuplicateKeysAreRefused {
  @Test(arguments: [
    #"{"a":1,"a":1}"#, #"{"a":1,"\u0061":1}"#, #"{"\u0061":1,"a":1}"#, #"{"":1,"":1}"#,
    #"[{"x":{"k":{},"l":[],"k":0}}]"#,
    #"{"long key number one":1,"b":2,"long key number one":3}"#, #"{"😀":1,"\ud83d\ude00":1}"#,
  ])
  func duplicateIsRefused(text: String) { #expect(refusal(of: text)?.code == .duplicateKey) }

  @Test(arguments: [
    #"{"a":{"a":{"a":1}},"b":{"a":1}}"#, #"[{"a":1},{"a":1}]"#, #"{"e\u0301":1,"\u00e9":2}"#, #"{"ab":1,"a":2,"b":3}"#,
  ])
  func sameKeyElsewhereIsNoDuplicate(text: String) { #expect(refusal(of: text) == nil) }

  /// Around 16 keys the search gives way to a set; a duplicate of the first, a middle and the last key must show.
  @Test(arguments: [1, 2, 15, 16, 17, 18, 40, 500])
  func duplicateIsFoundAmongMany(count: Int) {
    let members = (0..<count).map { "\"key\($0)\":{\"key0\":[],\"key1\":1}" }
    #expect(refusal(of: "{\(members.joined(separator: ","))}") == nil)
    for duplicate in Set([0, count / 2, count - 1]) {
      let error = refusal(of: "{\((members + [members[duplicate]]).joined(separator: ","))}")
      #expect(error?.code == .duplicateKey)
      #expect(error?.message == "the key \"key\(duplicate)\" occurs twice")
    }
  }

  @Test func pullingSeesThemWithoutBeingAsked() {
    let pulled = caught { () throws(JSONError) in
      try JSONReader.read(#"{"a":1,"b":2,"a":3}"#) { (reader) throws(JSONError) in
        try reader.beginObject()
        while try reader.nextKey() != nil { _ = try reader.readInt64() }
      }
    }
    #expect(pulled?.code == .duplicateKey)
    let taken = caught { () throws(JSONError) in
      try JSONReader.read(#"{"a":1,"b":2,"a":3}"#) { (reader) throws(JSONError) in
        try reader.beginObject()
        for _ in 0..<3 { _ = (try reader.takeKey("a"), try reader.takeKey("b"), try reader.readInt64()) }
      }
    }
    #expect(taken?.code == .duplicateKey)
  }

  /// A hundred thousand keys in one object: hours if each were compared with all others.
  @Test func anObjectOfAHundredThousandKeysIsRead() throws {
    let text = "{\((0..<100_000).map { "\"\($0)\":0" }.joined(separator: ","))}"
    let value = try JSONValue(parsing: text)
    #expect(value.objectValue?.count == 100_000)
    #expect(value["99999"] == 0)
    #expect(refusal(of: text) == nil)
  }
}
