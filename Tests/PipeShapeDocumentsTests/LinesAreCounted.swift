import PipeShapeDocuments
import PipeShapeJSON
import Testing

@Suite struct LinesAreCounted {
  private let show = #"{"op":"show"}"#

  private func lines(_ text: String) async throws -> [String] {
    try await played(Array(text.utf8)).map { answer in
      "\(try part(answer, "line")?.integerValue ?? -1) \(try code(answer) ?? "ok")"
    }
  }

  @Test func `a blank line is a bad operation and counts`() async throws {
    #expect(try await lines("\(chain("a"))\n\n  \t\n\(show)") == ["2 badOperation", "3 badOperation", "4 ok"])
  }

  @Test func `a final newline is fine, a second one is a blank line`() async throws {
    #expect(try await lines("\(chain("a"))\n\(show)\n") == ["2 ok"])
    #expect(try await lines("\(chain("a"))\n\(show)\n\n") == ["2 ok", "3 badOperation"])
    #expect(try await lines("\(chain("a"))\n") == [])
    #expect(try await lines(chain("a")) == [])
  }

  @Test func `a carriage return before the newline is white space`() async throws {
    #expect(try await lines("\(chain("a"))\r\n\(show)\r\n\r\n\(show)\r\n") == ["2 ok", "3 badOperation", "4 ok"])
  }

  @Test func `other separators of Unicode end no line`() async throws {
    #expect(try await lines("\(chain("a"))\n{\"op\":\"show\",\"x-\u{2028}\u{85}\":1}\n\(show)") == ["2 ok", "3 ok"])
  }

  @Test func `an empty text and a blank first line are bad documents`() async throws {
    #expect(try await lines("") == ["1 badOperation"])
    #expect(try await lines("\n\(chain("a"))\n") == ["1 badOperation"])
  }

  @Test func `a line that is not UTF-8 is a bad operation`() async throws {
    let text = Array("\(chain("a"))\n".utf8) + [0x7B, 0x22, 0xFF, 0x22, 0x7D, 0x0A] + Array(show.utf8)
    let answers = try await played(text)
    #expect(try answers.map(code) == ["badOperation", nil])
  }
}
