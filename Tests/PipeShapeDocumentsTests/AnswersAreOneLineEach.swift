import PipeShapeDocuments
import PipeShapeJSON
import Testing

@Suite struct AnswersAreOneLineEach {
  // a → b
  @Test func `a story answers byte for byte`() async throws {
    let answers = try await answers(
      chain("a", "b"),
      #"{"op":"show"}"#,
      #"{"op":"start","cell":{"step":"a"}}"#,
      #"{"op":"finish","cell":{"step":"a","target":"."},"state":"failed","digest":"sha256:1","payload":{"log":"http://x/é"}}"#,
      #"{"op":"preview","select":"failed"}"#)
    #expect(
      answers == [
        #"{"line":2,"ok":true,"run":1,"head":[{"step":"a","target":".","ordinal":1,"state":"pending"},{"step":"b","target":".","ordinal":1,"state":"pending"}]}"#,
        #"{"line":3,"ok":true,"run":1,"head":[{"step":"a","target":".","ordinal":1,"state":"running"},{"step":"b","target":".","ordinal":1,"state":"pending"}]}"#,
        #"{"line":4,"ok":true,"run":1,"head":[{"step":"a","target":".","ordinal":1,"state":"failed"},{"step":"b","target":".","ordinal":1,"state":"skipped"}]}"#,
        #"{"line":5,"ok":true,"run":1,"plan":{"planned":[{"step":"a","target":".","reason":"seed"},{"step":"b","target":".","reason":{"via":{"step":"a","target":"."}}}],"kept":0,"joined":[],"cancelled":[],"blocked":[],"token":"TOKEN"},"head":[{"step":"a","target":".","ordinal":1,"state":"failed"},{"step":"b","target":".","ordinal":1,"state":"skipped"}]}"#
          .replacing("TOKEN", with: try part(answers[3], "plan", "token")?.stringValue ?? ""),
      ])
  }

  //  build[a/b:ü "x"] → tests[a/b:ü "x"]
  @Test func `names are written as they are, and only quotes and backslashes are escaped`() async throws {
    let target = #"{"name":"a/b","identifier":"ü \"x\" \\"}"#
    let document = """
      {"format":"pipeshape/pipeline/1","steps":[{"key":"build","kind":"k","targets":[\(target)]}],"edges":[]}
      """
    #expect(
      try await answers(document, #"{"op":"show"}"#) == [
        #"{"line":2,"ok":true,"run":1,"head":[{"step":"build","target":"a/b","identifier":"ü \"x\" \\","ordinal":1,"state":"pending"}]}"#
      ])
  }

  @Test func `a pipeline without steps has an empty head, and an empty plan keeps its lists`() async throws {
    let answers = try await answers(
      #"{"format":"pipeshape/pipeline/1","steps":[],"edges":[]}"#, #"{"op":"rerun","select":"all"}"#)
    let token = try part(answers[0], "plan", "token")?.stringValue ?? ""
    #expect(!token.isEmpty)
    #expect(
      answers == [
        #"{"line":2,"ok":true,"run":1,"plan":{"planned":[],"kept":0,"joined":[],"cancelled":[],"blocked":[],"token":"\#(token)"},"head":[]}"#
      ])
  }

  @Test func `a bad document is one line without run and head, and ends the scenario`() async throws {
    let answers = try await answers(
      chain("a", "a"), #"{"op":"show"}"#, "nonsense")
    #expect(
      answers == [
        #"{"line":1,"ok":false,"error":{"code":"badOperation","message":"there are two steps a (column 66)"}}"#
      ])
  }

  // a → b
  @Test func `an error line shows the head and has no plan`() async throws {
    let answers = try await answers(chain("a", "b"), #"{"op":"rerun","select":"c"}"#)
    #expect(
      answers == [
        #"{"line":2,"ok":false,"error":{"code":"badSelection","message":"there is no step 'c' (column 1); did you mean 'a'?","column":1},"#
          + head(1, "a 1 pending", "b 1 pending")
      ])
  }
}
