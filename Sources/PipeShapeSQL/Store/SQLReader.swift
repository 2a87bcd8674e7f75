public import PipeShape
import PipeShapeLayouts
public import PipeShapeStore

/// A session that reads one snapshot of a store.
public class SQLReader: ReadSession {
  let session: SQLSession
  private(set) var parts: StoreParts

  /// What reads payloads as callers see them.
  var cells: any CellStore { parts.cells }
  /// What reads and writes all that is stored of payloads.
  var stored: any CellStore { parts.stored }
  var header: HeaderPlans { parts.cells.header }

  init(_ connection: any SQLConnection, _ parts: StoreParts) {
    session = SQLSession(connection, parts)
    self.parts = parts
  }

  /// Goes on with other parts, between transactions.
  func adopt(_ parts: StoreParts) {
    self.parts = parts
    session.adopt(parts)
  }

  /// The session that a connection is used with; its prepared statements live as long as the connection and the kinds.
  static func reading(_ connection: any SQLConnection, _ parts: @autoclosure () -> StoreParts) -> SQLReader {
    if let known = connection.attachment as? SQLReader { return known }
    let reader = SQLReader(connection, parts())
    connection.attachment = reader
    return reader
  }

  /// A pipeline with its whole history.
  ///
  /// - Complexity: a number of statements that does not depend on the number of cells.
  public func pipeline(_ id: PipelineID) throws(StoreError) -> Pipeline? { try cells.pipeline(id, session) }

  /// One run of a pipeline.
  public func run(_ number: Int?, of id: PipelineID) throws(StoreError) -> RunView? {
    try cells.view(number, of: id, session)
  }

  /// Attempts in the order of pipeline, cell position and ordinal.
  public func cells(_ query: CellQuery, page: Page<CellCursor>) throws(StoreError) -> [CellRecord] {
    switch query {
    case .unfinished(let kind): return try cells.unfinished(kind: kind, page: page, session)
    case .unfinishedOf(let lookup): return try cells.unfinished(lookup, page: page, session)
    case .ready(let kind): return try cells.ready(kind: kind, page: page, session)
    case .external(let lookup):
      return Self.page(page, of: try cells.find(lookup, unfinishedSuffice: false, session).map(\.record))
    case .field(let lookup): return try stored.find(lookup, page: page, session)
    case .latestSucceeded(let commit, let project, let kind, let target):
      return Self.page(
        page,
        of: try cells.latestSucceeded(commit: commit, project: project, kind: kind, target: target, session))
    }
  }

  private static func page(_ page: Page<CellCursor>, of records: [CellRecord]) -> [CellRecord] {
    Array(records.drop { record in page.after.map { record.cursor <= $0 } ?? false }.prefix(max(0, page.limit)))
  }

  /// What a rerun would do now.
  public func preview(_ scope: RerunScope, of id: PipelineID) throws(StoreError) -> RerunOutcome {
    let pipeline = try cells.existing(id, session)
    let plan = try refusing { () throws(PipelineError) in try pipeline.plan(scope) }
    return RerunOutcome(run: pipeline.runs.count, created: false, plan: plan, ended: pipeline.endings(of: plan))
  }

  /// What a request did, marked as replayed.
  public func outcome(ofRequest id: String, in pipeline: PipelineID) throws(StoreError) -> RerunOutcome? {
    try request(id, of: pipeline)?.outcome
  }

  /// What is known of a request: nil if it was never made; without fingerprint and outcome if it was imported.
  func request(
    _ name: String, of id: PipelineID
  ) throws(StoreError) -> (fingerprint: String?, outcome: RerunOutcome?)? {
    var found: (fingerprint: String?, text: [UInt8]?)?
    try session.ask(header.request, [.integer(id.raw), .text(name)]) { (row) throws(StoreError) in
      found = (row.textIfPresent(0), row.isNull(1) ? nil : Array(row.bytes(1)))
      return false
    }
    guard let found else { return nil }
    guard let text = found.text else { return (found.fingerprint, nil) }
    guard let header = try header.header(of: id, graphs: cells.context.graphs, session) else { return nil }
    var outcome = try Self.outcome(text, cellCount: header.graph.cellCount)
    outcome.replayed = true
    outcome.run = header.runs.count
    return (found.fingerprint, outcome)
  }

  /// What a request did, as its row says it.
  static func outcome(_ text: [UInt8], cellCount: Int) throws(StoreError) -> RerunOutcome {
    try text.withUnsafeBufferPointer { (bytes) throws(StoreError) in
      try OutcomeCodec.outcome(bytes, cellCount: cellCount)
    }
  }
}
