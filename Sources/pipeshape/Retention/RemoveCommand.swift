#if CommandLine
  import ArgumentParser
  import PipeShapeJSON
  import PipeShapeStore

  /// `pipeshape remove`.
  struct RemoveCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Removes pipelines of a store that ended before a date.",
      discussion: """
        A pipeline goes as a whole, once none of its newest attempts is in flight and the last of them ended before the
        date; without times of ends, that of the newest run counts. Batches are transactions of their own, so that others
        get on with their work, and what was interrupted goes on. Events and projects stay. Without --apply everything is
        removed and taken back, so that the answer is exact.

        Examples:
          pipeshape remove --ended-before 2025-12-01 --store sqlite:pipelines.db
          pipeshape remove --ended-before 2025-12-01T06:00:00Z --store postgresql:dbname=lab --apply
        """)

    @Option(
      help: ArgumentHelp("The date, or date and time with its zone; a date alone begins in UTC.", valueName: "date"))
    var endedBefore: String

    @Option(help: ArgumentHelp("The store: sqlite:PATH, or postgresql:ADDRESS.", valueName: "store"))
    var store: String

    @Option(help: ArgumentHelp("How many pipelines go in one transaction.", valueName: "number"))
    var batch = 500

    @Flag(help: "Removes them; otherwise only says what would go.")
    var apply = false

    @Flag(help: "Prints what was freed as JSON.")
    var json = false

    var speaksJSON: Bool { json }

    func validate() throws {
      if batch < 1 { throw ValidationError("--batch is a number of pipelines, from 1.") }
      try ShownTime.check(endedBefore, of: "--ended-before")
    }

    func run() async throws {
      let location = try StoreLocation(store)
      let removal = Removal(
        before: ShownTime.milliseconds(endedBefore) ?? 0, batch: batch, isApplied: apply, title: location.title)
      // Nothing is made where there is nothing.
      await (try await location.open(for: .reading)).close()
      let freed = try await Self.freed(by: removal, in: try await location.open())
      Console.write(json ? freed.value.text() + "\n" : freed.text(of: location.title, before: endedBefore))
    }

    private static func freed(by removal: Removal, in store: some Store) async throws(Failure) -> Freed {
      try await store.closing { () async throws(Failure) in try await removal.perform(in: store) }
    }
  }
#endif
