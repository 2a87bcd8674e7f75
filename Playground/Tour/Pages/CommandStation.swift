import Foundation

/// The commands that README.md shows print what it shows.
enum CommandStation {
  static func visit(_ guide: inout Guide) throws {
    guide.station("The commands of README.md")
    let tool = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let page = SourceTree.root.appending(path: "README.md")
    guard let text = try? String(contentsOf: page, encoding: .utf8) else {
      return guide.say("   skipped: there is no README.md beside the sources")
    }
    guard FileManager.default.isExecutableFile(atPath: tool.appending(path: "pipeshape").path()) else {
      return guide.say("   skipped: the tool is not built; swift build --product pipeshape makes it")
    }
    for shown in Self.commands(of: text) {
      let printed = try Self.run(shown.command, beside: tool)
      guide.expect(shown.command, printed == shown.output ? "prints what is shown" : printed, "prints what is shown")
    }
  }

  /// The lines after a `$`, each with what follows it.
  private static func commands(of page: String) -> [(command: String, output: String)] {
    var commands: [(command: String, output: String)] = []
    var isConsole = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
      } else if isConsole, line.hasPrefix("$ ") {
        commands.append((String(line.dropFirst(2)), ""))
      } else if isConsole, !commands.isEmpty {
        commands[commands.count - 1].output += line + "\n"
      }
    }
    return commands
  }

  /// Runs a command where the examples are, with the tool on the path; its output and messages.
  private static func run(_ command: String, beside tool: URL) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "PATH=\"$1:$PATH\"; \(command)", "sh", tool.path()]
    process.currentDirectoryURL = SourceTree.root.appending(path: "Docs/Examples")
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
