import Foundation
import PipeShapeJSON
import Testing

@Suite struct DoctorsLookAndChangeNothing {
  private func made(_ name: String = "s.db") throws -> Folder {
    let folder = try Folder()
    let made = try Tool.run("scenario", "-", "--store", "sqlite:\(name)", input: story, in: folder)
    #expect(made.status == 0)
    return folder
  }

  @Test func `a healthy store is clean`() throws {
    let folder = try made()
    let before = try Data(contentsOf: folder.url.appendingPathComponent("s.db"))
    let names = folder.names
    let call = try Tool.run("doctor", "sqlite:s.db", in: folder)
    #expect(call.status == 0)
    #expect(call.output == "s.db: 1 pipeline checked, no findings\n")
    #expect(try Data(contentsOf: folder.url.appendingPathComponent("s.db")) == before)
    #expect(folder.names == names)
  }

  @Test func `a file with a blank page has findings and exit code 1`() throws {
    let folder = try made()
    try folder.blankLastPage("s.db")
    let call = try Tool.run("doctor", "sqlite:s.db", in: folder)
    #expect(call.status == 1)
    #expect(call.output.contains("s.db: integrity: ") || call.output.contains("s.db: unreadable: "))
    let json = try JSONValue(parsing: try Tool.run("doctor", "sqlite:s.db", "--json", in: folder).output)
    #expect(json["ok"] == false)
    let findings = try #require(json["findings"]?.arrayValue)
    #expect(!findings.isEmpty)
  }

  @Test func `what is no store is a failure that names it`() throws {
    let folder = try Folder()
    try folder.write("hello", to: "s.db")
    let call = try Tool.run("doctor", "sqlite:s.db", "--json", in: folder)
    #expect(call.status == 1)
    #expect(try JSONValue(parsing: call.output)["error"]?["code"] == "notAStore")
    #expect(try Tool.run("doctor", "sqlite:none.db", in: folder).status == 1)
    #expect(folder.names.filter { !$0.hasPrefix(".") } == ["s.db"])
    #expect(try Tool.run("doctor", "nothing", in: folder).status == 2)
  }
}

extension Folder {
  /// Fills the last page of a database with zeros.
  func blankLastPage(_ name: String) throws {
    let file = url.appendingPathComponent(name)
    let data = try Data(contentsOf: file)
    try (data.dropLast(4096) + Data(count: 4096)).write(to: file)
  }
}
