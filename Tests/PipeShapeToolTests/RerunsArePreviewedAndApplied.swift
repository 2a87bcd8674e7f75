import Foundation
import Testing

@Suite struct RerunsArePreviewedAndApplied {
  private func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write(story + "\n", to: "p.json")
    return folder
  }

  @Test func `a preview tells what is new, joined, cancelled, blocked and kept`() throws {
    let folder = try folder()
    let failed = try Tool.run("rerun", "p.json", "--select", "failed", in: folder)
    #expect(
      failed.output.hasPrefix(
        """
        would be run 2: 2 new attempts
          new  build[f42]  selected
          new  tests[f42]  follows build[f42]
        kept 4 cells
        token 
        """))
    #expect(failed.status == 0)
    #expect(failed.errors == "")
    let srpm = try Tool.run("rerun", "p.json", "--select", "srpm", in: folder)
    #expect(srpm.output.contains("  cancelled  build[f43]       attempt 1, replaced; cancel copr 7\n"))
    let blocked = try Tool.run("rerun", "p.json", "--select", "tests", in: folder)
    #expect(
      blocked.output.hasPrefix(
        """
        nothing new: run 1 stays the head
          joined   tests[f43]       in flight, shared
          joined   tests[f43:full]  in flight, shared
          blocked  tests[f42]       by build[f42]
        kept 3 cells
        """))
    #expect(try folder.read("p.json") == story + "\n")
  }

  @Test func `the JSON of a preview is an answer without line`() throws {
    let folder = try folder()
    let answer = try Tool.run("rerun", "p.json", "--select", "failed", "--json", in: folder)
    let line = try Tool.run(
      "scenario", "-", input: story + "\n" + #"{"op":"preview","select":"failed"}"# + "\n", in: folder)
    #expect(answer.output == line.output.replacing(#""line":2,"#, with: ""))
    #expect(answer.status == 0)
  }

  @Test func `apply prints the new document and leaves the file alone`() throws {
    let folder = try folder()
    let applied = try Tool.run("rerun", "p.json", "--select", "srpm", "--apply", "--request", "r", in: folder)
    #expect(applied.status == 0)
    #expect(applied.output.hasPrefix(story.dropLast(4).replacing(#""running""#, with: #""cancelled""#).prefix(400)))
    #expect(
      applied.output.contains(
        #"{"number":2,"request":"r","created":[{"step":"srpm","target":".","ordinal":2,"state":"pending"},"#))
    #expect(applied.errors == "note: cancel copr 7: it ran build[f43] attempt 1\n")
    #expect(try folder.read("p.json") == story + "\n")
    let again = try Tool.run(
      "rerun", "-", "--select", "srpm", "--apply", "--request", "r", "--json", input: applied.output)
    #expect(again.status == 1)
    #expect(again.output.hasPrefix(#"{"ok":false,"error":{"code":"requestReused","#))
  }

  @Test func `in place rewrites the file, keeps its permissions and leaves nothing beside it`() throws {
    let folder = try folder()
    let file = folder.url.appendingPathComponent("p.json").path
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appendingPathComponent("link").path, withDestinationPath: "p.json")
    let printed = try Tool.run("rerun", "p.json", "--select", "failed", "--apply", in: folder)
    let inPlace = try Tool.run("rerun", "link", "--select", "failed", "--apply", "--in-place", in: folder)
    #expect(inPlace.status == 0)
    #expect(inPlace.output.hasPrefix("run 2: 2 new attempts\n"))
    #expect(try folder.read("p.json") == printed.output)
    #expect(folder.names == ["link", "p.json"])
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.url.appendingPathComponent("link").path)
        == "p.json")
  }

  @Test func `a token that no longer holds changes no file`() throws {
    let folder = try folder()
    let refused = try Tool.run(
      "rerun", "p.json", "--select", "failed", "--apply", "--in-place", "--token", "0", "--json", in: folder)
    #expect(refused.status == 1)
    #expect(refused.output.hasPrefix(#"{"ok":false,"error":{"code":"planChanged","message":"#))
    #expect(refused.errors.hasPrefix("p.json: error: "))
    #expect(try folder.read("p.json") == story + "\n")
    #expect(folder.names == ["p.json"])
  }

  @Test func `nothing new leaves the file as it was written`() throws {
    let folder = try Folder()
    let loose = story.replacing(",", with: " , ")
    try folder.write(loose, to: "p.json")
    let run = try Tool.run("rerun", "p.json", "--select", "none", "--apply", "--in-place", in: folder)
    #expect(run.status == 0)
    #expect(try folder.read("p.json") == loose)
  }

  @Test func `a typo in a selection is shown with a caret`() throws {
    let refused = try Tool.run("rerun", "p.json", "--select", "failed or tets[f42]", in: folder())
    #expect(refused.status == 1)
    #expect(refused.output == "")
    #expect(
      refused.errors == """
        --select:1:11: error: there is no step 'tets' (column 11); did you mean 'tests'?
          failed or tets[f42]
                    ^

        """)
    let atEnd = try Tool.run("rerun", "p.json", "--select", "tests[f42", in: folder())
    #expect(atEnd.errors.hasSuffix("  tests[f42\n           ^\n"))
  }

  @Test(arguments: [
    ["--upstream", "both"], ["--in-place"], ["--token", "t"], ["--request", "r"], ["--nonsense"],
    ["--apply", "--select"],
  ])
  func `wrong options are usage errors`(_ options: [String]) throws {
    let folder = try folder()
    let run =
      try options.count == 1
      ? Tool.run("rerun", "p.json", "--select", "all", options[0], in: folder)
      : Tool.run("rerun", "p.json", "--select", "all", options[0], options[1], in: folder)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.contains("Usage: pipeshape rerun"))
    #expect(try folder.read("p.json") == story + "\n")
  }

  @Test func `standard input cannot be rewritten, and the selection must be given`() throws {
    #expect(try Tool.run("rerun", "-", "--select", "all", "--apply", "--in-place", input: story).status == 2)
    #expect(try Tool.run("rerun", "-", input: story).status == 2)
    #expect(try Tool.run("rerun").status == 2)
  }
}
