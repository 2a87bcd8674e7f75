#if CommandLine
  import ArgumentParser
  import PipeShape
  import PipeShapeStore

  /// `pipeshape find`.
  struct FindCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "find",
      abstract: "Finds attempts in a store: by id, field or commit, unfinished or ready.",
      discussion: """
        In the order of pipelines, cells and attempts, a page at a time. A store has no question for what is unfinished or
        ready on one target, so with --target or --identifier what it answers for all is read until the page is full.

        Examples:
          pipeshape find --external copr:9931733 --target fedora-44-x86_64 --store sqlite:pipelines.db
          pipeshape find --field nvr=python-ogr-0.34.0-1.fc36 --kind koji_build --state succeeded,running \\
            --store sqlite:pipelines.db
          pipeshape find --unfinished copr_build --target fedora-44-x86_64 --store sqlite:pipelines.db
          pipeshape find --unfinished copr_build --project https://github.com/packit/ogr \\
            --reference pull_request:17 --before 2025-12-01T06:00:00Z --store sqlite:pipelines.db
          pipeshape find --ready tests --store sqlite:pipelines.db --json
          pipeshape find --succeeded copr_build --commit 0123abc --project https://github.com/packit/ogr \\
            --store sqlite:pipelines.db
        """)

    @Option(help: ArgumentHelp("Every attempt of this name in another system.", valueName: "system:id"))
    var external: String?

    @Option(
      help: ArgumentHelp(
        "Every attempt of --kind with this value in a searchable field of its payload.", valueName: "field=value"))
    var field: String?

    @Option(help: ArgumentHelp("What is pending or running of this kind.", valueName: "kind"))
    var unfinished: String?

    @Option(help: ArgumentHelp("With --unfinished: only pipelines of this event.", valueName: "id"))
    var event: Int64?

    @Option(
      help: ArgumentHelp(
        "With --unfinished and --project: only pipelines of this reference, such as pull_request:17.",
        valueName: "kind:name"))
    var reference: String?

    @Option(
      help: ArgumentHelp(
        "With --event or --reference: only pipelines that were made before this date, or date and time with its zone.",
        valueName: "date"))
    var before: String?

    @Option(help: ArgumentHelp("What can be started of this kind.", valueName: "kind"))
    var ready: String?

    @Option(help: ArgumentHelp("The newest success of each cell of this kind at --commit.", valueName: "kind"))
    var succeeded: String?

    @Option(help: ArgumentHelp("With --succeeded: the commit.", valueName: "hash"))
    var commit: String?

    @Option(help: ArgumentHelp("With --succeeded: only this project. With --reference: its project.", valueName: "url"))
    var project: String?

    @Option(help: ArgumentHelp("Only this target; with anything but --field.", valueName: "name"))
    var target: String?

    @Option(help: ArgumentHelp("Only this identifier, empty for none; with anything but --field.", valueName: "name"))
    var identifier: String?

    @Option(help: ArgumentHelp("With --external: only this kind. With --field: the kind.", valueName: "kind"))
    var kind: String?

    @Option(help: ArgumentHelp("With --field: only these states, separated by commas.", valueName: "states"))
    var state: String?

    @Option(help: ArgumentHelp("The store: sqlite:PATH, or postgresql:ADDRESS.", valueName: "store"))
    var store: String

    @OptionGroup
    var page: PageOptions

    @Flag(help: "Prints the page as JSON.")
    var json = false

    var speaksJSON: Bool { json }

    func validate() throws {
      guard [external, field, unfinished, ready, succeeded].count(where: { $0 != nil }) == 1 else {
        throw ValidationError("Give one of --external, --field, --unfinished, --ready and --succeeded.")
      }
      if field != nil && kind == nil { throw ValidationError("--field needs --kind, whose field it is.") }
      if state != nil && field == nil { throw ValidationError("--state goes with --field.") }
      if (succeeded == nil) != (commit == nil) { throw ValidationError("--succeeded and --commit go together.") }
      if (event != nil || reference != nil) && unfinished == nil {
        throw ValidationError("--event and --reference go with --unfinished.")
      }
      if event != nil && reference != nil { throw ValidationError("Give --event or --reference.") }
      if reference != nil && project == nil { throw ValidationError("--reference needs --project, whose it is.") }
      if before != nil && event == nil && reference == nil {
        throw ValidationError("--before goes with --event or --reference.")
      }
      try ShownTime.check(before, of: "--before")
      if project != nil && succeeded == nil && reference == nil {
        throw ValidationError("--project goes with --succeeded or --reference.")
      }
      if target != nil && field != nil {
        throw ValidationError("--target goes with --external, --unfinished, --ready or --succeeded.")
      }
      if identifier != nil && field != nil {
        throw ValidationError("--identifier goes with --external, --unfinished, --ready or --succeeded.")
      }
      if kind != nil && external == nil && field == nil {
        throw ValidationError("--kind goes with --external or --field.")
      }
    }

    func run() async throws {
      let query = FoundCells.Query(
        cells: try query(), project: project, target: target, identifier: ExternalLookup.Identifier(option: identifier),
        after: try cursor(), limit: page.limit)
      let found = try await StoredAnswer.read(store) { (session) throws(StoreError) in
        try FoundCells(query, session)
      }
      found.page.print(json: json)
      guard let commit, commit.count < 40, found.entries.isEmpty else { return }
      Console.complain("note: commits are looked for by their whole hash")
    }
  }

  extension ExternalLookup.Identifier {
    /// Which identifiers an option means: all without it, and with an empty one the cells that have none.
    init(option text: String?) { self = text.map { $0.isEmpty ? .none : .exactly($0) } ?? .any }
  }
#endif
