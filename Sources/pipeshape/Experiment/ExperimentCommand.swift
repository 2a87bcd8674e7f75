#if CommandLine
  import ArgumentParser
  import Foundation
  import PipeShapeLab

  /// `pipeshape experiment`.
  struct ExperimentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "experiment",
      abstract: "Measures layouts over sizes, widths, reruns, mixes and payloads, and reports with plots.",
      discussion: """
        A chapter is a row of comparisons that differ in one thing. Each is kept when it is done: a run that was stopped
        goes on where it was, and a finished one only writes its report again. What was measured by another build, on
        another machine or with other settings is measured again.
        The folder of --out gets report.html, report.md and report.json, the figures of each step in steps/, and the
        raw samples that they were computed from in raw/. With several engines each has a report of its own.

        Examples:
          pipeshape experiment
          pipeshape experiment --chapters scale,mixes --out scale
          pipeshape experiment .packit.yaml --chapters calibrations
          pipeshape experiment --engines postgresql --chapters concurrency,ablation
        """)

    @Argument(
      help: ArgumentHelp(
        "Packit configurations, or folders that hold one: shapes of pipelines instead of generated ones.",
        valueName: "file|folder"))
    var files: [String] = []

    @Option(
      name: [.customShort("o"), .customLong("out")],
      help: ArgumentHelp("The folder of results and report.", valueName: "folder"))
    var output = "pipeshape-experiment"

    @Option(
      help: ArgumentHelp(
        "Chapters, separated by commas: \(ExperimentChapters.names.joined(separator: ", ")).", valueName: "chapters"))
    var chapters: String?

    @OptionGroup var engines: EngineOptions

    @Option(help: ArgumentHelp("Layouts, separated by commas; normalized takes part always.", valueName: "layouts"))
    var layouts: String?

    @Option(help: "How many pipelines a store holds; the scale goes up to a hundred times as many.")
    var pipelines = SweepSettings().pipelines

    @Option(help: "How many rounds the sweeps spread every call over; a rank needs 30 calls.")
    var rounds = SweepSettings().rounds

    @Option(help: ArgumentHelp("How long the sweeps measure each call in each layout.", valueName: "milliseconds"))
    var budget = SweepSettings().budgetMilliseconds

    @Option(
      help: "How many updates the chapter ageing makes of each store; it ends earlier after 15 minutes a layout.")
    var updates = TrialSettings().updates

    @Option(help: "What all choices follow from.")
    var seed: UInt64 = 1

    @Option(
      help: ArgumentHelp("Where the stores are made, and removed again; by default in --out.", valueName: "folder"))
    var stores: String?

    @Flag(help: "Measures the least, to see that it works; the figures say nothing.")
    var quick = false

    @Flag(help: "Measures everything again.")
    var restart = false

    @Flag(help: "Uses results that another build of this tool measured; the report says so.")
    var anyBuild = false

    func validate() throws {
      guard (20...100_000).contains(pipelines) else {
        throw ValidationError("--pipelines is from 20 to 100000: the scale goes up to a hundred times as many.")
      }
      guard (100...100_000_000).contains(updates) else {
        throw ValidationError("--updates is from 100 to 100000000.")
      }
      guard (2...10_000).contains(rounds) else { throw ValidationError("--rounds is from 2 to 10000.") }
      guard (1...60_000).contains(budget) else {
        throw ValidationError("--budget is from 1 to 60000 milliseconds.")
      }
    }

    func run() async throws {
      let layouts = layouts.map(EngineOptions.list)
      let chosen = try engines.chosen(layouts: layouts)
      var failures: [String] = []
      for (index, offer) in chosen.offers.enumerated() {
        try await engines.with(offer) { engine in
          do {
            try await measure(
              engine, layouts, missing: index == 0 ? chosen.missing : [],
              output: index == 0 ? output : "\(output)/\(engine.name)")
          } catch let failure as Failure where index + 1 < chosen.offers.count {
            // The other engines have figures all the same.
            failures += failure.lines
          }
        }
      }
      if !failures.isEmpty { throw Failure(lines: failures) }
    }

    private func measure(
      _ engine: ComparedEngine, _ layouts: [String]?, missing: [UnsupportedCandidate], output: String
    ) async throws {
      let folder = try ExperimentFolder(output)
      let stores = try ExperimentStores(named: stores, in: output)
      defer { stores.remove() }
      let candidates = engine.candidates(layouts, in: stores.folder)
      let frame = ExperimentChapters.Frame(
        sweeps: quick
          ? .quick(seed: seed)
          : SweepSettings(pipelines: pipelines, rounds: rounds, budgetMilliseconds: budget, seed: seed),
        trials: quick
          ? .quick(seed: seed) : TrialSettings(pipelines: max(20, pipelines / 2), seed: seed, updates: updates),
        layouts: candidates.map(\.layout), forms: engine.writeForms(candidates, in: stores.folder))
      let (chapters, skipped) = try ExperimentChapters.chosen(chapters.map(EngineOptions.list), frame, on: engine)
      for chapter in skipped { Console.complain("\(chapter.name) is left out: \(chapter.reason)") }
      var experiment = Experiment(
        chapters, candidates: candidates, clock: MonotonicClock.now,
        keep: { (name, text) throws(ComparisonError) in try folder.keep(name, text) }, load: { folder.load($0) })
      experiment.unsupported = engine.unsupported(layouts) + missing + skipped
      experiment.shapes = try files.isEmpty ? [] : ShapeFiles(files).shapes().shapes
      let facts =
        Machine.facts(engine: engine) + engine.build() + [
          Fact("file system", engine.fileSystem(stores.folder)), Fact("executable", Executable.digest),
        ]
      let moving = ["made at", "load before"]
      experiment.identity = facts.filter { !moving.contains($0.name) }
      experiment.environment = facts.filter { moving.contains($0.name) }
      experiment.circumstances = { Machine.circumstances }
      experiment.tolerated = anyBuild ? ["executable"] : []
      experiment.command = CompareCommand.commandLine
      experiment.restarts = restart
      experiment.clear = {
        stores.clear()
        engine.clear()
      }
      try await report(experiment, folder, output)
    }

    private func report(_ experiment: Experiment, _ folder: ExperimentFolder, _ output: String) async throws {
      let line = ExperimentLine()
      let report: ExperimentReport
      do throws(ComparisonError) { report = try await experiment.run { line.show($0) } } catch {
        throw Failure(code: error.code.description, error.message)
      }
      do throws(ComparisonError) {
        for (name, text) in [
          ("report.json", report.json), ("report.md", report.markdown), ("report.html", report.html),
        ] { try folder.keep(name, text) }
      } catch { throw Failure(code: error.code.description, error.message) }
      for statement in report.chapters.flatMap(\.section.statements) { Console.write("- \(statement)\n") }
      for note in report.notes { Console.complain("\(output)/\(note.name): \(note.value)") }
      Console.complain("report: \(output)/report.html")
      guard report.failures.isEmpty else {
        throw Failure(lines: report.failures.map { "pipeshape: error: no figures of \($0.name): \($0.value)" })
      }
    }
  }
#endif
