import Foundation
import Testing

/// One call of the built executable.
struct Tool {
  var output: String
  var errors: String
  var status: Int32

  /// The executable, which the build puts beside the tests; nil in a package without the command line.
  static let path = executable("pipeshape")

  /// An executable that the build puts beside the tests.
  static func executable(_ name: String) -> URL? {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    for _ in 0..<4 {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue {
        return candidate
      }
    }
    return nil
  }

  /// Runs the tool and waits; files stand between, so that no pipe can fill up.
  static func run(_ arguments: String..., input: String = "", in folder: Folder? = nil) throws -> Tool {
    try run(arguments, input: input, in: folder)
  }

  /// Runs the tool with arguments that were put together.
  static func run(
    _ arguments: [String], of executable: URL? = path, input: String = "", in folder: Folder? = nil
  ) throws -> Tool {
    let folder = try folder ?? Folder()
    let path = try #require(executable, "the executable is not built beside the tests")
    let names = ["in", "out", "err"].map { folder.url.appendingPathComponent(".\(UUID().uuidString).\($0)") }
    defer { for name in names { try? FileManager.default.removeItem(at: name) } }
    try Data(input.utf8).write(to: names[0])
    for name in names.dropFirst() { try Data().write(to: name) }
    let process = Process()
    process.executableURL = path
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": "/usr/bin:/bin", "COLUMNS": "120"]
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    return Tool(
      output: try String(contentsOf: names[1], encoding: .utf8),
      errors: try String(contentsOf: names[2], encoding: .utf8),
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus)
  }
}

/// A folder of a test's own; removed with the value.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("pipeshape-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  @discardableResult
  func write(_ text: String, to name: String) throws -> URL {
    let file = url.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }

  /// The names of all files, hidden ones too, in order.
  var names: [String] { (try? names(in: "")) ?? [] }

  /// The names of all files in a folder of it.
  func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.appendingPathComponent(folder).path).sorted()
  }
}

/// A folder or file of the package.
func packageFolder(_ path: String) -> URL {
  // Tests/PipeShapeToolTests/Support/Tool.swift
  (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    .appendingPathComponent(path)
}
