import PipeShape
import PipeShapeDocuments
import PipeShapeJSON
import PipeShapeStore
import Testing

@Suite struct DocumentsAreReadAndWritten {
  static let canonical = [
    #"{"format":"pipeshape/pipeline/1","steps":[],"edges":[]}"#,
    #"{"format":"pipeshape/pipeline/1","name":"n/ü","event":{"a":{"b":[1.50,12345678901234567890,null]}},"steps":[{"key":"a","kind":"k"}],"edges":[]}"#,
    #"{"format":"pipeshape/pipeline/1","steps":[{"key":"b","kind":"k","targets":[{"name":"x","identifier":"i"},{"name":"x"}]},{"key":"a","kind":"k","targets":[{"name":"y"}]}],"edges":[{"from":"b","to":"a","binding":{"map":[[{"name":"x","identifier":"i"},{"name":"y"}],[{"name":"x"},{"name":"y"}]]}}]}"#,
    #"{"format":"pipeshape/pipeline/1","steps":[{"key":"a","kind":"k"},{"key":"b","kind":"k","targets":[{"name":"x"},{"name":"y"}]},{"key":"c","kind":"k","targets":[{"name":"x"},{"name":"y"}]}],"edges":[{"from":"a","to":"b","binding":"one-to-all"},{"from":"b","to":"c","binding":"each"},{"from":"a","to":"c","binding":"all"}],"cells":[{"step":"a","target":".","state":"succeeded"},{"step":"b","target":"x","state":"running"}]}"#,
    #"{"format":"pipeshape/pipeline/1","steps":[{"key":"a","kind":"k"}],"edges":[],"runs":[{"number":1,"created":[{"step":"a","target":".","ordinal":1,"state":"failed","started":true,"digest":"d","external":{"system":"s","id":"1"},"payload":{"z":1,"a":[true,null,1.5,"é"]}}]},{"number":2,"request":"r","created":[{"step":"a","target":".","ordinal":2,"state":"pending"}]}]}"#,
  ]

  @Test(arguments: canonical)
  func `what was written is read and written the same`(_ document: String) throws {
    #expect(try rewritten(document) == document)
  }

