#if CommandLine
  import ArgumentParser
  import Foundation
  import PipeShapeLab

  /// `pipeshape compare`.
  struct CompareCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "compare",
      abstract: "Compares storage layouts on the same work, and says which is best for what.",
      discussion: """
        Pipelines have the shapes that the files given mean, drawn with replacement; without files they are generated to
        published averages, one in ten with a shape of the configuration in this folder. With --from they are those of a
        store: its newest, with their events, histories and payloads, in stores that know its kinds. Where more are
        wanted than it has, or than 20000, the others are copies: the same pipelines later in time, with commits and
        external ids of their own. Every layout gets the same pipelines and the same calls, and every answer is
        compared: where one differs there is no report.
        Prints the ratios to the layout normalized on the same engine; the whole report goes to the folder of --out:
        report.html, report.md, report.json and samples.csv. With several engines there is a report for each.

        Examples:
          pipeshape compare
          pipeshape compare .packit.yaml ../other/.packit.yaml --pipelines 20000
          pipeshape compare --from sqlite:packit.db
          pipeshape compare --layouts normalized,group-document --preset production --seed 7
          pipeshape compare --explain --layouts indexed-document
          pipeshape compare --engines postgresql
          pipeshape compare --engines postgresql --postgres postgresql://user@host/database
        """)

    @Argument(help: ArgumentHelp("Packit configurations, or folders that hold one.", valueName: "file|folder"))
    var files: [String] = []

    @Option(help: ArgumentHelp("A store whose pipelines every layout is filled with.", valueName: "store"))
    var from: String?

    @OptionGroup var engines: EngineOptions

    @Option(help: ArgumentHelp("Layouts, separated by commas; normalized takes part always.", valueName: "layouts"))
    var layouts: String?

    @Option(
      help: ArgumentHelp(
        "How many pipelines every store holds. By default 2000; with --from as many as that store has, at least 20 and at most 2000.",
        valueName: "number"))
    var pipelines: Int?

    @Option(help: "How many rounds every operation is spread over.")
    var rounds = 32

    @Option(help: "What all choices follow from.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Milliseconds for each operation and layout.", valueName: "ms"))
    var budget = 500

    /// The averages that generated pipelines reach.
    enum Preset: String, CaseIterable, ExpressibleByArgument {
      case documents, production
    }

    @Option(help: "The averages of generated pipelines.")
    var preset = Preset.documents

    @Option(help: ArgumentHelp("The mean size of the free text of an attempt.", valueName: "bytes"))
    var payload = 320

    @Option(help: ArgumentHelp("The share of that text that repeats, from 0 to 1.", valueName: "share"))
    var compressibility = 0.35

    @Option(
      name: [.customShort("o"), .customLong("out")],
      help: ArgumentHelp("The folder of the report.", valueName: "folder"))
    var output = "pipeshape-comparison"

    @Option(help: ArgumentHelp("Where the stores are made, and removed again.", valueName: "folder"))
    var stores: String?

    @Flag(help: "Measures nothing: prints the statements of every call in each layout, and how the engine runs them.")
    var explain = false

    @Flag(help: "Prints the report as JSON.")
    var json = false

    var speaksJSON: Bool { json }

    /// How many pipelines there are where nobody says how many; of a store no more than these.
    private static let pipelines = 2000

    func validate() throws {
      if from != nil && !files.isEmpty {
        throw ValidationError("Pipelines come from files or from --from, not from both.")
      }
      guard (20...10_000_000).contains(pipelines ?? Self.pipelines) else {
        throw ValidationError("--pipelines is from 20 to 10000000.")
      }
      guard (2...10_000).contains(rounds) else { throw ValidationError("--rounds is from 2 to 10000.") }
      guard (1...10_000_000).contains(budget) else { throw ValidationError("--budget is from 1 to 10000000.") }
      guard (0...1_000_000).contains(payload) else { throw ValidationError("--payload is from 0 to 1000000.") }
      guard (0...1).contains(compressibility) else { throw ValidationError("--compressibility is from 0 to 1.") }
    }

    func run() async throws {
      let wanted = layouts.map(EngineOptions.list)
      let chosen = try engines.chosen(layouts: wanted)
      let source = explain ? Source() : try await source()
      for (index, offer) in chosen.offers.enumerated() {
        if explain && chosen.offers.count > 1 && !json {
          Console.write("\(index == 0 ? "" : "\n")On \(offer.name):\n\n")
        }
        try await engines.with(offer) { engine in
          if explain { return try await Explanation.print(engine, layouts: wanted, in: stores, asJSON: json) }
          // What is left out is told once.
          try await compare(
            engine, wanted, source, missing: index == 0 ? chosen.missing : [],
            output: index == 0 ? output : "\(output)/\(engine.name)")
        }
      }
    }

    /// Where pipelines come from.
    private struct Source {
      var given: GivenPipelines?
      var shapes: [WorkloadShape] = []
      var generatedShare = 0.0
    }

    private func compare(
      _ engine: ComparedEngine, _ wanted: [String]?, _ source: Source, missing: [UnsupportedCandidate], output: String
    ) async throws {
      let folder = try StoreFolder(in: stores)
      defer { folder.remove() }
      var comparison = Comparison(
        ComparisonSettings(
          pipelines: count(of: source), rounds: rounds, seed: seed, budgetMilliseconds: budget,
          preset: preset == .documents ? .documents : .production,
          payloadBytes: payload, compressibility: compressibility,
          generatedShare: source.generatedShare),
        shapes: source.shapes,
        candidates: engine.candidates(wanted, in: folder, kinds: source.given?.kinds ?? WorkloadKinds.registry),
        clock: MonotonicClock.now)
      comparison.given = source.given
      comparison.unsupported = engine.unsupported(wanted) + missing
      comparison.environment = Machine.facts(engine: engine) + engine.build()
      comparison.command = Self.commandLine
      comparison.progress = { Console.complain($0) }
      let report: ComparisonReport
      do throws(ComparisonError) { report = try await comparison.run() } catch {
        throw Failure(code: error.code.description, Password.hidden(in: error.message))
      }
      try write(report, to: output)
      Console.write(json ? report.json : report.terminal)
      Console.complain("report: \(output)/report.html")
    }

    private func source() async throws(Failure) -> Source {
      if let from {
        return Source(given: try await StoredPipelines.given(by: from, wanted: pipelines ?? Self.pipelines))
      }
      let (shapes, generatedShare) = try ShapeFiles(files).shapes()
      return Source(shapes: shapes, generatedShare: generatedShare)
    }

    /// How many pipelines every store holds: as many as are wanted, or given.
    private func count(of source: Source) -> Int {
      pipelines ?? source.given.map { max(20, $0.entries.count) } ?? Self.pipelines
    }

    /// What was called, without the passwords in it.
    static var commandLine: String {
      CommandLine.arguments.map { quoted(Password.hidden(in: $0)) }.joined(separator: " ")
    }

    private func write(_ report: ComparisonReport, to output: String) throws(Failure) {
      do { try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true) } catch {
        throw Failure(file: output, code: "unwritable", error.localizedDescription)
      }
      for (name, text) in [
        ("report.html", report.html), ("report.md", report.markdown), ("report.json", report.json),
        ("samples.csv", report.csv),
      ] {
        try AtomicFile.replace("\(output)/\(name)", with: Array(text.utf8))
      }
    }

    static func quoted(_ argument: String) -> String {
      let plain = argument.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "-_./,:=+@%".utf8.contains(byte)
        }
      }
      return plain && !argument.isEmpty ? argument : "'\(argument.replacingOccurrences(of: "'", with: "'\\''"))'"
    }
  }

#endif
