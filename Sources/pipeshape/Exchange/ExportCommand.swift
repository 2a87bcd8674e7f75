#if CommandLine
  import ArgumentParser
  import PipeShape
  import PipeShapeDocuments
  import PipeShapeStore

  /// `pipeshape export`.
  struct ExportCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Prints the pipelines of a store as JSON Lines: one document a line, with event, history and times.",
      discussion: """
        In the order of their ids. Pages of pipelines are read one after the other, each from a snapshot of its own: what
        is changed meanwhile is printed as it was before or after.

        Examples:
          pipeshape export --store sqlite:pipelines.db > pipelines.jsonl
          pipeshape export --store sqlite:pipelines.db --project https://github.com/packit/ogr | gzip > ogr.jsonl.gz
        """)

    @Option(help: ArgumentHelp("The store: sqlite:PATH, or postgresql:ADDRESS.", valueName: "store"))
    var store: String

    @Option(help: ArgumentHelp("Only pipelines of this project.", valueName: "url"))
    var project: String?

    @Flag(help: "Accepted everywhere; the output is JSON anyhow.")
    var json = false

    var speaksJSON: Bool { json }

    func run() async throws {
      let location = try StoreLocation(store)
      try await Self.export(
        PipelineList.Query(project: project, limit: 20), from: try await location.open(for: .reading),
        title: location.title)
    }

    private static func export(
      _ query: PipelineList.Query, from store: some Store, title: String
    ) async throws(Failure) {
      try await store.closing { () async throws(Failure) in
        var progress = Progress("export, pipelines")
        var query = query
        var done = 0
        do throws(StoreError) {
          while true {
            let (list, pipelines) = try await PipelineList.readWithPipelines(query, from: store)
            for (entry, pipeline) in zip(list.entries, pipelines) {
              Console.write(PipelineDocument(pipeline, from: entry.origin).serialized() + [UInt8(ascii: "\n")])
            }
            done += pipelines.count
            progress.update(done)
            guard let next = list.next else { return }
            query.after = next.raw
          }
        } catch { throw Failure(error, store: title) }
      }
    }
  }
#endif
