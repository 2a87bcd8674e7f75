#if CommandLine
  import ArgumentParser

  /// Whether a rerun is shown or applied, and how it is named then.
  struct ApplyOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The token of a preview: refuses to apply another plan.", valueName: "token"))
    var token: String?

    @Option(help: ArgumentHelp("The id of this request, unique in its pipeline.", valueName: "id"))
    var request: String?

    @Flag(help: "Applies the rerun; a document is printed as it is then.")
    var apply = false

    func validate() throws {
      if token != nil && !apply { throw ValidationError("--token goes with --apply: a preview answers a token.") }
      if request != nil && !apply {
        throw ValidationError("--request goes with --apply: a preview takes no request id.")
      }
    }
  }
#endif
