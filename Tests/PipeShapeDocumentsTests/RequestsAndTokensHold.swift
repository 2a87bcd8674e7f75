import PipeShapeDocuments
import PipeShapeJSON
import Testing

@Suite struct RequestsAndTokensHold {
  private let failed = #","cells":[{"step":"a","state":"failed"}]"#

  // a failed
  @Test func `the same request is replayed, with the head of today`() async throws {
    let answers = try await answers(
      chain("a", cells: failed), #"{"op":"rerun","select":"a","request":"r"}"#,
      #"{"op":"finish","cell":{"step":"a"},"state":"failed"}"#, #"{"op":"rerun","select":"a"}"#,
      #"{"op":"rerun","select":" ( \"a\" ) ","request":"r","token":"any"}"#)
    let first = try part(answers[0], "plan")
    #expect(try part(answers[3], "plan") == first)
    #expect(answers[3].hasPrefix(#"{"line":5,"ok":true,"replayed":true,"run":3,"plan":{"#))
    #expect(try shows(answers[3], 3, "a 3 pending"))
    #expect(try part(answers[2], "replayed") == nil)
  }

  // a failed
  @Test(arguments: [
    #"{"op":"rerun","select":"all","request":"r"}"#, #"{"op":"rerun","select":"a","upstream":"repair","request":"r"}"#,
    #"{"op":"rerun","select":"a","exact":true,"request":"r"}"#,
    #"{"op":"rerun","select":"nobody","request":"r","token":"any"}"#,
  ])
  func `the same request with another question is refused`(_ other: String) async throws {
    let answers = try await answers(chain("a", cells: failed), #"{"op":"rerun","select":"a","request":"r"}"#, other)
    #expect(try answers.map(code) == [nil, "requestReused"])
    #expect(try shows(answers[1], 2, "a 2 pending"))
  }

  // a pending: nothing new
  @Test func `a request that made no run is recorded, a refused one is not`() async throws {
    let answers = try await answers(
      chain("a"), #"{"op":"rerun","select":"a","request":"r"}"#,
      #"{"op":"finish","cell":{"step":"a"},"state":"failed"}"#,
      #"{"op":"rerun","select":"a","request":"r"}"#, #"{"op":"rerun","select":"b","request":"s"}"#,
      #"{"op":"rerun","select":"a","request":"t","token":"wrong"}"#, #"{"op":"rerun","select":"a","request":"t"}"#)
    #expect(try answers.map(code) == [nil, nil, nil, "badSelection", "planChanged", nil])
    #expect(try part(answers[2], "replayed")?.boolValue == true)
    #expect(try shows(answers[2], 1, "a 1 failed"))
    #expect(try part(answers[5], "replayed") == nil)
    #expect(try shows(answers[5], 2, "a 2 pending"))
  }

  @Test func `an imported request is always reused`() async throws {
    let document = chain(
      "a",
      cells:
        #","runs":[{"number":1,"created":[{"step":"a","target":".","ordinal":1,"state":"failed"}]},{"number":2,"request":"r","created":[{"step":"a","target":".","ordinal":2,"state":"failed"}]}]"#
    )
    let answers = try await answers(
      document, #"{"op":"rerun","select":"a","request":"r"}"#, #"{"op":"rerun","select":"all","request":"r"}"#,
      #"{"op":"rerun","select":"a","request":"s"}"#)
    #expect(try answers.map(code) == ["requestReused", "requestReused", nil])
    #expect(try shows(answers[2], 3, "a 3 pending"))
  }

  // a → b, a failed
  @Test func `a token holds while the plan is the same, by its text and by its line`() async throws {
    let document = chain("a", "b", cells: failed)
    let preview = try await answers(document, #"{"op":"preview","select":"a"}"#)
    let token = try part(preview[0], "plan", "token")?.stringValue ?? ""
    let answers = try await answers(
      document, #"{"op":"preview","select":"a"}"#, #"{"op":"preview","select":"failed"}"#,
      #"{"op":"rerun","select":"b","token":{"line":2}}"#, #"{"op":"rerun","select":"all","token":"\#(token)"}"#,
      #"{"op":"rerun","select":"a","token":{"line":2}}"#, #"{"op":"preview","select":"none"}"#,
      #"{"op":"rerun","select":"none","token":{"line":7}}"#)
    #expect(try answers.map(code) == [nil, nil, "planChanged", nil, "planChanged", nil, nil])
    #expect(try part(answers[0], "plan", "token") == part(answers[1], "plan", "token"))
    #expect(try part(answers[2], "plan") == nil)
    #expect(try shows(answers[2], 1, "a 1 failed", "b 1 skipped"))
  }
}
