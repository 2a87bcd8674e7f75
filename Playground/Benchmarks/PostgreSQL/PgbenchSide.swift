#if PostgreSQL
  import Foundation
  import PipeShapePostgreSQLTrials

  /// pgbench with one client and prepared statements.
  struct PgbenchSide {
    let program: String
    let address: String
    let schema: String
    let directory: String

    init?(_ address: String, schema: String, directory: String) {
      guard let folder = ThrowAwayServer.programs else { return nil }
      program = folder + "/pgbench"
      guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
      (self.address, self.schema, self.directory) = (address, schema, directory)
    }

    /// A side that runs a script so often as there are calls.
    func side(_ name: String, script: String) throws -> Contest.Side {
      let path = "\(directory)/\(name.filter(\.isLetter)).sql"
      try script.write(toFile: path, atomically: true, encoding: .utf8)
      return Contest.Side(name: name) { _, count in try run(path, count) }
    }

    /// Seconds by the rate that pgbench says, which leaves its own start out.
    private func run(_ path: String, _ count: Int) throws -> Double {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = ["-n", "-M", "prepared", "-c", "1", "-t", String(count), "-f", path, address]
      process.environment = ProcessInfo.processInfo.environment.merging(["PGOPTIONS": "-c search_path=\(schema)"]) {
        $1
      }
      let output = Pipe()
      process.standardOutput = output
      process.standardError = output
      try process.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      let line = text.split(separator: "\n").last { $0.hasPrefix("tps = ") }
      guard let rate = line?.split(separator: " ").dropFirst(2).first.flatMap({ Double($0) }), rate > 0 else {
        throw BenchmarkError("pgbench: \(text.suffix(300))")
      }
      return Double(count) / rate
    }
  }
#endif