  @Test func `white space, order of members and spelled-out defaults do not count`() throws {
    let loose = """
      { "edges" : [ ] , "cells" : [ { "state" : "failed" , "step" : "a" } , {"step":"b","state":"pending"} ],
        "steps" : [ { "targets" : [ { "name" : "." } ] , "kind" : "k" , "key" : "a" }, {"key":"b","kind":"k"} ],
        "format" : "pipeshape/pipeline/1" }
      """
    #expect(
      try rewritten(loose)
        == #"{"format":"pipeshape/pipeline/1","steps":[{"key":"a","kind":"k"},{"key":"b","kind":"k"}],"edges":[],"cells":[{"step":"a","target":".","state":"failed"}]}"#
    )
  }

  // a → b → c
  @Test func `a pending cell behind a bad end becomes skipped, in cells and in runs`() throws {
    let cells = chain("a", "b", "c", cells: #","cells":[{"step":"a","state":"error"},{"step":"b","state":"failed"}]"#)
    let document = try PipelineDocument(parsing: Array(cells.utf8))
    #expect(document.pipeline.head.states == [.error, .failed, .skipped])
    let entry = { (step: String, state: String) in #"{"step":"\#(step)","target":".","ordinal":1,"state":"\#(state)"}"#
    }
    let runs = chain(
      "a", "b", "c",
      cells:
        #","runs":[{"number":1,"created":[\#(entry("c", "pending")),\#(entry("a", "failed")),\#(entry("b", "pending"))]}]"#
    )
    #expect(try PipelineDocument(parsing: Array(runs.utf8)).pipeline.head.states == [.failed, .skipped, .skipped])
  }

  // a → b → c; run 2 replaced a alone, after its first attempt had failed
  @Test func `a pending cell behind an input that was superseded becomes skipped too`() throws {
    let entry = { (step: String, ordinal: Int, state: String) in
      #"{"step":"\#(step)","target":".","ordinal":\#(ordinal),"state":"\#(state)"}"#
    }
    let first = [entry("a", 1, "failed"), entry("b", 1, "pending"), entry("c", 1, "pending")].joined(separator: ",")
    let runs =
      #","runs":[{"number":1,"created":[\#(first)]},{"number":2,"created":[\#(entry("a", 2, "pending"))]}]"#
    let document = try PipelineDocument(parsing: Array(chain("a", "b", "c", cells: runs).utf8))
    #expect(document.pipeline.head.states == [.pending, .skipped, .skipped])
    #expect(document.pipeline.violatedInvariant(afterExactReruns: true) == nil)
  }

  // a → b; b's first attempt was pending behind a failed a when run 2 replaced it
  @Test func `a superseded attempt behind a bad end becomes skipped as well`() throws {
    let runs =
      #","runs":[{"number":1,"created":[{"step":"a","ordinal":1,"state":"failed"},{"step":"b","ordinal":1,"state":"pending"}]},{"number":2,"created":[{"step":"a","ordinal":2,"state":"pending"},{"step":"b","ordinal":2,"state":"pending"}]}]"#
    let document = try PipelineDocument(parsing: Array(chain("a", "b", cells: runs).utf8))
    #expect(document.pipeline.head.states == [.pending, .pending])
    #expect(document.pipeline.attempts.map(\.state) == [.failed, .skipped, .pending, .pending])
  }

  @Test func `members of one's own are kept wherever they stood`() throws {
    let document =
      #"{"format":"pipeshape/pipeline/1","steps":[{"key":"a","kind":"k","targets":[{"name":".","x-t":1}],"x-s":[2]},{"key":"b","kind":"k","targets":[{"name":"x"}]}],"#
      + #""edges":[{"from":"a","to":"b","binding":{"map":[[{"name":".","x-p":1},{"name":"x","x-q":{}}]],"x-m":0},"x-e":""}],"#
      + #""runs":[{"number":1,"created":[{"step":"a","target":".","ordinal":1,"state":"failed","external":{"system":"s","id":"1","x-url":"u"},"x-c":1e3},{"step":"b","target":"x","ordinal":1,"state":"skipped"}],"x-r":1}],"x-d":"\u00e9","x-big":12345678901234567890}"#
    #expect(try rewritten(document) == document)
  }

  @Test func `what stood in cells moves to the first attempt when runs are written`() throws {
    var document = try PipelineDocument(
      parsing: Array(chain("a", cells: #","cells":[{"step":"a","state":"failed","x-note":"n"}]"#).utf8))
    _ = try document.rerun(.init(.failed))
    #expect(
      String(decoding: document.serialized(), as: UTF8.self)
        == chain(
          "a",
          cells:
            #","runs":[{"number":1,"created":[{"step":"a","target":".","ordinal":1,"state":"failed","x-note":"n"}]},{"number":2,"created":[{"step":"a","target":".","ordinal":2,"state":"pending"}]}]"#
        ))
  }

  @Test func `members of one's own can be set, others cannot`() throws {
    var document = try PipelineDocument(graph: PipelineGraph(steps: [Step("a", kind: "k")], edges: []))
    document["x-a", of: .document] = RawJSON(["b": 1])
    document["x-b", of: .step(0)] = RawJSON(2)
    document["x-c", of: .target(step: 0, 0)] = RawJSON(3)
    document["y", of: .document] = RawJSON(4)
    #expect(document["x-b", of: .step(0)]?.value == 2)
    #expect(
      String(decoding: document.serialized(), as: UTF8.self)
        == #"{"format":"pipeshape/pipeline/1","steps":[{"key":"a","kind":"k","targets":[{"name":".","x-c":3}],"x-b":2}],"edges":[],"x-a":{"b":1}}"#
    )
    document["x-a", of: .document] = nil
    #expect(document["x-a", of: .document] == nil)
  }
}
