#if CommandLine
  import ArgumentParser
  import PipeShapeJSON
  import PipeShapeLaws
  import PipeShapeStore

  /// `pipeshape laws`.
  struct LawsCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "laws",
      abstract: "Checks the laws of reruns on random cases, in the core or in a store, and prints what they covered.",
      discussion: """
        Without --store the laws of the core are checked; with it those of stores, on a store that should be new: random
        lives are played on it and compared with the text of the rules. Exit code 1 if a law is broken, a label is too
        rare, or with --mutants a planted bug survives. A violation ends with the command that replays it.

        Examples:
          pipeshape laws --cases 100000
          pipeshape laws --store 'sqlite:/tmp/laws.db?layout=group-document' --cases 500
          pipeshape laws --mutants
          pipeshape laws --stores /tmp
        """)

    @Option(help: ArgumentHelp("memory, or sqlite:PATH?layout=NAME.", valueName: "store"))
    var store: String?

    @Option(help: "How many random cases of each family; 10000, with a store or --mutants 500.")
    var cases: Int?

    @Option(help: "What all cases follow from.")
    var seed: UInt64 = 1

    @Flag(help: "Plants known bugs one by one, and checks that the laws catch each.")
    var mutants = false

    @Option(help: ArgumentHelp("Reports violations of this law only, for example 14.", valueName: "law"))
    var law: String?

    @Option(help: ArgumentHelp("Runs one recorded case again, as a violation names it.", valueName: "case"))
    var replay: String?

    @Option(help: ArgumentHelp("Only prints a place for a new store of every engine and layout.", valueName: "folder"))
    var stores: String?

    @Flag(help: "Prints JSON.")
    var json = false

    var speaksJSON: Bool { json }

    func validate() throws {
      guard cases.map({ (1...100_000_000).contains($0) }) ?? true else {
        throw ValidationError("--cases is from 1 to 100000000.")
      }
      guard !mutants || (store == nil && law == nil && replay == nil) else {
        throw ValidationError("--mutants takes neither --store nor --law nor --replay.")
      }
    }

    func run() async throws {
      if let stores {
        for location in StoreEngine.locations(in: stores) { Console.write(location + "\n") }
        return
      }
      let wanted = try law.map { (id) throws(Failure) in try Self.named(id) }
      let location = try store.map { (text) throws(Failure) in try StoreLocation(text) }
      let (seed, cases) = (seed, cases)
      if mutants {
        try show(
          await Progress.whileWaiting(for: "planted bugs") { await LawSuite.mutants(seed: seed, cases: cases ?? 500) })
      } else if let replay {
        try await show(replayed(replay, on: location))
      } else if let location {
        try show(await Progress.whileWaiting(for: "laws") { [self] in try await report(of: location, wanted) })
      } else {
        try show(
          await Progress.whileWaiting(for: "laws") {
            await LawSuite.core(seed: seed, cases: cases ?? 10_000, law: wanted)
          })
      }
    }

    private static func named(_ id: String) throws(Failure) -> Law {
      guard let law = Law(id) else {
        let names = Law.all.map(\.id)
        throw .usage("there is no law '\(id)'; there are \(names.joined(separator: ", "))")
      }
      return law
    }

    private func report(of location: StoreLocation, _ law: Law?) async throws -> LawReport {
      let count = cases ?? 500
      // A store in memory costs nothing to make, so every life gets its own.
      guard location.engine != "memory" else {
        return await LawSuite.store(seed: seed, cases: count, law: law) { _ in MemoryStore(kinds: LawSuite.kinds) }
      }
      return await check(try await location.open(kinds: LawSuite.kinds), cases: count, law)
    }

    private func check<S: Store>(_ store: S, cases: Int, _ law: Law?) async -> LawReport {
      await LawSuite.store(seed: seed, cases: cases, sharing: true, law: law) { _ in store }
    }

    private func replayed(_ text: String, on location: StoreLocation?) async throws -> LawViolation? {
      guard let location else { return LawSuite.replay(text) }
      guard location.engine != "memory" else {
        return await LawSuite.replay(text) { _ in MemoryStore(kinds: LawSuite.kinds) }
      }
      return await replay(text, on: try await location.open(kinds: LawSuite.kinds))
    }

    private func replay<S: Store>(_ text: String, on store: S) async -> LawViolation? {
      await LawSuite.replay(text) { _ in store }
    }
  }
#endif
