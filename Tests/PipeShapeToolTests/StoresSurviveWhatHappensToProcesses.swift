import Foundation
import Testing

/// A few rounds of what `make durability` does many times in release: the exercises check themselves.
@Suite struct StoresSurviveWhatHappensToProcesses {
  @Test(arguments: [
    ["kill", "--kills", "10"], ["race", "--processes", "3", "--changes", "20"],
    ["kinds", "--processes", "3", "--changes", "20"], ["fuzz", "--cases", "40"],
  ])
  func `in every layout`(arguments: [String]) throws {
    let call = try Tool.run(arguments, of: Tool.executable("pipeshape-durability"))
    #expect(call.status == 0, "\(call.output)")
    let layouts = try Tool.run("scenario", "-", "--store", "sqlite:x?layout=none").errors
    let lines = call.output.split(separator: "\n")
    // The tool names the layouts where it is asked for one that there is not.
    #expect(lines.count >= 2)
    for line in lines { #expect(layouts.contains(String(line.prefix { $0 != ":" && $0 != "," })), "\(line)") }
  }

  /// Immediate shutdowns and kills of backends, while the writer lives and sees the errors.
  @Test func `and to a server`() throws {
    let call = try Tool.run(["postgresql", "--kills", "8"], of: Tool.executable("pipeshape-durability"))
    print(call.output)
    #expect(call.status == 0, "\(call.output)")
  }
}
