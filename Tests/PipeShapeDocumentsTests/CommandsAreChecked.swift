import PipeShapeDocuments
import PipeShapeJSON
import Testing

@Suite struct CommandsAreChecked {
  // a → b
  @Test(arguments: [
    "nonsense", "[]", "1", "null", "{", #"{"op":"show"} {"op":"show"}"#, "{}",
    #"{"op":"stop"}"#, #"{"op":"Show"}"#, #"{"op":1}"#, #"{"run":1}"#,
    #"{"op":"show","op":"show"}"#, #"{"op":"show","run":1,"run":1}"#, #"{"op":"show","\u006fp":"show"}"#,
    #"{"op":"show","line":1}"#, #"{"op":"show","X-a":1}"#, #"{"op":"show","run":"1"}"#, #"{"op":"show","run":1.0}"#,
    #"{"op":"show","cell":{"step":"a"}}"#,
    #"{"op":"start"}"#, #"{"op":"start","cell":{"step":"a"},"external":{"system":"copr","id":"1"}}"#,
    #"{"op":"start","cell":"a"}"#, #"{"op":"start","cell":{}}"#, #"{"op":"start","cell":{"step":"a","kind":"k"}}"#,
    #"{"op":"start","cell":{"step":"a","identifier":null}}"#, #"{"op":"start","cell":{"step":"a","step":"a"}}"#,
    #"{"op":"start","cell":{"step":"a"},"attempt":"1"}"#, #"{"op":"start","cell":{"step":"a"},"state":"running"}"#,
    #"{"op":"start","cell":{"step":"a"},"payload":{}}"#, #"{"op":"start","cell":{"step":"a"},"digest":"d"}"#,
    #"{"op":"finish","cell":{"step":"a"}}"#, #"{"op":"finish","cell":{"step":"a"},"state":"running"}"#,
    #"{"op":"finish","cell":{"step":"a"},"state":"pending"}"#, #"{"op":"finish","cell":{"step":"a"},"state":"done"}"#,
    #"{"op":"finish","cell":{"step":"a"},"state":"Failed"}"#, #"{"op":"finish","state":"failed"}"#,
    #"{"op":"finish","cell":{"step":"a"},"state":"failed","payload":"\u0000"}"#,
    #"{"op":"finish","cell":{"step":"a"},"state":"failed","payload":1e999}"#,
    #"{"op":"finish","cell":{"step":"a"},"state":"failed","payload":{"a":1,"a":2}}"#,
    #"{"op":"attach","cell":{"step":"a"}}"#, #"{"op":"attach","external":{"system":"copr","id":"1"}}"#,
    #"{"op":"attach","cell":{"step":"a"},"external":{"system":"copr"}}"#,
    #"{"op":"attach","cell":{"step":"a"},"external":{"system":"copr","id":7}}"#,
    #"{"op":"attach","cell":{"step":"a"},"external":{"system":"copr","id":"7","url":""}}"#,
    #"{"op":"attach","cell":{"step":"a"},"external":{"system":"copr","id":"7"},"attempt":1}"#,
    #"{"op":"preview"}"#, #"{"op":"preview","select":["a"]}"#, #"{"op":"preview","select":"a","request":"r"}"#,
    #"{"op":"preview","select":"a","token":"t"}"#, #"{"op":"preview","select":"a","upstream":"both"}"#,
    #"{"op":"rerun","select":"a","exact":"yes"}"#, #"{"op":"rerun","select":"a","upstream":null}"#,
    #"{"op":"rerun","select":"a","token":{"line":1}}"#, #"{"op":"rerun","select":"a","token":{"line":2}}"#,
    #"{"op":"rerun","select":"a","token":{"line":3}}"#, #"{"op":"rerun","select":"a","token":{}}"#,
    #"{"op":"rerun","select":"a","token":{"line":1,"of":2}}"#, #"{"op":"rerun","select":"a","token":7}"#,
    #"{"op":"rerun","select":"(","token":{"line":1}}"#,
  ])
  func `what is no command is a bad operation and changes nothing`(_ command: String) async throws {
    let answers = try await answers(chain("a", "b"), command, #"{"op":"show"}"#)
    #expect(try code(answers[0]) == "badOperation")
    #expect(answers[1] == #"{"line":3,"ok":true,"# + head(1, "a 1 pending", "b 1 pending"))
    #expect(answers[0].hasSuffix(head(1, "a 1 pending", "b 1 pending")))
  }

  @Test(arguments: [
    #"{"x-note":{"a":[1]},"op":"start","cell":{"step":"a","x-b":1}}"#,
    #"{"op":"attach","x-":null,"cell":{"step":"a"},"external":{"system":"copr","id":"1","x-url":"u"}}"#,
    #"{ "select" : "all" , "op" : "preview" , "upstream" : "keep" , "exact" : false }"#,
    #"{"op":"rerun","select":"all","upstream":"repair","exact":true,"request":"r","x-b":0}"#,
    #"{"\u006fp":"show","run":1}"#,
    #"{"op":"finish","cell":{"step":"a"},"state":"failed","payload":null}"#,
    #"{"op":"finish","cell":{"step":"a"},"state":"failed","payload":[1,"a",{"b":-0.0}],"digest":""}"#,
  ])
  func `members of one's own and members in any order are fine`(_ command: String) async throws {
    #expect(try code(try await answers(chain("a", "b"), command)[0]) == nil)
  }

  @Test(arguments: [
    #"{"op":"start","cell":{"step":"c"}}"#, #"{"op":"start","cell":{"step":"a","target":"f42"}}"#,
    #"{"op":"start","cell":{"step":"a","identifier":"x"}}"#, #"{"op":"start","cell":{"step":"a"},"attempt":2}"#,
    #"{"op":"start","cell":{"step":"a"},"attempt":0}"#, #"{"op":"start","cell":{"step":"a"},"attempt":-1}"#,
    #"{"op":"start","cell":{"step":"a"},"attempt":4294967297}"#, #"{"op":"start","cell":{"step":""}}"#,
    #"{"op":"attach","cell":{"step":"c"},"external":{"system":"copr","id":"1"}}"#,
    #"{"op":"finish","external":{"system":"copr","id":"1"},"state":"failed"}"#,
    #"{"op":"show","run":0}"#, #"{"op":"show","run":2}"#, #"{"op":"show","run":-1}"#,
    #"{"op":"show","run":9223372036854775807}"#,
  ])
  func `an unknown cell, ordinal, run or external id is not found`(_ command: String) async throws {
    let answers = try await answers(chain("a", "b"), command)
    #expect(try code(answers[0]) == "notFound")
    #expect(answers[0].hasSuffix(head(1, "a 1 pending", "b 1 pending")))
  }

  @Test func `what is too large is a limit`() async throws {
    let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    let nested = String(repeating: "[", count: 70) + String(repeating: "]", count: 70)
    let long = String(repeating: "a", count: 2000)
    let answers = try await answers(
      chain("a"), #"{"op":"show","x-a":\#(deep)}"#,
      #"{"op":"finish","cell":{"step":"a"},"state":"failed","payload":\#(nested)}"#,
      #"{"op":"show","x-a":"\#(long)"}"#,
      #"{"op":"preview","select":"\#(String(repeating: "(", count: 300))a\#(String(repeating: ")", count: 300))"}"#,
      limits: DocumentLimits(commandBytes: 1000))
    #expect(try answers.map(code) == ["limit", "limit", "limit", "limit"])
  }
}
