#if CommandLine
  import ArgumentParser
  import PipeShape
  import PipeShapeJSON
  import PipeShapeStore

  /// `pipeshape events`.
  struct EventsCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "events",
      abstract: "Lists the events of a project: what set its pipelines off.",
      discussion: """
        In the order of their ids, a page at a time. The pipelines of one are listed by 'list --event'.

        Examples:
          pipeshape events --project https://github.com/packit/ogr --store sqlite:pipelines.db
          pipeshape events --project https://github.com/packit/ogr --store sqlite:pipelines.db --limit 500 --json
        """)

    @Option(help: ArgumentHelp("The project.", valueName: "url"))
    var project: String

    @Option(help: ArgumentHelp("The store: sqlite:PATH, or postgresql:ADDRESS.", valueName: "store"))
    var store: String

    @OptionGroup
    var page: PageOptions

    @Flag(help: "Prints the page as JSON.")
    var json = false

    var speaksJSON: Bool { json }

    func run() async throws {
      let (limit, url) = (page.limit, project)
      let after = try page.id().map { EventID($0) }
      let (origins, next) = try await StoredAnswer.read(store) { (session) throws(StoreError) in
        let project = try session.existing(project: url)
        let page = try FilledPage(after: after, limit: limit, isFiltered: false, key: \Event.id) {
          (page) throws(StoreError) in try session.events(of: project.id, page: page)
        }
        let origins = page.records.map { PipelineOrigin(event: $0, project: project) }
        return (origins, page.goesOn ? origins.last?.event.id : nil)
      }
      var table = Table(["event", "at", "reference", "commit"])
      for origin in origins {
        let event = origin.event
        table.add([
          .init(String(event.id.raw), .bold), .init(ShownTime.text(event.at)), .init(event.reference.words),
          .init(event.commit.hash),
        ])
      }
      ShownPage(
        name: "events", entries: origins.map { .object($0.value) }, table: table, next: next.map { String($0.raw) }
      ).print(json: json)
    }
  }

  extension GitReference {
    /// The reference in words.
    var words: String { "\(kind.rawValue.replacing("_", with: " ")) \(name)" }
  }
#endif
