#if PostgreSQL
  import Foundation

  /// psycopg 3 in a process of its own.
  final class PsycopgSide {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    /// What it says it is.
    private(set) var version = ""

    /// - Parameter settings: what the peer must know.
    /// - Throws: why there is none.
    init(python: String, settings: [String: Any]) throws {
      let script = "Playground/Psycopg/peer.py"
      guard FileManager.default.isExecutableFile(atPath: python) else {
        throw BenchmarkError("there is no \(python); run make benchmarks-psycopg")
      }
      guard FileManager.default.fileExists(atPath: script) else {
        throw BenchmarkError("there is no \(script) here; run it from the folder of the package")
      }
      process.executableURL = URL(fileURLWithPath: python)
      process.arguments = [script]
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      let data = try JSONSerialization.data(withJSONObject: settings)
      input.fileHandleForWriting.write(data + Data("\n".utf8))
      version = line()
      guard version.hasPrefix("psycopg") else { throw BenchmarkError("it does not start; is psycopg installed?") }
    }

    func side(_ what: String) -> Contest.Side {
      Contest.Side(name: "psycopg 3") { [self] first, count in
        input.fileHandleForWriting.write(Data("\(what) \(first) \(count)\n".utf8))
        guard let seconds = Double(line()) else { throw BenchmarkError("psycopg failed at '\(what)'") }
        return seconds
      }
    }

    private func line() -> String {
      var bytes: [UInt8] = []
      while true {
        let data = output.fileHandleForReading.readData(ofLength: 1)
        guard let byte = data.first, byte != UInt8(ascii: "\n") else { break }
        bytes.append(byte)
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    func stop() {
      try? input.fileHandleForWriting.close()
      process.waitUntilExit()
    }
  }
#endif
