#if CommandLine
  import ArgumentParser
  import PipeShape
  import PipeShapeJSON
  import PipeShapeStore

  /// `pipeshape find`.
  struct FindCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "find",
      abstract: "Finds attempts in a store: by the id of another system, unfinished, ready, or succeeded for a commit.",
      discussion: """
        In the order of pipelines, cells and attempts, a page at a time.

        Examples:
          pipeshape find --external copr:9931733 --target fedora-44-x86_64 --store sqlite:pipelines.db
          pipeshape find --unfinished copr_build --store sqlite:pipelines.db
          pipeshape find --ready tests --store sqlite:pipelines.db --json
          pipeshape find --succeeded copr_build --commit 0123abc --project https://github.com/packit/ogr \\
            --store sqlite:pipelines.db
        """)

    @Option(help: ArgumentHelp("Every attempt of this name in another system.", valueName: "system:id"))
    var external: String?

    @Option(help: ArgumentHelp("What is pending or running of this kind.", valueName: "kind"))
    var unfinished: String?

    @Option(help: ArgumentHelp("What can be started of this kind.", valueName: "kind"))
    var ready: String?

    @Option(help: ArgumentHelp("What succeeded of this kind in the newest pipeline of --commit.", valueName: "kind"))
    var succeeded: String?

    @Option(help: ArgumentHelp("With --succeeded: the commit.", valueName: "hash"))
    var commit: String?

    @Option(help: ArgumentHelp("With --succeeded: only this project.", valueName: "url"))
    var project: String?

    @Option(help: ArgumentHelp("With --external or --succeeded: only this target.", valueName: "name"))
    var target: String?

    @Option(help: ArgumentHelp("With --external: only this identifier; empty for none.", valueName: "name"))
    var identifier: String?

    @Option(help: ArgumentHelp("With --external: only this kind.", valueName: "kind"))
    var kind: String?

    @Option(help: ArgumentHelp("The store: sqlite:PATH, or postgresql:ADDRESS.", valueName: "store"))
    var store: String

    @OptionGroup
    var page: PageOptions

    @Flag(help: "Prints the page as JSON.")
    var json = false

    var speaksJSON: Bool { json }

    func validate() throws {
      guard [external, unfinished, ready, succeeded].count(where: { $0 != nil }) == 1 else {
        throw ValidationError("Give one of --external, --unfinished, --ready and --succeeded.")
      }
      if (succeeded == nil) != (commit == nil) { throw ValidationError("--succeeded and --commit go together.") }
      if project != nil && succeeded == nil { throw ValidationError("--project goes with --succeeded.") }
      if target != nil && external == nil && succeeded == nil {
        throw ValidationError("--target goes with --external or --succeeded.")
      }
      if (identifier != nil || kind != nil) && external == nil {
        throw ValidationError("--identifier and --kind go with --external.")
      }
    }

    func run() async throws {
      let limit = page.limit
      let page = Page(after: try cursor(), limit: limit)
      let (find, url) = (try query(), project)
      let records = try await StoredAnswer.read(store) { (session) throws(StoreError) in
        var query = find
        if case .latestSucceeded(let commit, _, let kind, let target) = find, let url {
          let project = try session.existing(project: url)
          query = .latestSucceeded(commit: commit, project: project.id, kind: kind, target: target)
        }
        return try session.cells(query, page: page)
      }
      let next = records.count == limit ? records.last?.cursor.text : nil
      var table = Table()
      for record in records {
        table.add([
          .init(String(record.pipeline.raw)), .init("\(record.cell)", .bold), .init("#\(record.ordinal)"),
          .init(Badge(record.state)), .init(record.external?.description ?? ""),
        ])
      }
      ShownPage(name: "cells", entries: records.map(\.value), table: table, next: next).print(json: json)
    }

    private func query() throws(Failure) -> CellQuery {
      if let unfinished { return .unfinished(kind: unfinished) }
      if let ready { return .ready(kind: ready) }
      if let succeeded {
        return .latestSucceeded(commit: Commit(commit ?? ""), project: nil, kind: succeeded, target: target)
      }
      let parts = (external ?? "").split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(
        String.init)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw .usage("--external is SYSTEM:ID, such as copr:9931733")
      }
      return .external(
        ExternalLookup(
          ExternalID(system: parts[0], id: parts[1]), target: target,
          identifier: identifier.map { $0.isEmpty ? .none : .exactly($0) } ?? .any, kind: kind))
    }

    private func cursor() throws(Failure) -> CellCursor? {
      guard let after = page.after else { return nil }
      let parts = after.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 3, let pipeline = Int64(parts[0]), let position = Int32(parts[1]),
        let ordinal = Int32(parts[2])
      else { throw .usage("--after is what the page before ended with: PIPELINE:POSITION:ORDINAL") }
      return CellCursor(pipeline: PipelineID(pipeline), position: position, ordinal: ordinal)
    }
  }

  extension CellCursor {
    /// The place as `--after` takes it.
    var text: String { "\(pipeline.raw):\(position):\(ordinal)" }
  }

  extension CellRecord {
    /// The form of an entry in `Docs/Schemas/cells.schema.json`.
    var value: JSONValue {
      var object: JSONObject = [
        "pipeline": .string(String(pipeline.raw)), "event": .string(String(event.raw)),
        "project": .string(String(project.raw)),
      ]
      for (key, value) in cell.members { object[key] = value }
      object["attempt"] = .string(String(attempt.raw))
      object["ordinal"] = .integer(Int64(ordinal))
      object["state"] = .string(state.name)
      if let external { object["external"] = external.value }
      return .object(object)
    }
  }
#endif
