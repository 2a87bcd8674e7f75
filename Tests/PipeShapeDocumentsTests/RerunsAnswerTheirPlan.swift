import PipeShapeDocuments
import PipeShapeJSON
import Testing

@Suite struct RerunsAnswerTheirPlan {
  private func plan(_ answer: String, _ member: String) throws -> String {
    try part(answer, "plan", member)?.text() ?? "absent"
  }

  // a → b → c; a failed, so b and c are skipped
  @Test func `blocked cells name what blocks them`() async throws {
    let answers = try await answers(
      chain("a", "b", "c", cells: #","cells":[{"step":"a","state":"failed"}]"#), #"{"op":"preview","select":"b"}"#)
    #expect(try plan(answers[0], "planned") == "[]")
    #expect(try plan(answers[0], "kept") == "1")
    #expect(
      try plan(answers[0], "blocked")
        == #"[{"step":"b","target":".","by":{"step":"a","target":"."}},{"step":"c","target":".","by":{"step":"a","target":"."}}]"#
    )
  }

  // a → b → c; a failed
  @Test func `repair reruns what is selected and what it needs`() async throws {
    let answers = try await answers(
      chain("a", "b", "c", cells: #","cells":[{"step":"a","state":"failed"}]"#),
      #"{"op":"rerun","select":"b","upstream":"repair"}"#)
    #expect(
      try plan(answers[0], "planned")
        == #"[{"step":"a","target":".","reason":"repaired"},{"step":"b","target":".","reason":"seed"},{"step":"c","target":".","reason":{"via":{"step":"b","target":"."}}}]"#
    )
    #expect(try shows(answers[0], 2, "a 2 pending", "b 2 pending", "c 2 pending"))
  }

  // a → b; a succeeded, b runs as copr 7
  @Test func `an attempt in flight whose input is replaced is cancelled with its external id`() async throws {
    let answers = try await answers(
      chain("a", "b", cells: #","cells":[{"step":"a","state":"succeeded"},{"step":"b","state":"running"}]"#),
      #"{"op":"attach","cell":{"step":"b"},"external":{"system":"copr","id":"7"}}"#,
      #"{"op":"rerun","select":"a"}"#, #"{"op":"show","run":1}"#)
    #expect(
      try plan(answers[1], "cancelled")
        == #"[{"step":"b","target":".","ordinal":1,"external":{"system":"copr","id":"7"}}]"#)
    #expect(try plan(answers[1], "joined") == "[]")
    #expect(
      answers[2] == #"{"line":4,"ok":true,"#
        + head(1, "a 1 succeeded", "b 1 cancelled").replacing(#""run":1"#, with: #""run":2"#))
  }

  // a → b; a runs
  @Test func `an attempt in flight is joined, and nothing new makes no run`() async throws {
    let answers = try await answers(
      chain("a", "b", cells: #","cells":[{"step":"a","state":"running"}]"#), #"{"op":"rerun","select":"all"}"#)
    #expect(try plan(answers[0], "joined") == #"[{"step":"a","target":"."},{"step":"b","target":"."}]"#)
    #expect(try shows(answers[0], 1, "a 1 running", "b 1 pending"))
  }

  // a → b, both succeeded
  @Test func `exact leaves what follows, which goes stale in the run that shows it`() async throws {
    let answers = try await answers(
      chain(
        "a", "b", "c",
        cells:
          #","cells":[{"step":"a","state":"succeeded"},{"step":"b","state":"succeeded"},{"step":"c","state":"failed"}]"#
      ),
      #"{"op":"rerun","select":"a","exact":true}"#, #"{"op":"show","run":1}"#,
      #"{"op":"finish","cell":{"step":"a"},"state":"succeeded"}"#, #"{"op":"rerun","select":"b","exact":true}"#,
      #"{"op":"show","run":2}"#)
    #expect(try shows(answers[0], 2, "a 2 pending", "b 1 succeeded !", "c 1 failed !"))
    #expect(try shows(answers[1], 2, "a 1 succeeded", "b 1 succeeded", "c 1 failed"))
    #expect(try shows(answers[3], 3, "a 2 succeeded", "b 2 pending", "c 1 failed !"))
    #expect(try shows(answers[4], 3, "a 2 succeeded", "b 1 succeeded !", "c 1 failed !"))
  }

  // a
  @Test func `a bad selection tells the column in scalars`() async throws {
    let answers = try await answers(
      chain("a"), #"{"op":"preview","select":""}"#, #"{"op":"preview","select":"a or"}"#,
      #"{"op":"preview","select":"\"é\u0301\" or b"}"#, #"{"op":"preview","select":"status(done)"}"#,
      #"{"op":"preview","select":"a[x]"}"#, #"{"op":"preview","select":"kind(nobody) or target(z*) or identifier(i)"}"#)
    #expect(
      try answers.map(code) == ["badSelection", "badSelection", "badSelection", "badSelection", "badSelection", nil])
    #expect(try answers.prefix(5).map { try part($0, "error", "column")?.integerValue } == [1, 5, 1, 8, 3])
    #expect(try part(answers[5], "plan", "kept")?.integerValue == 1)
  }
}
