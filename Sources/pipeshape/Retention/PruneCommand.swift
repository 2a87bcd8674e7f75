#if CommandLine
  import ArgumentParser
  import PipeShapeJSON
  import PipeShapeStore

  /// `pipeshape prune`.
  struct PruneCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "prune",
      abstract: "Removes the oldest runs of pipelines that stay.",
      discussion: """
        The newest runs stay, with every attempt that one of them binds under the id that it has; what only older runs
        bound goes. Runs and the attempts of each cell are numbered from 1 again, so pipelines with anything in flight are
        passed over: somebody may be about to name an attempt by its number. Requests that made none of the runs that stay
        are forgotten, so the same request id is a new request then. Where 'exact' reruns left an attempt behind that
        consumed what is no longer bound, more runs stay. Batches are transactions of their own. Without --apply it only
        says what would go.

        Examples:
          pipeshape prune --keep-runs 3 --store sqlite:pipelines.db
          pipeshape prune --keep-runs 1 --store postgresql:dbname=lab --apply
        """)

    @Option(help: ArgumentHelp("How many of the newest runs of each pipeline stay.", valueName: "number"))
    var keepRuns: Int

    @Option(help: ArgumentHelp("The store: sqlite:PATH, or postgresql:ADDRESS.", valueName: "store"))
    var store: String

    @Option(help: ArgumentHelp("How many pipelines are looked at in one transaction.", valueName: "number"))
    var batch = 200

    @Flag(help: "Removes them; otherwise only says what would go.")
    var apply = false

    @Flag(help: "Prints what was freed as JSON.")
    var json = false

    var speaksJSON: Bool { json }

    func validate() throws {
      if batch < 1 { throw ValidationError("--batch is a number of pipelines, from 1.") }
      if keepRuns < 1 { throw ValidationError("--keep-runs is a number of runs, from 1: a pipeline has a newest run.") }
    }

    func run() async throws {
      let location = try StoreLocation(store)
      let pruning = Pruning(keeping: keepRuns, batch: batch, isApplied: apply, title: location.title)
      // Nothing is made where there is nothing.
      let reading = try await location.open(for: .reading)
      guard apply else { return print(try await Self.pruned(by: pruning, in: reading), location.title) }
      await reading.close()
      print(try await Self.pruned(by: pruning, in: try await location.open()), location.title)
    }

    private func print(_ pruned: Pruned, _ title: String) {
      Console.write(json ? pruned.value.text() + "\n" : pruned.text(of: title, keeping: keepRuns))
    }

    private static func pruned(by pruning: Pruning, in store: some Store) async throws(Failure) -> Pruned {
      try await store.closing { () async throws(Failure) in try await pruning.perform(in: store) }
    }
  }
#endif
