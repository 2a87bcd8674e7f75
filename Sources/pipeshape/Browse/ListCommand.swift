#if CommandLine
  import ArgumentParser
  import PipeShape
  import PipeShapeStore

  /// `pipeshape list`.
  struct ListCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Lists the pipelines of a store: all, or those of a project, an event or a commit.",
      discussion: """
        In the order of their ids, or the newest first, a page at a time; what --after takes for the next page is said at
        the end. The state is that of the newest run as 'show' says it: what is running or pending counts before errors,
        failures and cancellations, and these before successes. With --state the heads of all pipelines are read that are
        passed until the page is full; those that have ended, or have not, are told apart without.

        Examples:
          pipeshape list --store sqlite:pipelines.db
          pipeshape list --store sqlite:pipelines.db --newest --limit 20
          pipeshape list --store sqlite:pipelines.db --project https://github.com/packit/ogr --state unfinished
          pipeshape list --store sqlite:pipelines.db --newest --state failed,error
          pipeshape list --store sqlite:pipelines.db --commit 0123456789abcdef0123456789abcdef01234567 --json
        """)

    @Option(help: ArgumentHelp("The store: sqlite:PATH, or postgresql:ADDRESS.", valueName: "store"))
    var store: String

    @Option(help: ArgumentHelp("Only pipelines of this project.", valueName: "url"))
    var project: String?

    @Option(help: ArgumentHelp("Only pipelines of this event.", valueName: "id"))
    var event: Int64?

    @Option(help: ArgumentHelp("Only pipelines at this commit, whole, in --project or in all.", valueName: "hash"))
    var commit: String?

    @Option(
      help: ArgumentHelp(
        "Only pipelines in these states, separated by commas: \(ListedStates.words.joined(separator: ", ")).",
        valueName: "states"))
    var state: String?

    @Flag(help: "The newest pipelines first.")
    var newest = false

    @OptionGroup
    var page: PageOptions

    @Flag(help: "Prints the page as JSON.")
    var json = false

    var speaksJSON: Bool { json }

    func validate() throws {
      if event != nil && (project != nil || commit != nil) {
        throw ValidationError("--event goes with neither --project nor --commit: an event has one of each.")
      }
    }

    func run() async throws {
      let query = PipelineList.Query(
        project: project, event: event, commit: commit, after: try page.id(), limit: page.limit,
        order: newest ? .newestFirst : .oldestFirst)
      var states: ListedStates?
      if let state { states = try ListedStates(state) }
      let wanted = states
      let list = try await StoredAnswer.read(store) { (session) throws(StoreError) in
        try ListedPipelines(query, states: wanted, session)
      }
      list.page.print(json: json)
      guard let commit, commit.count < 40, list.entries.isEmpty else { return }
      Console.complain("note: commits are looked for by their whole hash")
    }
  }
#endif
