import PipeShapeJSON
import Testing

/// The calls that take what our own writer wrote: exact, and without a trace where they refuse.
@Suite struct WhatTheWriterWroteIsTakenByItsBytes {
  private func taking<R>(_ text: String, _ body: (inout JSONReader) -> R) throws -> (R, rest: Int) {
    let bytes = Array(text.utf8)
    return try bytes.withUnsafeBufferPointer { bytes in
      var reader = try JSONReader(bytes)
      let result = body(&reader)
      return (result, bytes.count - reader.offset)
    }
  }

  @Test(arguments: [(#"{"a":1}"#, true, 2), (#"{"b":1}"#, false, 7), ("{}", false, 2)])
  func bytesThatComeNext(text: String, isTaken: Bool, left: Int) throws {
    let (taken, rest) = try taking(text) { reader in reader.takeWritten(#"{"a":"#) }
    #expect(taken == isTaken)
    #expect(rest == left)
  }

  @Test(
    arguments: [
      ("1,", 1), ("-17}", -17), ("0]", 0), ("123456789012345678,", 123_456_789_012_345_678), ("01,", nil),
      ("1.0,", nil),
      ("1e3,", nil), ("1", nil), ("-,", nil), ("1234567890123456789,", nil), ("x", nil), ("1 ,", nil),
    ] as [(String, Int64?)])
  func integersUpTo18Digits(text: String, value: Int64?) throws {
    let (taken, rest) = try taking(text) { $0.takeWrittenInteger() }
    #expect(taken == value)
    #expect(rest == (value == nil ? text.utf8.count : 1))
  }

  @Test(
    arguments: [
      (#""","#, ""), (#""aé😀","#, "aé😀"), (#""a\n","#, nil), (#""open"#, nil), ("1", nil),
      (#""a text that is longer than fifteen bytes","#, "a text that is longer than fifteen bytes"),
    ] as [(String, String?)])
  func stringsWithoutEscapes(text: String, value: String?) throws {
    let (taken, rest) = try taking(text) { $0.takeWrittenString() }
    #expect(taken == value)
    #expect(rest == (value == nil ? text.utf8.count : 1))
  }

  @Test(
    arguments: [
      (#""a":1,"b":{"c":["}",{"d":"\"}"}]}}#"#, 1), ("}", 0), (#""a":"#, nil), (#""a":"x"#, nil), (#""a":"\"#, nil),
    ] as [(String, Int?)])
  func membersUpToTheBracketThatCloses(text: String, left: Int?) throws {
    let (skipped, rest) = try taking(text) { $0.skipWrittenMembers() }
    #expect(skipped == (left != nil))
    if let left { #expect(rest == left) }
  }

  @Test func aMarkIsAPlaceToGoBackTo() throws {
    let answer = try JSONReader.read(#"{"a":[1,2]}"#) { (reader) throws(JSONError) -> [Int64] in
      try reader.beginObject()
      _ = try reader.nextKey()
      let mark = reader.mark
      let begins = reader.takeWritten("[1,")
      let goesOn = reader.takeWritten("3")
      #expect(begins && !goesOn)
      reader.goBack(to: mark)
      var numbers: [Int64] = []
      try reader.beginArray()
      while try reader.nextElement() { numbers.append(try reader.readInt64()) }
      try reader.skipMembers()
      return numbers
    }
    #expect(answer == [1, 2])
  }
}
