#if CommandLine
  import ArgumentParser

  /// Which page of a list is wanted.
  struct PageOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Goes on after this entry: what the page before ended with.", valueName: "key"))
    var after: String?

    @Option(help: ArgumentHelp("How many entries a page has.", valueName: "count"))
    var limit = 50

    func validate() throws {
      if !(1...10_000).contains(limit) { throw ValidationError("--limit is from 1 to 10000.") }
    }

    /// The key as an id.
    func id() throws(Failure) -> Int64? {
      guard let after else { return nil }
      guard let id = Int64(after) else { throw .usage("--after takes an id, not '\(after)'") }
      return id
    }
  }
#endif
