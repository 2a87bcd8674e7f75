import Foundation
import Testing

@Suite struct BadFilesAreErrors {
  @Test(arguments: ["rerun", "scenario", "plan"])
  func `an absent file and a folder are named`(_ command: String) throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("d"), withIntermediateDirectories: false)
    func call(_ file: String) throws -> Tool {
      try command == "rerun"
        ? Tool.run("rerun", file, "--select", "all", "--json", in: folder)
        : Tool.run(command, file, "--json", in: folder)
    }
    for file in ["nowhere", "d", "nowhere/file"] {
      let run = try call(file)
      #expect(run.status == 1)
      #expect(run.errors.hasPrefix("\(file): error: "))
      #expect(run.output.hasPrefix(#"{"ok":false,"file":"\#(file)","error":{"code":""#))
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func `a file that may not be read is named`() throws {
    let folder = try Folder()
    let secret = try folder.write(story, to: "secret")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: secret.path)
    let run = try Tool.run("rerun", "secret", "--select", "all", in: folder)
    #expect(run.errors == "secret: error: the file may not be read\n")
    #expect(run.status == 1)
  }

  @Test(arguments: [
    ("", "p.json:1:1: error: the text is empty\n"),
    ("{", "p.json:1:2: error: "),
    ("{\"format\":\n \"x\"}", "p.json:2:2: error: format: is \"x\" and must be \"pipeshape/pipeline/1\"\n"),
    (
      #"{"format":"pipeshape/pipeline/1","steps":[],"edgs":[]}"#,
      "p.json:1:45: error: a pipeline document has no member \"edgs\"; did you mean 'edges'?\n"
    ),
    (
      #"{"format":"pipeshape/pipeline/1","steps":[{"key":"a","kind":7}],"edges":[]}"#,
      "p.json:1:61: error: steps[0].kind: expected string, found number\n"
    ),
  ])
  func `faults of a document have a line and a column`(_ text: String, _ errors: String) throws {
    let folder = try Folder()
    try folder.write(text, to: "p.json")
    let run = try Tool.run("rerun", "p.json", "--select", "all", "--apply", "--in-place", "--json", in: folder)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix(errors))
    #expect(run.output.hasPrefix(#"{"ok":false,"error":{"code":"badOperation","message":"#))
    #expect(try folder.read("p.json") == text)
  }

  @Test func `a file that is not UTF-8 is refused by every command`() throws {
    let folder = try Folder()
    let file = folder.url.appendingPathComponent("f")
    try Data([0x7B, 0xFF, 0xFE, 0x7D]).write(to: file)
    #expect(
      try Tool.run("rerun", "f", "--select", "all", in: folder).errors == "f:1:2: error: the bytes are not UTF-8\n")
    #expect(try Tool.run("plan", "f", in: folder).errors == "f: error: the file is not UTF-8\n")
    let scenario = try Tool.run("scenario", "f", in: folder)
    #expect(
      scenario.output
        == #"{"line":1,"ok":false,"error":{"code":"badOperation","message":"the bytes are not UTF-8 (column 2)"}}"#
        + "\n")
    #expect(scenario.status == 1)
  }

  @Test func `a file beyond the limit is refused before it is read`() throws {
    let folder = try Folder()
    let huge = folder.url.appendingPathComponent("huge")
    try Data().write(to: huge)
    let handle = try FileHandle(forWritingTo: huge)
    // A hole: it has a length and takes no room.
    try handle.truncate(atOffset: 2 << 30)
    try handle.close()
    #expect(try Tool.run("rerun", "huge", "--select", "all", in: folder).errors.contains("longer than the limit"))
    #expect(try Tool.run("scenario", "huge", in: folder).errors.contains("longer than the limit"))
    #expect(try Tool.run("plan", "huge", in: folder).status == 1)
  }
}
