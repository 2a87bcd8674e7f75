#if CommandLine
  import ArgumentParser

  /// `pipeshape import`.
  struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Adds pipelines to a store: from JSON Lines, or from a database of the Packit service.",
      discussion: """
        A file with the name of a subcommand is given as ./packit.

        Examples:
          pipeshape import pipelines.jsonl --into sqlite:other.db?layout=group-document
          pipeshape import packit postgresql://localhost/packit --into sqlite:packit.db
        """,
      subcommands: subcommands, defaultSubcommand: ImportDocumentsCommand.self)

    private static var subcommands: [any ParsableCommand.Type] {
      #if PostgreSQL && Packit
        [ImportDocumentsCommand.self, ImportPackitCommand.self]
      #else
        [ImportDocumentsCommand.self]
      #endif
    }
  }
#endif
