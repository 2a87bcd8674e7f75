import PipeShapeDocuments
import Testing

@Suite struct ResultsComeInAnyOrder {
  // a → b
  @Test func `starts and successes wait for their inputs, bad ends do not`() async throws {
    let answers = try await answers(
      chain("a", "b"),
      #"{"op":"start","cell":{"step":"b"}}"#,
      #"{"op":"finish","cell":{"step":"b"},"state":"succeeded"}"#,
      #"{"op":"finish","cell":{"step":"b"},"state":"error"}"#,
      #"{"op":"finish","cell":{"step":"a"},"state":"succeeded"}"#)
    #expect(try answers.map(code) == ["notReady", "notReady", nil, nil])
    #expect(answers[3] == #"{"line":5,"ok":true,"# + head(1, "a 1 succeeded", "b 1 error"))
  }

  // a → b → c
  @Test(arguments: ["failed", "error", "cancelled", "skipped"])
  func `a bad end skips at once what is pending behind it`(_ end: String) async throws {
    let answers = try await answers(
      chain("a", "b", "c"), #"{"op":"finish","cell":{"step":"a"},"state":"\#(end)"}"#)
    #expect(answers[0] == #"{"line":2,"ok":true,"# + head(1, "a 1 \(end)", "b 1 skipped", "c 1 skipped"))
  }

  // a
  @Test func `starting twice is illegal, starting what ended is late`() async throws {
    let answers = try await answers(
      chain("a"), #"{"op":"start","cell":{"step":"a"}}"#, #"{"op":"start","cell":{"step":"a"}}"#,
      #"{"op":"finish","cell":{"step":"a"},"state":"succeeded"}"#, #"{"op":"start","cell":{"step":"a"}}"#)
    #expect(try answers.map(code) == [nil, "illegalTransition", nil, nil])
    #expect(answers[3] == #"{"line":5,"ok":true,"late":true,"# + head(1, "a 1 succeeded"))
  }

  // a, rerun once: attempt 1 failed, attempt 2 pending
  @Test func `a result for an ended attempt is unchanged or late, and late names the newer attempt`() async throws {
    let answers = try await answers(
      chain("a"), #"{"op":"finish","cell":{"step":"a"},"state":"failed"}"#,
      #"{"op":"finish","cell":{"step":"a"},"state":"failed","digest":"other"}"#,
      #"{"op":"finish","cell":{"step":"a"},"state":"error"}"#,
      #"{"op":"rerun","select":"a"}"#,
      #"{"op":"finish","cell":{"step":"a"},"attempt":1,"state":"failed"}"#,
      #"{"op":"finish","cell":{"step":"a"},"attempt":1,"state":"succeeded"}"#,
      #"{"op":"start","cell":{"step":"a"},"attempt":2}"#)
    #expect(answers[1] == #"{"line":3,"ok":true,"unchanged":true,"# + head(1, "a 1 failed"))
    #expect(answers[2] == #"{"line":4,"ok":true,"late":true,"# + head(1, "a 1 failed"))
    #expect(answers[4] == #"{"line":6,"ok":true,"unchanged":true,"# + head(2, "a 2 pending"))
    #expect(answers[5] == #"{"line":7,"ok":true,"late":true,"newer":2,"# + head(2, "a 2 pending"))
    #expect(answers[6] == #"{"line":8,"ok":true,"# + head(2, "a 2 running"))
  }
}
