#if CommandLine
  import ArgumentParser
  import PipeShapeJSON
  import PipeShapeStore

  /// `pipeshape usage`.
  struct UsageCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "usage",
      abstract: "Counts what the pipelines of a period were about, and what became of their jobs.",
      discussion: """
        Projects, events, pipelines and runs, in all and by what set them off; and the attempts of each kind of job, by
        state and by what set their pipelines off. Everything comes from one snapshot. The time of a pipeline is that of its event.

        Examples:
          pipeshape usage --store sqlite:pipelines.db
          pipeshape usage --since 2025-12-01 --until 2026-01-01 --store postgresql:dbname=lab --json
          pipeshape usage --project https://github.com/packit/ogr --store sqlite:pipelines.db
        """)

    @Option(help: ArgumentHelp("Only this project.", valueName: "url"))
    var project: String?

    @Option(help: ArgumentHelp("Only events from this date, or date and time with its zone, on.", valueName: "date"))
    var since: String?

    @Option(help: ArgumentHelp("Only events before this date, or date and time with its zone.", valueName: "date"))
    var until: String?

    @Option(help: ArgumentHelp("The store: sqlite:PATH, or postgresql:ADDRESS.", valueName: "store"))
    var store: String

    @Flag(help: "Prints the counts as JSON.")
    var json = false

    var speaksJSON: Bool { json }

    func validate() throws {
      try ShownTime.check(since, of: "--since")
      try ShownTime.check(until, of: "--until")
    }

    func run() async throws {
      var query = Usage.Query(project: project)
      if let since { query.since = ShownTime.milliseconds(since) ?? .min }
      if let until { query.until = ShownTime.milliseconds(until) ?? .max }
      let wanted = query
      let usage = try await StoredAnswer.read(store) { (session) throws(StoreError) in try Usage(wanted, session) }
      let title = try StoreLocation(store).title
      Console.write(json ? usage.value.text() + "\n" : usage.text(of: title, coloured: Console.wantsColour))
    }
  }
#endif
