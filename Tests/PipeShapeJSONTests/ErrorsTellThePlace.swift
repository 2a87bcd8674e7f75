import PipeShapeJSON
import Testing

@Suite struct ErrorsTellThePlace {
  static let places: [(text: String, offset: Int, line: Int, column: Int)] = [
    ("", 0, 1, 1), ("x", 0, 1, 1), ("[1,]", 3, 1, 4), ("[1,\n  x]", 6, 2, 3), ("\n\n\n", 3, 4, 1),
    ("[\r\n1,\r\n}", 7, 3, 1), ("[\"é😀\", x]", 11, 1, 8), ("{\"a\":1,\n \"a\":2}", 9, 2, 2), ("[01]", 1, 1, 2),
    ("[\"ab\\q\"]", 4, 1, 5), ("{\"a\" 1}", 5, 1, 6), ("[1 2]", 3, 1, 4), ("1 2", 2, 1, 3), ("[1e999]", 1, 1, 2),
    ("[\"a\u{1}\"]", 3, 1, 4), ("\"abc", 4, 1, 5), ("[nul]", 1, 1, 2),
  ]

  @Test(arguments: places)
  func placeIsExact(text: String, offset: Int, line: Int, column: Int) throws {
    let error = try #require(refusal(of: text))
    #expect([error.offset, error.line, error.column] == [offset, line, column])
  }

  @Test func descriptionIsOneLine() throws {
    let error = try #require(refusal(of: "[1,\n  x]"))
    #expect(error.description == "line 2, column 3: no value starts like this [syntax]")
  }
}
