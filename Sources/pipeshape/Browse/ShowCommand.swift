#if CommandLine
  import ArgumentParser
  import PipeShape
  import PipeShapeDocuments
  import PipeShapeStore

  /// `pipeshape show`.
  struct ShowCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Shows a stored pipeline: steps by targets, attempts, what each run made and shared.",
      discussion: """
        A cell says how its attempt stands, its number from the second on, and the run that it is shared from.
        Attempts that the newest run no longer binds are listed as superseded.
        json is a pipeline document, as rerun and scenario take it.

        Examples:
          pipeshape show 17 --store sqlite:pipelines.db
          pipeshape show 17 --store sqlite:pipelines.db --run 1 --attempts
          pipeshape show 17 --store sqlite:pipelines.db --format svg > pipeline.svg
        """)

    /// The forms of the output.
    enum Format: String, CaseIterable, ExpressibleByArgument {
      case table, json, mermaid, dot, svg
    }

    @Argument(help: ArgumentHelp("The pipeline's id.", valueName: "pipeline"))
    var pipeline: Int64

    @Option(help: ArgumentHelp("The store: sqlite:PATH, or postgresql:ADDRESS.", valueName: "store"))
    var store: String

    @Option(
      name: .customLong("run"),
      help: ArgumentHelp("Which run; by default the newest. A document has all of them.", valueName: "number"))
    var number: Int?

    @Flag(help: "With the table: a line for each attempt of every run, with its external id and times.")
    var attempts = false

    @Option(help: "table, json, mermaid, dot or svg.")
    var format: Format?

    @Flag(help: "The same as --format json.")
    var json = false

    var speaksJSON: Bool { json || format == .json }

    func validate() throws {
      if json, let format, format != .json {
        throw ValidationError("--json and --format \(format.rawValue) exclude each other.")
      }
      if attempts && (json || (format ?? .table) != .table) { throw ValidationError("--attempts goes with the table.") }
    }

    func run() async throws {
      let (id, number) = (PipelineID(pipeline), number)
      let shown = try await StoredAnswer.read(store) { (session) throws(StoreError) in
        try ShownPipeline(id, run: number, session)
      }
      switch json ? .json : format ?? .table {
      case .table:
        Console.write(
          ShowText(shown).text(attempts: attempts, coloured: Console.wantsColour, width: Console.width))
      case .json:
        let document = PipelineDocument(shown.pipeline, from: shown.origin)
        Console.write(document.serialized() + [UInt8(ascii: "\n")])
      case .mermaid: Console.write(MermaidDiagram(view: shown.view).text)
      case .dot: Console.write(DOTDiagram(view: shown.view).text)
      case .svg: Console.write(SVGDiagram(view: shown.view).text)
      }
    }
  }
#endif
