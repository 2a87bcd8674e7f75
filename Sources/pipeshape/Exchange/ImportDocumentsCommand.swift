#if CommandLine
  import ArgumentParser
  import PipeShapeDocuments
  import PipeShapeStore

  /// `pipeshape import documents`, and what `pipeshape import` does unless told otherwise.
  struct ImportDocumentsCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "documents",
      abstract: "Adds pipelines to a store from JSON Lines, as export prints them.",
      discussion: """
        Every line is a pipeline document whose event has a project, a reference, a commit and a time. Pipelines are
        added in their order and in batches, each of them whole or not at all; after a failure the number of the line
        says where to go on. Names, and members with x- that are not times, have no place in a store: a file that is
        imported again comes twice.

        Examples:
          pipeshape import pipelines.jsonl --into sqlite:other.db?layout=group-document
          pipeshape export --store sqlite:a.db | pipeshape import - --into postgresql:dbname=pipelines
        """)

    @Argument(help: ArgumentHelp("The documents, in JSON Lines; - is standard input.", valueName: "file.jsonl"))
    var file: String

    @Option(help: ArgumentHelp("The store: sqlite:PATH?layout=NAME, or postgresql:ADDRESS.", valueName: "store"))
    var into: String

    @Option(help: ArgumentHelp("Goes on at this line.", valueName: "number"))
    var from = 1

    @Flag(help: "Prints how much was added as JSON.")
    var json = false

    var speaksJSON: Bool { json }

    func validate() throws {
      if from < 1 { throw ValidationError("--from is a line, from 1.") }
    }

    func run() async throws {
      let location = try StoreLocation(into)
      let lines = try FileLines(file, limit: DocumentLimits.standard.documentBytes)
      let added = try await Self.add(lines, from: from, of: file, to: try await location.open(), title: location.title)
      Console.write(
        json
          ? "{\"pipelines\":\(added)}\n"
          : "\(location.title): \(added) \(added == 1 ? "pipeline" : "pipelines") added\n")
    }

    private static func add(
      _ lines: consuming FileLines, from first: Int, of file: String, to store: some Store, title: String
    ) async throws(Failure) -> Int {
      try await store.closing { () async throws(Failure) in
        var documents = ImportedDocuments(file: InputFile(file).title, store: store, title: title)
        while let line = try lines.next() {
          if lines.number >= first {
            try await documents.add(line, number: lines.number)
          } else {
            try documents.skip(line, number: lines.number)
          }
        }
        guard lines.number >= first || first == 1 else {
          throw .usage("--from is line \(first), and the last one of the file is \(lines.number)")
        }
        try await documents.flush()
        return documents.added
      }
    }
  }
#endif
