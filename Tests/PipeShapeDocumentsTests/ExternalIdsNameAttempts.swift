import PipeShapeDocuments
import PipeShapeJSON
import Testing

@Suite struct ExternalIdsNameAttempts {
  private func attach(_ step: String, _ id: String) -> String {
    #"{"op":"attach","cell":{"step":"\#(step)"},"external":{"system":"copr","id":"\#(id)"}}"#
  }

  private func finish(_ id: String, _ state: String, _ attempt: String = "") -> String {
    #"{"op":"finish","external":{"system":"copr","id":"\#(id)"}\#(attempt),"state":"\#(state)"}"#
  }

  // a
  @Test func `attach sets or replaces while the attempt is unfinished, then it is unchanged or late`() async throws {
    let answers = try await answers(
      chain("a"), attach("a", "1"), attach("a", "1"), attach("a", "2"), finish("1", "failed"), finish("2", "failed"),
      attach("a", "2"), attach("a", "3"), #"{"op":"rerun","select":"a"}"#, attach("a", "2"))
    #expect(answers[0] == #"{"line":2,"ok":true,"# + head(1, "a 1 pending"))
    #expect(answers[1] == #"{"line":3,"ok":true,"# + head(1, "a 1 pending"))
    #expect(answers[2] == #"{"line":4,"ok":true,"# + head(1, "a 1 pending"))
    #expect(try code(answers[3]) == "notFound")
    #expect(answers[4] == #"{"line":6,"ok":true,"# + head(1, "a 1 failed"))
    #expect(answers[5] == #"{"line":7,"ok":true,"unchanged":true,"# + head(1, "a 1 failed"))
    #expect(answers[6] == #"{"line":8,"ok":true,"late":true,"# + head(1, "a 1 failed"))
    #expect(answers[8] == #"{"line":10,"ok":true,"# + head(2, "a 2 pending"))
  }

  // a → b → c, all three known as copr 7
  @Test func `several unfinished attempts are ambiguous and are the candidates`() async throws {
    let answers = try await answers(
      chain("a", "b", "c"), attach("a", "7"), attach("b", "7"), attach("c", "7"),
      #"{"op":"finish","cell":{"step":"a"},"state":"succeeded"}"#, finish("7", "succeeded"))
    #expect(
      answers[4]
        == #"{"line":6,"ok":false,"error":{"code":"ambiguous","message":"copr 7 names 2 attempts; say which target, identifier or kind","candidates":[{"step":"b","target":".","ordinal":1},{"step":"c","target":".","ordinal":1}]},"#
        + head(1, "a 1 succeeded", "b 1 pending", "c 1 pending"))
  }

  // a → b, both known as copr 7
  @Test func `one unfinished attempt is meant, whatever ended ones carry the id`() async throws {
    let answers = try await answers(
      chain("a", "b"), attach("a", "7"), attach("b", "7"), #"{"op":"finish","cell":{"step":"a"},"state":"succeeded"}"#,
      finish("7", "failed"), finish("7", "failed"))
    #expect(answers[3] == #"{"line":5,"ok":true,"# + head(1, "a 1 succeeded", "b 1 failed"))
    // Now nothing is unfinished, and two attempts carry it.
    #expect(try code(answers[4]) == "ambiguous")
    #expect(try part(answers[4], "error", "candidates")?.arrayValue?.count == 2)
  }

  // a: attempt 1 failed, attempt 2 failed, both known as copr 7
  @Test func `an ordinal beside the external id narrows it`() async throws {
    let answers = try await answers(
      chain("a"), attach("a", "7"), finish("7", "failed"), #"{"op":"rerun","select":"a"}"#, attach("a", "7"),
      finish("7", "failed", #","attempt":1"#), finish("7", "succeeded", #","attempt":1"#),
      finish("7", "failed", #","attempt":3"#), finish("7", "failed"), finish("7", "failed"),
      finish("7", "failed", #","attempt":2"#))
    #expect(answers[4] == #"{"line":6,"ok":true,"unchanged":true,"# + head(2, "a 2 pending"))
    #expect(answers[5] == #"{"line":7,"ok":true,"late":true,"newer":2,"# + head(2, "a 2 pending"))
    #expect(try code(answers[6]) == "notFound")
    #expect(answers[7] == #"{"line":9,"ok":true,"# + head(2, "a 2 failed"))
    #expect(try code(answers[8]) == "ambiguous")
    #expect(answers[9] == #"{"line":11,"ok":true,"unchanged":true,"# + head(2, "a 2 failed"))
  }

  // a, known as copr 7
  @Test func `start takes an external id too, and another system is another id`() async throws {
    let answers = try await answers(
      chain("a"), attach("a", "7"), #"{"op":"start","external":{"system":"koji","id":"7"}}"#,
      #"{"op":"start","external":{"system":"copr","id":"7"}}"#)
    #expect(try code(answers[1]) == "notFound")
    #expect(answers[2] == #"{"line":4,"ok":true,"# + head(1, "a 1 running"))
  }
}
