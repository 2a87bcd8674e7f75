import Foundation
import Testing

/// Builds a package that wants the core and nothing else, and looks at what that took.
@Suite struct TheCoreStandsAlone {
  private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func aConsumerWithoutTraitsFetchesNothingAndLinksNoFoundation() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "consumer-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appending(path: "Sources/Consumer"), withIntermediateDirectories: true)
    try """
    // swift-tools-version: 6.2
    import PackageDescription
    let package = Package(
      name: "consumer",
      dependencies: [.package(name: "pipeshape", path: "\(root.path())", traits: [])],
      targets: [.executableTarget(name: "Consumer", dependencies: [.product(name: "PipeShape", package: "pipeshape")])])
    """.write(to: folder.appending(path: "Package.swift"), atomically: true, encoding: .utf8)
    try """
    import PipeShape
    let graph = try PipelineGraph(
      steps: [Step("build", kind: "b"), Step("test", kind: "t")], edges: [Edge(from: "build", to: "test", binding: .each)])
    var pipeline = try Pipeline(id: PipelineID(1), event: EventID(1), graph: graph, ids: SequentialIDs())
    _ = try pipeline.record(AttemptChange(state: .failed), at: 0)
    print(try pipeline.plan(.failed).created.count)
    """.write(to: folder.appending(path: "Sources/Consumer/main.swift"), atomically: true, encoding: .utf8)

    let build = try run("swift", "build", "--product", "Consumer", "--package-path", folder.path())
    try #require(build.status == 0, "\(build.output)")
    #expect(!build.output.contains("Fetching"), "\(build.output)")
    let checkouts = folder.appending(path: ".build/checkouts").path()
    #expect(((try? FileManager.default.contentsOfDirectory(atPath: checkouts)) ?? []).isEmpty)

    let binary = folder.appending(path: ".build/debug/Consumer").path()
    let answer = try run(binary)
    #expect(answer.output == "2\n" && answer.status == 0)
    let libraries = try run("ldd", binary).output
    #expect(libraries.contains("libswiftCore"))
    for absent in ["Foundation", "sqlite", "libpq", "libyaml"] {
      #expect(!libraries.contains(absent), "\(libraries)")
    }
    // Folders are made for every target of the plan; objects only for what is built.
    let products = folder.appending(path: ".build/debug")
    let built = try FileManager.default.contentsOfDirectory(atPath: products.path()).filter { name in
      guard name.hasSuffix(".build") else { return false }
      let files = try FileManager.default.contentsOfDirectory(atPath: products.appending(path: name).path())
      return files.contains { $0.hasSuffix(".o") }
    }
    #expect(Set(built) == ["PipeShape.build", "Consumer.build"])
  }

  @Test func theCoreAndTheJSONModuleImportNothing() throws {
    for module in ["PipeShape", "PipeShapeJSON"] {
      let files = try #require(
        FileManager.default.enumerator(at: root.appending(path: "Sources/\(module)"), includingPropertiesForKeys: nil))
      var count = 0
      for case let file as URL in files where file.pathExtension == "swift" {
        count += 1
        let text = try String(contentsOf: file, encoding: .utf8)
        let imports = text.split(separator: "\n").filter { line in
          line.split(separator: " ").prefix(3).contains("import")
        }
        #expect(imports.isEmpty, "\(file.lastPathComponent): \(imports)")
      }
      #expect(count > 5)
    }
  }

  private func run(_ command: String...) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
