import Foundation
import PipeShapeJSON
import Testing

@Suite struct NumbersAreExact {
  @Test(arguments: [
    ("9223372036854775807", JSONValue.integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("9223372036854775808", .real(9_223_372_036_854_775_808)),
    ("-9223372036854775809", .real(-9_223_372_036_854_775_808)),
    ("18446744073709551615", .real(18_446_744_073_709_551_616)), ("10000000000000000000", .real(1e19)),
    ("100000000000000000000000", .real(1e23)), ("9007199254740993", .integer(9_007_199_254_740_993)),
    ("9007199254740993.0", .real(9_007_199_254_740_992)), ("1.0", .real(1)), ("1e0", .real(1)), ("0.1", .real(0.1)),
    ("0.30000000000000004", .real(0.1 + 0.2)), ("1e22", .real(1e22)), ("1e23", .real(1e23)),
    ("123e-25", .real(123e-25)),
    ("1.7976931348623157e308", .real(.greatestFiniteMagnitude)), ("5e-324", .real(.leastNonzeroMagnitude)),
    ("2.2250738585072014e-308", .real(.leastNormalMagnitude)), ("1e-400", .real(0)), ("-1e-400", .real(0)),
    ("0.000000000000000000000000000000000001", .real(1e-36)), ("0e999999999", .real(0)),
  ])
  func numberIsRead(text: String, value: JSONValue) throws {
    let read = try JSONValue(parsing: text)
    #expect(read == value)
    if case .real(let real) = read { #expect(real.sign == .minus ? real < 0 : true, "negative zero") }
    #expect(try JSONReader.read(text) { (reader) throws(JSONError) in try reader.readDouble() } == value.realValue)
  }

  @Test func integersKeepTheirKind() throws {
    #expect(try JSONValue(parsing: "1") != JSONValue(parsing: "1.0"))
    for text in ["1.0", "1e2", "0.5"] {
      #expect(
        caught { () throws(JSONError) in
          _ = try JSONReader.read(text) { (reader) throws(JSONError) in try reader.readInt64() }
        }?.code == .unexpectedType)
    }
    #expect(
      caught { () throws(JSONError) in
        _ = try JSONReader.read("9223372036854775808") { (reader) throws(JSONError) in try reader.readInt64() }
      }?.code == .badNumber)
  }

  /// Ids are keys: written as numbers, read without a string.
  @Test(arguments: [0, 1, -1, 10, 999, .max, .min, 1_234_567_890_123_456_789] as [Int64])
  func anIntegerAsAKey(number: Int64) throws {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key(number)
    writer.null()
    writer.endObject()
    let text = writer.takeString()
    #expect(text == "{\"\(number)\":null}")
    #expect(try key(of: text) == number)
  }

  @Test(arguments: [
    "", "-", "01", "-01", "+1", "1.0", "1e3", " 1", "1 ", "x", "9223372036854775808", "-9223372036854775809",
    "18446744073709551617", "99999999999999999999", "\\u0031",
  ])
  func anotherKeyIsNoInteger(text: String) throws { #expect(try key(of: "{\"\(text)\":null}") == nil) }

  private func key(of text: String) throws -> Int64? {
    try JSONReader.read(text) { (reader) throws(JSONError) in
      try reader.beginObject()
      let key = try reader.nextKey()?.integer
      try reader.skipValue()
      try reader.skipMembers()
      return key
    }
  }

  /// The C library rounds correctly; so must we, through the fast path and without it.
  @Test func doublesAgreeWithTheCLibrary() throws {
    var generator = SeededGenerator(state: 11)
    for _ in 0..<50_000 {
      let digits = (0..<Int.random(in: 1...24, using: &generator)).map { _ in
        String(Int.random(in: 0...9, using: &generator))
      }
      let exponent = Int.random(in: -330...300, using: &generator) / Int.random(in: 1...20, using: &generator)
      let text = "-\(Int.random(in: 0...9, using: &generator)).\(digits.joined())e\(exponent)"
      let read = try JSONReader.read(text) { (reader) throws(JSONError) in try reader.readDouble() }
      let expected = strtod(text, nil)
      #expect(read == expected, "\(text)")
    }
  }

  @Test func integersOfEveryLengthAreWrittenAndRead() throws {
    var value: Int64 = 1
    while value < Int64.max / 10 {
      for sample in [value - 1, value, -value, value * 9 + 7, ~value] {
        var writer = JSONWriter()
        writer.integer(sample)
        #expect(writer.bytes.elementsEqual("\(sample)".utf8))
        #expect(try JSONValue(parsing: writer.bytes) == .integer(sample))
      }
      value *= 10
    }
  }
}
