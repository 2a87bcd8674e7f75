import Foundation
import PipeShapePackit
import Testing

@Suite("Configuration files")
struct ConfigurationFileTests {
  /// A folder of its own with the files given, removed afterwards.
  func folder(_ files: [String: [UInt8]], _ check: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pipeshape-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files { try Data(bytes).write(to: folder.appendingPathComponent(name)) }
    try check(folder.path)
  }

  func code(_ body: () throws -> Void) -> PackitError.Code? {
    do { try body() } catch { return (error as? PackitError)?.code }
    return nil
  }

  @Test("are found by name, best first, with a remark on others")
  func locate() throws {
    try folder(["packit.yml": [], ".packit.yml": [], "other.yaml": []]) { folder in
      let file = try ConfigurationFile.locate(in: folder)
      #expect(file.path == "\(folder)/.packit.yml")
      #expect(file.others == ["packit.yml"])
      #expect(file.warnings.map(\.code) == [.severalFiles])
    }
    try folder(["packit.yaml": []]) { folder in
      try FileManager.default.createDirectory(atPath: "\(folder)/.packit.yaml", withIntermediateDirectories: false)
      let file = try ConfigurationFile.locate(in: folder + "/")
      #expect(file.path == "\(folder)/packit.yaml")
      #expect(file.warnings.isEmpty)
    }
    try folder([:]) { folder in
      #expect(code { _ = try ConfigurationFile.locate(in: folder) } == .absent)
      #expect(code { _ = try ConfigurationFile.locate(in: "\(folder)/none") } == .absent)
    }
  }

  @Test("say why they cannot be read")
  func text() throws {
    try folder(["a": Array("é: 1".utf8), "b": [0xff]]) { folder in
      #expect(try ConfigurationFile(path: "\(folder)/a").text(maximumBytes: 5) == "é: 1")
      #expect(code { _ = try ConfigurationFile(path: "\(folder)/a").text(maximumBytes: 4) } == .tooLarge)
      #expect(code { _ = try ConfigurationFile(path: "\(folder)/b").text() } == .notUTF8)
      #expect(code { _ = try ConfigurationFile(path: "\(folder)/c").text() } == .absent)
      #expect(code { _ = try ConfigurationFile(path: "\(folder)/a/c").text() } == .absent)
      #expect(code { _ = try ConfigurationFile(path: folder).text() } == .isDirectory)
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: "\(folder)/a")
      // The superuser reads everything.
      if getuid() != 0 { #expect(code { _ = try ConfigurationFile(path: "\(folder)/a").text() } == .unreadable) }
    }
  }
}
