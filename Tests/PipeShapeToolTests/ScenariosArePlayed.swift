import Testing

@Suite struct ScenariosArePlayed {
  private let good =
    story + "\n" + #"{"op":"start","cell":{"step":"tests","target":"f42"}}"# + "\n" + #"{"op":"show"}"# + "\n"

  @Test func `every command is one line, and the exit code says whether all were ok`() throws {
    let run = try Tool.run("scenario", "-", input: story + "\n" + #"{"op":"show"}"# + "\n")
    #expect(run.output.hasPrefix(#"{"line":2,"ok":true,"run":1,"head":[{"step":"srpm","#))
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(run.status == 0)
    #expect(run.errors == "")
    // Starting what ended is late, and that is ok.
    let late = try Tool.run("scenario", "-", "--store", "memory", input: good)
    #expect(late.status == 0)
    let refused = try Tool.run("scenario", "-", input: good + "\n")
    #expect(refused.status == 1)
    #expect(refused.output.hasPrefix(late.output))
    #expect(refused.errors == "")
  }

  @Test func `warnings of the graph go to standard error`() throws {
    let document =
      #"{"format":"pipeshape/pipeline/1","steps":[{"key":"a","kind":"k","targets":[{"name":"x"}]},{"key":"b","kind":"k","targets":[{"name":"x"},{"name":"y"}]}],"edges":[{"from":"a","to":"b","binding":"each"}]}"#
    let run = try Tool.run("scenario", "-", input: document)
    #expect(run.output == "")
    #expect(run.errors == "<stdin>:1: warning: no target of a feeds b[y]: `each` binds equal targets only\n")
    #expect(run.status == 0)
  }

  @Test(arguments: [
    ("memry", "there is no store 'memry'; did you mean 'memory'?"), ("", "there is no store ''"),
    ("memory:x", "--store memory takes no path"), ("postgres:x", "there is no store 'postgres'"),
  ])
  func `a store that is not there is a usage error that names those that are`(_ store: String, _ message: String) throws
  {
    let run = try Tool.run("scenario", "-", "--store", store, input: story)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("pipeshape: error: \(message)"))
  }
}
