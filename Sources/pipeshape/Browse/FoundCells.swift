#if CommandLine
  import PipeShape
  import PipeShapeJSON
  import PipeShapeStore

  /// A page of attempts as `find` prints it: with the project of each.
  struct FoundCells: Sendable {
    /// What is asked of the store, and what of its answer is left out.
    struct Query: Sendable {
      var cells: CellQuery
      /// The project that is meant, by its URL, where one is.
      var project: String?
      /// Only these targets and identifiers; what the store has no question for is left out of its answer.
      var target: String?
      var identifier = ExternalLookup.Identifier.any
      var after: CellCursor?
      var limit: Int

      /// Whether an attempt of a cell is meant, given that the store found it.
      func matches(_ cell: CellKey) -> Bool {
        (target.map { Target($0) == Target(cell.target.name) } ?? true) && identifier.matches(cell.target.identifier)
      }
    }

    let entries: [(record: CellRecord, project: String)]
    /// Where the list goes on; nil at its end.
    let next: CellCursor?

    /// Reads a page.
    ///
    /// - Throws: `notFound` for an unknown project or an event without pipelines; what `cells(_:page:)` throws.
    init(_ query: Query, _ session: some ReadSession) throws(StoreError) {
      let cells = try Self.resolved(query, session)
      let isFiltered = query.target != nil || query.identifier != .any
      let page = try FilledPage(
        after: query.after, limit: query.limit, isFiltered: isFiltered, key: \CellRecord.cursor,
        where: { query.matches($0.cell) }
      ) { (page) throws(StoreError) in
        if case .field(let lookup) = cells { return try session.cells(lookup, page: page) }
        return try session.cells(cells, page: page)
      }
      // Attempts of one pipeline stand together.
      var pipelines: [PipelineID] = []
      for record in page.records where record.pipeline != pipelines.last { pipelines.append(record.pipeline) }
      var urls: [PipelineID: String] = [:]
      for (id, origin) in zip(pipelines, try session.origins(of: pipelines)) { urls[id] = origin?.project.url }
      var entries: [(CellRecord, String)] = []
      for record in page.records {
        guard let url = urls[record.pipeline] else {
          throw StoreError(.corrupt, "pipeline \(record.pipeline.raw) has no event that can be read; doctor says more")
        }
        entries.append((record, url))
      }
      self.entries = entries
      next = page.goesOn ? page.records.last?.cursor : nil
    }

    /// The question with the id of the project that is meant.
    private static func resolved(_ query: Query, _ session: some ReadSession) throws(StoreError) -> CellQuery {
      if case .unfinishedOf(let lookup) = query.cells, case .event(let id) = lookup.origin {
        _ = try session.existing(event: id.raw)
      }
      guard let url = query.project else { return query.cells }
      let project = try session.existing(project: url).id
      switch query.cells {
      case .latestSucceeded(let commit, _, let kind, let target):
        return .latestSucceeded(commit: commit, project: project, kind: kind, target: target)
      case .unfinishedOf(var lookup):
        if case .reference(_, let reference) = lookup.origin { lookup.origin = .reference(project, reference) }
        return .unfinishedOf(lookup)
      default: return query.cells
      }
    }

    /// The page as it is printed; its JSON has the form of `Docs/Schemas/cells.schema.json`.
    var page: ShownPage {
      var page = ShownPage(
        name: "cells", table: Table(["pipeline", "event", "cell", "attempt", "state", "external", "project"]),
        next: next?.text)
      for (record, project) in entries {
        page.table.add([
          .init(String(record.pipeline.raw)), .init(String(record.event.raw)), .init("\(record.cell)", .bold),
          .init("#\(record.ordinal)"), .init(Badge(record.state)), .init(record.external?.description ?? ""),
          .init(project),
        ])
        page.entries.append(Self.value(of: record, project: project))
      }
      return page
    }

    private static func value(of record: CellRecord, project: String) -> JSONValue {
      var object: JSONObject = [
        "pipeline": .string(String(record.pipeline.raw)), "event": .string(String(record.event.raw)),
        "project": .string(String(record.project.raw)), "projectURL": .string(project),
      ]
      for (key, value) in record.cell.members { object[key] = value }
      object["attempt"] = .string(String(record.attempt.raw))
      object["ordinal"] = .integer(Int64(record.ordinal))
      object["state"] = .string(record.state.name)
      if let external = record.external { object["external"] = external.value }
      return .object(object)
    }
  }
#endif
