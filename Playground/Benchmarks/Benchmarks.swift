import Foundation

/// Prints what the core and the stores cost, beside a limit or a peer measured in the same run.
@main
struct Benchmarks {
  static func main() async {
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if arguments.contains("--help") || arguments.contains("-h") { return print(BenchmarkOptions.usage) }
      try await run(try BenchmarkOptions(arguments))
    } catch {
      FileHandle.standardError.write(Data("pipeshape-benchmarks: error: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ options: BenchmarkOptions) async throws {
    if options.runs("core") {
      let bandwidth = Bandwidth()
      let copy = Int((bandwidth.copy / 1e9).rounded())
      print("memory in this run: copy \(copy) GB/s, random read \(readable(bandwidth.randomRead))\n")
      try LargeGraph.run(bandwidth)
      try SmallPipeline.run()
      try await MemorySessions.run()
    }
    if options.runs("json") { try JSONSpeed.run() }
    #if PostgreSQL
      // Only when it is asked for: it starts a server.
      if options.part == "postgresql" { try await PostgreSQLBenchmarks.run(options) }
    #endif
    #if SQLite
      if options.runs("stores") { try await StoreBenchmarks.run(options) }
      // Only when they are asked for: the one takes an hour, the other waits for somebody.
      if options.part == "flatness" { try await Flatness.run(options) }
      if options.part == "peer" { try await Peer.run(options) }
    #endif
  }
}
