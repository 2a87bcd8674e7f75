import PipeShape
import PipeShapeDocuments
import Testing

@Suite struct BadDocumentsAreRefused {
  private static func document(_ steps: String, _ edges: String = "", _ rest: String = "") -> String {
    #"{"format":"pipeshape/pipeline/1","steps":[\#(steps)],"edges":[\#(edges)]\#(rest)}"#
  }

  private static let ab = #"{"key":"a","kind":"k"},{"key":"b","kind":"k"}"#

  @Test(arguments: [
    "", " ", "{", "[]", "null", "{}", #"{"format":"pipeshape/pipeline/1"}"#, "\u{FEFF}" + chain("a"),
    #"{"steps":[],"edges":[]}"#, #"{"format":"pipeshape/pipeline/2","steps":[],"edges":[]}"#,
    #"{"format":"pipeshape/pipeline/1","edges":[]}"#, #"{"format":"pipeshape/pipeline/1","steps":[]}"#,
    #"{"format":"pipeshape/pipeline/1","format":"pipeshape/pipeline/1","steps":[],"edges":[]}"#,
    document("") + "1", document("", "", #","note":1"#), document("", "", #","name":1"#),
    document("", "", #","event":1"#),
    document("", "", #","x-a":1,"x-a":2"#), document("", "", #","x-a":{"b":1,"b":2}"#),
    document(#"{"key":"a"}"#), document(#"{"kind":"k"}"#), document(#"{"key":1,"kind":"k"}"#),
    document(#"{"key":"","kind":"k"}"#),
    document(#"{"key":"a","kind":""}"#), document(#"{"key":"a","kind":"k","target":"x"}"#), document(#""a""#),
    document(#"{"key":"a\u0000","kind":"k"}"#), document(#"{"key":"a","kind":"k"},{"key":"a","kind":"k"}"#),
    document(#"{"key":"a","kind":"k","targets":[]}"#), document(#"{"key":"a","kind":"k","targets":["x"]}"#),
    document(#"{"key":"a","kind":"k","targets":[{"name":"x"},{"name":"x"}]}"#),
    document(#"{"key":"a","kind":"k","targets":[{"identifier":"x"}]}"#),
    document(#"{"key":"a","kind":"k","targets":[{"name":"x","identifier":""}]}"#),
    document(#"{"key":"a","kind":"k","targets":[{"name":"x","identifier":null}]}"#),
    document(ab, #"{"from":"a","to":"b"}"#), document(ab, #"{"from":"a","binding":"all"}"#),
    document(ab, #"{"from":"a","to":"c","binding":"all"}"#), document(ab, #"{"from":"a","to":"b","binding":"one"}"#),
    document(ab, #"{"from":"a","to":"b","binding":["all"]}"#), document(ab, #"{"from":"a","to":"b","binding":{}}"#),
    document(ab, #"{"from":"a","to":"b","binding":{"map":[]}}"#),
    document(ab, #"{"from":"a","to":"b","binding":{"map":[[{"name":"."}]]}}"#),
    document(ab, #"{"from":"a","to":"b","binding":{"map":[[{"name":"."},{"name":"x"}]]}}"#),
    document(ab, #"{"from":"a","to":"b","binding":"all"},{"from":"a","to":"b","binding":"each"}"#),
    document(ab, #"{"from":"a","to":"b","binding":"all"},{"from":"b","to":"a","binding":"all"}"#),
    document(ab, #"{"from":"a","to":"a","binding":"all"}"#),
    document(
      #"{"key":"a","kind":"k","targets":[{"name":"x"}]},{"key":"b","kind":"k"}"#,
      #"{"from":"a","to":"b","binding":"each"}"#),
    document(
      #"{"key":"a","kind":"k","targets":[{"name":"x"},{"name":"y"}]},{"key":"b","kind":"k"}"#,
      #"{"from":"a","to":"b","binding":"one-to-all"}"#),
    document(ab, "", #","cells":[],"runs":[]"#), document(ab, "", #","cells":[{"step":"a"}]"#),
    document(ab, "", #","cells":[{"step":"a","state":"done"}]"#),
    document(ab, "", #","cells":[{"step":"a","state":"failed","ordinal":1}]"#),
    document(ab, "", #","cells":{}"#), document(ab, "", #","runs":[{"number":1}]"#),
    document(ab, "", #","runs":[{"created":[]}]"#),
    document(ab, "", #","runs":[{"number":1,"created":[{"step":"a","state":"failed"}]}]"#),
    document(ab, "", #","runs":[{"number":1,"created":[{"step":"a","ordinal":1}]}]"#),
    document(
      ab, "",
      #","runs":[{"number":1,"created":[{"step":"a","ordinal":1,"state":"failed","external":{"system":"s","id":1}}]}]"#),
    document(
      ab, "", #","runs":[{"number":1,"created":[{"step":"a","ordinal":1,"state":"failed","payload":"\u0000"}]}]"#),
  ])
  func `what is no pipeline document is a bad operation`(_ text: String) {
    #expect(refusal(of: text)?.code == .badOperation)
  }

  // a → b
  @Test(arguments: [
    #","cells":[{"step":"b","state":"running"}]"#, #","cells":[{"step":"b","state":"succeeded"}]"#,
    #","cells":[{"step":"a","state":"failed"},{"step":"b","state":"succeeded"}]"#,
    #","cells":[{"step":"a","state":"failed"},{"step":"a","target":".","state":"failed"}]"#,
    #","runs":[]"#, #","runs":[{"number":1,"created":[]}]"#, #","runs":[{"number":2,"created":[A1,B1]}]"#,
    #","runs":[{"number":1,"created":[A1]}]"#, #","runs":[{"number":1,"created":[A1,A1,B1]}]"#,
    #","runs":[{"number":1,"created":[A1,B1]},{"number":2,"created":[]}]"#,
    #","runs":[{"number":1,"created":[A1,B1]},{"number":2,"created":[A1]}]"#,
    #","runs":[{"number":1,"created":[A1,B1]},{"number":2,"created":[A3]}]"#,
    #","runs":[{"number":1,"created":[AW,BP]},{"number":2,"created":[B2]}]"#,
    #","runs":[{"number":1,"created":[A1,BS]}]"#, #","runs":[{"number":1,"created":[A1,BR]}]"#,
    #","runs":[{"number":1,"created":[A1,BQ]}]"#, #","runs":[{"number":1,"created":[A0,B1]}]"#,
    #","runs":[{"number":1,"created":[AB,B1]}]"#,
    #","runs":[{"number":1,"created":[A1,B1]},{"number":2,"request":"r","created":[A2]},{"number":3,"request":"r","created":[AX]}]"#,
  ])
  func `states and runs that no history leads to are inconsistent`(_ rest: String) {
    let entries = [
      "A0": ("a", 0, "failed"), "AS": ("a", 1, "succeeded"), "A1": ("a", 1, "failed"), "AW": ("a", 1, "succeeded"),
      "A2": ("a", 2, "failed"), "A3": ("a", 3, "failed"),
      "AX": ("a", 3, "failed"), "B1": ("b", 1, "skipped"), "B2": ("b", 2, "skipped"), "BP": ("b", 1, "pending"),
      "BS": ("b", 1, "succeeded"), "BR": ("b", 1, "running"),
    ]
    var text = chain("a", "b", cells: rest)
    for (name, (step, ordinal, state)) in entries {
      text.replace(name, with: #"{"step":"\#(step)","target":".","ordinal":\#(ordinal),"state":"\#(state)"}"#)
    }
    // Started before its input succeeded; an ordinal beyond any; started and pending.
    text.replace("BQ", with: #"{"step":"b","ordinal":1,"state":"failed","started":true}"#)
    text.replace("AB", with: #"{"step":"a","ordinal":99999999999,"state":"failed"}"#)
    #expect(refusal(of: text)?.code == .inconsistentState)
  }

  @Test func `a superseded attempt in flight and a started pending one are inconsistent`() {
    let runs =
      #","runs":[{"number":1,"created":[{"step":"a","ordinal":1,"state":"running"}]},{"number":2,"created":[{"step":"a","ordinal":2,"state":"pending"}]}]"#
    #expect(refusal(of: chain("a", cells: runs))?.code == .inconsistentState)
    let started = #","runs":[{"number":1,"created":[{"step":"a","ordinal":1,"state":"pending","started":true}]}]"#
    #expect(refusal(of: chain("a", cells: started))?.code == .inconsistentState)
  }

  @Test func `a cell that no step has is not found, in cells and in runs`() {
    let cells = refusal(of: chain("a", cells: #","cells":[{"step":"a","target":"x","state":"failed"}]"#))
    #expect(cells?.code == .notFound)
    #expect(cells?.key == "cells[0]")
    let runs = refusal(
      of: chain("a", cells: #","runs":[{"number":1,"created":[{"step":"b","ordinal":1,"state":"failed"}]}]"#))
    #expect(runs?.code == .notFound)
    #expect(runs?.key == "runs[0].created[0]")
  }

  @Test func `what is too large is a limit`() {
    let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(refusal(of: Self.document("", "", #","x-a":\#(deep)"#))?.code == .limit)
    #expect(refusal(of: chain("a"), limits: DocumentLimits(documentBytes: 20))?.code == .limit)
    #expect(refusal(of: chain("a", "b"), limits: DocumentLimits(graph: GraphLimits(cells: 1)))?.code == .limit)
    #expect(refusal(of: chain("a", "b"), limits: DocumentLimits(graph: GraphLimits(cellEdges: 0)))?.code == .limit)
  }

  @Test func `errors tell the path and the place`() throws {
    let text = """
      {"format": "pipeshape/pipeline/1",
       "steps": [{"key": "ä", "kind": "k"},
                 {"key": "b", "kidn": "k"}],
       "edges": []}
      """
    let error = try #require(refusal(of: text))
    #expect(error.key == "steps[1]")
    #expect(error.message == #"a step has no member "kidn"; did you mean 'kind'?"#)
    #expect(error.place == DocumentError.Place(line: 3, column: 25))
    let wrong = try #require(refusal(of: text.replacing("kidn", with: "kind").replacing("\"b\"", with: "7")))
    #expect(wrong.key == "steps[1].key")
    #expect(wrong.place == DocumentError.Place(line: 3, column: 20))
  }
}
