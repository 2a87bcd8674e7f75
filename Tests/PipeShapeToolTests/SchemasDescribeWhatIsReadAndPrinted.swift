import Foundation
import PipeShapeDocuments
import PipeShapeJSON
import Testing

@Suite struct SchemasDescribeWhatIsReadAndPrinted {
  /// A text, the schema that judges it, and the verdict that is right.
  struct Sample {
    var schema: String
    var text: String
    var isValid = true
  }

  private static let edgeOfAB =
    #""steps":[{"key":"a","kind":"k"},{"key":"b","kind":"k"}],"edges":[{"from":"a","to":"b","binding":BINDING}]"#

  static let documents: [Sample] =
    [
      #"{"format":"pipeshape/pipeline/1","steps":[],"edges":[],"x-a":1,"event":{"a":1},"name":"n"}"#, story,
      #"{"format":"pipeshape/pipeline/1",\#(edgeOfAB)}"#.replacing("BINDING", with: #""one-to-all""#),
      #"{"format":"pipeshape/pipeline/1",\#(edgeOfAB),"cells":[{"step":"a","state":"failed","x-b":[]}]}"#
        .replacing("BINDING", with: #"{"map":[[{"name":"."},{"name":".","x-c":0}]]}"#),
    ].map { Sample(schema: "pipeline", text: $0) }
    + [
      #"{"format":"pipeshape/pipeline/2","steps":[],"edges":[]}"#, #"{"format":"pipeshape/pipeline/1","steps":[]}"#,
      #"{"format":"pipeshape/pipeline/1","steps":[],"edges":[],"note":1}"#, "[]",
      #"{"format":"pipeshape/pipeline/1","steps":[],"edges":[],"cells":[],"runs":[]}"#,
      #"{"format":"pipeshape/pipeline/1","steps":[{"key":"","kind":"k"}],"edges":[]}"#,
      #"{"format":"pipeshape/pipeline/1","steps":[{"key":"a","kind":"k","targets":[]}],"edges":[]}"#,
      #"{"format":"pipeshape/pipeline/1",\#(edgeOfAB)}"#.replacing("BINDING", with: #""one""#),
      #"{"format":"pipeshape/pipeline/1",\#(edgeOfAB)}"#.replacing("BINDING", with: #"{"map":[[{"name":"."}]]}"#),
      #"{"format":"pipeshape/pipeline/1",\#(edgeOfAB)}"#
        .replacing("BINDING", with: #"{"map":[[{"name":"."},{"name":"."},{"name":"."}]]}"#),
      #"{"format":"pipeshape/pipeline/1","steps":[],"edges":[],"cells":[{"step":"a","state":"done"}]}"#,
    ].map { Sample(schema: "pipeline", text: $0, isValid: false) }

  static let commands: [Sample] =
    [
      #"{"op":"start","cell":{"step":"a","target":"x","identifier":"i"},"attempt":1,"x-a":1}"#,
      #"{"op":"finish","external":{"system":"copr","id":"7"},"state":"skipped","digest":"d","payload":null}"#,
      #"{"op":"attach","cell":{"step":"a"},"external":{"system":"copr","id":"7"}}"#,
      #"{"op":"preview","select":"all","upstream":"repair","exact":true}"#,
      #"{"op":"rerun","select":"all","request":"r","token":{"line":2}}"#, #"{"op":"rerun","select":"","token":"t"}"#,
      #"{"op":"show"}"#, #"{"op":"show","run":1}"#,
    ].map { Sample(schema: "command", text: $0) }
    + [
      "{}", #"{"op":"stop"}"#, #"{"op":"start"}"#, #"{"op":"show","cell":{"step":"a"}}"#,
      #"{"op":"start","cell":{"step":"a"},"external":{"system":"copr","id":"7"}}"#,
      #"{"op":"finish","cell":{"step":"a"},"state":"running"}"#, #"{"op":"preview","select":"all","request":"r"}"#,
      #"{"op":"rerun","select":"all","token":7}"#, #"{"op":"rerun","select":"all","upstream":"both"}"#,
      #"{"op":"attach","cell":{"step":"a"},"external":{"system":"copr","id":7}}"#,
    ].map { Sample(schema: "command", text: $0, isValid: false) }

  /// What the tool prints itself: every form of an answer, plans, failures.
  static func printed() throws -> [Sample] {
    let lines = [
      story, #"{"op":"show"}"#, "nonsense",
      #"{"op":"attach","cell":{"step":"tests","target":"f43"},"external":{"system":"copr","id":"7"}}"#,
      #"{"op":"finish","external":{"system":"copr","id":"7"},"state":"failed"}"#,
      #"{"op":"preview","select":"srpm","upstream":"repair"}"#,
      #"{"op":"preview","select":"tests"}"#, #"{"op":"preview","select":"tests[f42]","upstream":"repair"}"#,
      #"{"op":"rerun","select":"build[f42]","exact":true,"request":"r"}"#,
      #"{"op":"rerun","select":"build[f42]","exact":true,"request":"r"}"#,
      #"{"op":"finish","cell":{"step":"build","target":"f42"},"attempt":1,"state":"failed"}"#,
      #"{"op":"finish","cell":{"step":"build","target":"f42"},"attempt":1,"state":"error"}"#,
      #"{"op":"preview","select":"("}"#,
    ]
    let answers = try Tool.run("scenario", "-", input: lines.joined(separator: "\n")).output
    let bad = try Tool.run("scenario", "-", input: "{").output
    let rerun = try Tool.run("rerun", "-", "--select", "all", "--json", input: story).output
    let refused = try Tool.run("rerun", "-", "--select", "all", "--json", input: "{").output
    let applied = try Tool.run("rerun", "-", "--select", "all", "--apply", input: story).output
    let plan = try Tool.run("plan", "-", "--json", input: configuration + "notes: 1\n").output
    let failures = [
      try Tool.run("plan", "-", "--json", input: "jobs: 1\n").output, try Tool.run("plan", "nowhere", "--json").output,
      try Tool.run("rerun", "nowhere", "--select", "all", "--json").output,
      try Tool.run("scenario", ".", "--json").output,
    ]
    let folder = try Folder()
    _ = try Tool.run("scenario", "-", "--store", "sqlite:s.db", input: story, in: folder)
    let healthy = try Tool.run("doctor", "sqlite:s.db", "--json", in: folder).output
    try folder.blankLastPage("s.db")
    let damaged = try Tool.run("doctor", "sqlite:s.db", "--json", in: folder).output
    return (answers + bad + rerun + refused).split(separator: "\n").map { Sample(schema: "answer", text: String($0)) }
      + [Sample(schema: "pipeline", text: applied), Sample(schema: "plan", text: plan)]
      + [Sample(schema: "doctor", text: healthy), Sample(schema: "doctor", text: damaged)]
      + failures.map { Sample(schema: "failure", text: $0) }
  }

  @Test func `samples are judged as the reader judges them`() throws {
    for sample in Self.documents + Self.commands {
      let complaint = try Schema(named: "\(sample.schema).schema.json").complaint(
        about: try JSONValue(parsing: sample.text))
      #expect((complaint == nil) == sample.isValid, "\(sample.text): \(complaint ?? "no complaint")")
    }
    for sample in Self.documents {
      var isRead = true
      do throws(DocumentError) { _ = try PipelineDocument(parsing: Array(sample.text.utf8)) } catch { isRead = false }
      #expect(isRead == sample.isValid, "\(sample.text)")
    }
  }

  @Test func `whatever the tool prints fits its schema`() throws {
    let samples = try Self.printed()
    #expect(samples.count == 23)
    for sample in samples {
      let value = try JSONValue(parsing: sample.text)
      #expect(try Schema(named: "\(sample.schema).schema.json").complaint(about: value) == nil, "\(sample.text)")
    }
    // A schema that lets everything pass would prove nothing.
    for sample in samples where sample.schema == "answer" {
      guard var object = try JSONValue(parsing: sample.text).objectValue else { continue }
      object["note"] = 1
      #expect(try Schema(named: "answer.schema.json").complaint(about: .object(object)) != nil)
    }
  }

  static let hasValidator: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import jsonschema, referencing"]
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test(.enabled(if: hasValidator, "python3 with jsonschema is not installed"))
  func `an independent validator gives the same verdicts`() throws {
    let folder = try Folder()
    let samples = try Self.documents + Self.commands + Self.printed()
    try folder.write(
      samples.map { $0.schema + " " + $0.text.trimmingCharacters(in: .newlines) }.joined(separator: "\n"), to: "samples"
    )
    try folder.write(
      """
      import json, os, sys
      from jsonschema import Draft202012Validator
      from referencing import Registry, Resource
      folder = sys.argv[1]
      schemas = {name: json.load(open(os.path.join(folder, name))) for name in os.listdir(folder) if name.endswith(".json")}
      for schema in schemas.values(): Draft202012Validator.check_schema(schema)
      registry = Registry().with_resources([(name, Resource.from_contents(schema)) for name, schema in schemas.items()])
      for line in open(sys.argv[2]):
          name, text = line.split(" ", 1)
          validator = Draft202012Validator(schemas[name + ".schema.json"], registry=registry)
          print("valid" if validator.is_valid(json.loads(text)) else "invalid")
      """, to: "judge.py")
    let output = try folder.write("", to: "verdicts")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.currentDirectoryURL = folder.url
    process.arguments = ["python3", "judge.py", packageFolder("Docs/Schemas").path, "samples"]
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let verdicts = try folder.read("verdicts").split(separator: "\n").map { $0 == "valid" }
    #expect(verdicts == samples.map(\.isValid))
  }
}
