// Longer than other files: a layout is at most two files and a line in the list, and this one overrides every call that
// has a cost of its own. The marks say where each concern begins.

import PipeShape
import PipeShapeJSON
import PipeShapeStore

/// Reads and writes the documents of pipelines and the rows by which attempts are found.
struct IndexedDocuments: CellStore {
  let header: HeaderPlans
  var context: LayoutContext
  let plans: IndexedPlans

  init(in catalog: inout Catalog, _ context: LayoutContext) {
    self.context = context
    header = HeaderPlans(in: &catalog) { alias in
      .exists(
        Select(
          [.integer(1)], from: .init(IndexedDocumentLayout.lookup.name, as: "a"),
          where: .all([.column("open", of: "a"), .matches("pipeline", "a", "id", alias)])))
    }
    plans = IndexedPlans(in: &catalog)
  }

  /// A document may become too large.
  var canRefuse: Bool { true }
}

// MARK: the document

extension IndexedDocuments {
  /// Outlines of all attempts of a pipeline; its graph is read with them, whichever list they are for.
  ///
  /// - Throws: `corrupt`, also where it has no document.
  private func outlines(of pipeline: PipelineID, _ session: any RowSession) throws(StoreError) -> HistoryOutlines {
    var outlines: HistoryOutlines?
    try session.ask(plans.documentAndGraph, [.integer(pipeline.raw)]) { (row) throws(StoreError) in
      let graph = try context.graphs.graph(row.bytes(1))
      outlines = try context.decode(row.bytes(0), of: pipeline) { (reader) throws(JSONError) in
        try HistoryOutlines(graph, from: &reader)
      }
      return false
    }
    guard let outlines else { throw StoreError(.corrupt, "pipeline \(pipeline.raw) has no document") }
    return outlines
  }

  /// The one document.
  func questions(of id: PipelineID) -> [Invocation] { [Invocation(plans.document, [.integer(id.raw)])] }

  /// Reads the one document.
  func attempts(of header: PipelineHeader, _ session: any RowSession) throws(StoreError) -> [Attempt] {
    let decoder = AttemptDecoder(header.id, header.graph, context)
    var attempts: [Attempt]?
    try session.ask(plans.document, [.integer(header.id.raw)]) { (row) throws(StoreError) in
      attempts = try decoder.read(row.bytes(0)) { (reader) throws(JSONError) in
        var attempts: [Attempt] = []
        attempts.reserveCapacity(header.graph.cellCount)
        try HistoryDocument.members(of: &reader) { (id, reader) throws(JSONError) in
          attempts.append(try decoder.attempt(id, from: &reader))
        }
        return attempts
      }
      return false
    }
    guard let attempts else { throw StoreError(.corrupt, "pipeline \(header.id.raw) has no document") }
    return attempts
  }

  /// The newest of each cell up to the run.
  func view(_ number: Int?, of id: PipelineID, _ session: any RowSession) throws(StoreError) -> RunView? {
    try view(number, of: id, ahead: questions(of: id), session) { (header) throws(StoreError) in
      var newest = [Attempt?](repeating: nil, count: header.graph.cellCount)
      for attempt in try attempts(of: header, session) where attempt.run <= header.runs[0].number {
        let cell = Int(attempt.cell)
        if let known = newest[cell], known.ordinal >= attempt.ordinal { continue }
        newest[cell] = attempt
      }
      return newest.compactMap { $0 }
    }
  }
}

// MARK: writing

extension IndexedDocuments {
  /// One document, and a lookup row for each attempt.
  func add(_ pipeline: Pipeline, _ session: any RowSession) throws(StoreError) {
    try DocumentSize.refuseDepth(pipeline.attempts, in: HistoryDocument.levels, context.limits)
    try session.change(
      plans.addDocument,
      [.integer(pipeline.id.raw), .bytes(try HistoryDocument.bytes(pipeline, limits: context.limits))])
    try session.change(plans.addLookup, rows(of: pipeline.attempts.indices, pipeline))
  }

  private func rows(of indices: Range<Int>, _ pipeline: Pipeline) -> [Value] {
    let graph = pipeline.graph
    var values: [Value] = []
    values.reserveCapacity(indices.count * plans.addLookup.parameterCount)
    for attempt in pipeline.attempts[indices] {
      let cell = graph.cells[Int(attempt.cell)]
      values += [
        .integer(pipeline.id.raw), Value(attempt.cell), Value(attempt.ordinal), .integer(attempt.id.raw),
        Value(attempt.run), .text(graph.kind(ofCellAt: Int(attempt.cell))), .text(cell.step),
        .text(cell.target.name), Value(cell.target.identifier), Value(attempt.external?.system),
        Value(attempt.external?.id), Value(attempt.state.isInFlight), Value(attempt.state == .succeeded),
      ]
    }
    return values
  }

  /// Changes values in place and adds members; many new attempts are cheaper to write with the whole document, since an
  /// engine reads all of it for every statement.
  func apply(_ change: PipelineChange, _ session: any RowSession) throws(StoreError) {
    let (old, new) = (change.old, change.new)
    try DocumentSize.refuseDepth(
      change.changed.lazy.map { new.attempts[$0] }, in: HistoryDocument.levels, context.limits)
    let id = Value.integer(new.id.raw)
    var changes: [DocumentChanges.Change] = []
    var mayGrow = !change.created.isEmpty
    var lookup: [Invocation] = []
    for index in change.changed {
      let (before, after) = (old.attempts[index], new.attempts[index])
      let difference = AttemptDifference(from: before, to: after)
      mayGrow = mayGrow || difference.mayGrow
      for (path, value) in difference.changes { changes.append((HistoryDocument.path(to: after.id) + path, value)) }
      let ends = before.state.isInFlight && !after.state.isInFlight
      lookup += lookupChange(
        [id, Value(after.cell), Value(after.ordinal)], end: ends ? after.state : nil,
        external: before.external != after.external ? after.external : nil)
    }
    if mayGrow, DocumentSize.bound(new.attempts, of: new.graph) > context.limits.maximumBytes {
      _ = try HistoryDocument.bytes(new, limits: context.limits)
    }
    let additions = HistoryDocument.additions(of: change)
    let document: [Invocation]
    if additions.count > plans.additions.widest {
      document = [
        Invocation(plans.replaceDocument, [id, .bytes(try HistoryDocument.bytes(new, limits: context.limits))])
      ]
    } else {
      document = plans.changes.invocations(changes, where: [id]) + plans.additions.invocations(additions, where: [id])
    }
    _ = try session.change(document + lookup)
    if !change.created.isEmpty { try session.change(plans.addLookup, rows(of: change.created, new)) }
  }

  /// The statement that a change of an attempt takes in the lookup table: none for what the table does not say.
  private func lookupChange(_ key: [Value], end: AttemptState?, external: ExternalID?) -> [Invocation] {
    let ended = end.map { [Value(false), Value($0 == .succeeded)] }
    let named = external.map { [Value.text($0.system), .text($0.id)] }
    switch (ended, named) {
    case (nil, nil): return []
    case (let ended?, nil): return [Invocation(plans.end, key + ended)]
    case (nil, let named?): return [Invocation(plans.name, key + named)]
    case (let ended?, let named?): return [Invocation(plans.endAndName, key + ended + named)]
    }
  }

  /// Rows before the document that they refer to.
  func remove(_ id: PipelineID, _ session: any RowSession) throws(StoreError) {
    _ = try session.change(plans.remove.map { Invocation($0, [.integer(id.raw)]) })
  }
}

// MARK: recording

extension IndexedDocuments {
  /// Looks into the lookup table only.
  func locate(_ reference: AttemptReference, _ session: any RowSession) throws(StoreError) -> LocatedAttempt {
    try locate(reference, by: plans.places, session) { (row, _) throws(StoreError) in try Self.located(row) }
  }

  private static func located(_ row: any Row) throws(StoreError) -> LocatedAttempt {
    LocatedAttempt(
      pipeline: PipelineID(row.integer(0)), attempt: AttemptID(row.integer(1)), cell: try row.small(2),
      ordinal: try row.small(3), isInFlight: row.integer(4) != 0, kind: row.text(5))
  }

  /// One look into the index of external ids, unfinished attempts first.
  func candidates(
    _ lookup: ExternalLookup, unfinishedSuffice: Bool, _ session: any RowSession
  ) throws(StoreError) -> [AttemptCandidate] {
    var values: [Value] = [.text(lookup.external.id), .text(lookup.external.system)]
    if let pipeline = lookup.pipeline { values.append(.integer(pipeline.raw)) }
    var found: [AttemptCandidate] = []
    try session.ask(lookup.pipeline == nil ? plans.candidates : plans.candidatesInPipeline, values) {
      (row) throws(StoreError) in
      let place = try Self.located(row)
      if unfinishedSuffice, !place.isInFlight, !found.isEmpty, found[0].place.isInFlight { return false }
      let cell = CellKey(row.text(6), Target(row.text(7), identifier: row.textIfPresent(8)))
      if lookup.matches(cell, kind: place.kind) { found.append(AttemptCandidate(place, cell: cell)) }
      return true
    }
    return found
  }

  /// A start, a success or a note is one guarded change of the document, and one of the lookup row if that says it.
  ///
  /// The guard is the state in the document. That every input has succeeded is asked before: what succeeded stays so.
  func record(
    _ change: AttemptChange, at attempt: LocatedAttempt, _ session: any RowSession
  ) throws(StoreError) -> Bool {
    var mayBe: [AttemptState] = [.pending, .running]
    switch change.state {
    case nil: break
    case .running: mayBe = [.pending, .pending]
    case .succeeded: break
    default: return false
    }
    if change.state != nil, try !hasInputs(attempt, session) { return false }
    var (old, new): (PayloadValue?, PayloadValue?)
    if change.hasPayload || change.external != nil || change.digest != nil {
      let needsPayload = change.needsPayload(of: attempt.kind, context.kinds)
      guard let (size, payload) = try stored(attempt, needsPayload: needsPayload, session) else { return false }
      if change.hasPayload {
        new = change.payload(on: payload, of: attempt.kind, context)
        guard let new, !DocumentSize.isTooDeep(new, in: HistoryDocument.levels, context.limits) else { return false }
        if needsPayload { old = payload }
      }
      let growth = AttemptDifference(change, payloadFrom: old, to: new).changes.reduce(size) { $0 + $1.value.count }
      // Near the limit the whole is measured.
      guard growth <= context.limits.maximumBytes / 2 else { return false }
    }
    let changes = AttemptDifference(change, payloadFrom: old, to: new).changes.map { (path, value) in
      (path: HistoryDocument.path(to: attempt.attempt) + path, value: value)
    }
    guard !changes.isEmpty, changes.count <= plans.guarded.widest else { return false }
    let state = HistoryDocument.path(to: attempt.attempt) + [AttemptCodec.Member.state]
    let key: [Value] = [
      .integer(attempt.pipeline.raw), .path(state), .text(mayBe[0].name), .text(mayBe[1].name),
    ]
    guard try session.change(plans.guarded.invocations(changes, where: key)) == [1] else { return false }
    let row: [Value] = [.integer(attempt.pipeline.raw), Value(attempt.cell), Value(attempt.ordinal)]
    let ends = change.state == .succeeded
    _ = try session.change(lookupChange(row, end: ends ? .succeeded : nil, external: change.external))
    return true
  }

  /// Whether all that an attempt consumed has succeeded.
  ///
  /// That is the bindings, of the run that created it, of the cells that its cell needs (fact I3). A cell without a row
  /// has not succeeded.
  /// - Throws: `corrupt` for a row of a cell that there is not.
  private func hasInputs(_ attempt: LocatedAttempt, _ session: any RowSession) throws(StoreError) -> Bool {
    let graph = try graph(of: attempt.pipeline, session)
    guard attempt.cell >= 0, Int(attempt.cell) < graph.cellCount else {
      throw StoreError(
        .corrupt, "attempt \(attempt.attempt.raw) of pipeline \(attempt.pipeline.raw) belongs to no cell")
    }
    // In order, those whose rows are still to come; the rows come by cell, the newest of each last.
    var needed = graph.cellGraph.predecessors(of: Int(attempt.cell))
    if needed.isEmpty { return true }
    var (isNeeded, hasSucceeded, cell) = (false, true, Int64(-1))
    try session.ask(
      plans.inputs, [.integer(attempt.pipeline.raw), Value(attempt.cell), Value(attempt.ordinal)]
    ) { (row) throws(StoreError) in
      let next = row.integer(0)
      if next != cell {
        // The one before is decided, and of those below this one no row came.
        guard hasSucceeded, needed.first.map({ Int64($0) >= next }) ?? true else {
          hasSucceeded = false
          return false
        }
        cell = next
        isNeeded = needed.first.map { Int64($0) == next } ?? false
        if isNeeded { needed.removeFirst() }
      }
      hasSucceeded = !isNeeded || row.integer(1) != 0
      return true
    }
    return hasSucceeded && needed.isEmpty
  }

  private func graph(of id: PipelineID, _ session: any RowSession) throws(StoreError) -> PipelineGraph {
    var graph: PipelineGraph?
    try session.ask(plans.graph, [.integer(id.raw)]) { (row) throws(StoreError) in
      graph = try context.graphs.graph(row.bytes(0))
      return false
    }
    guard let graph else { throw StoreError(.corrupt, "there is no pipeline \(id.raw), but there are rows of it") }
    return graph
  }

  /// How long the document is, and the payload of one attempt in it if that is needed.
  private func stored(
    _ attempt: LocatedAttempt, needsPayload: Bool, _ session: any RowSession
  ) throws(StoreError) -> (size: Int, payload: PayloadValue)? {
    var found: (size: Int, payload: PayloadValue)?
    try session.ask(plans.document, [.integer(attempt.pipeline.raw)]) { (row) throws(StoreError) in
      let bytes = row.bytes(0)
      found = (bytes.count, .null)
      guard needsPayload else { return false }
      let schema = context.schema(of: attempt.kind)
      let payload = try context.decode(bytes, of: attempt.pipeline) { (reader) throws(JSONError) in
        var payload: PayloadValue?
        try HistoryDocument.members(of: &reader) { (id, reader) throws(JSONError) in
          guard id == attempt.attempt else { return try reader.skipValue() }
          payload = try AttemptCodec.read(id, from: &reader) { _ in schema }.payload
        }
        return payload
      }
      guard let payload else {
        found = nil
        return false
      }
      found = (bytes.count, context.tolerating(payload, as: schema))
      return false
    }
    return found
  }
}

// MARK: lists

extension IndexedDocuments {
  /// One look into the index of external ids; the document says how an attempt ended, unless it succeeded.
  func find(
    _ lookup: ExternalLookup, unfinishedSuffice: Bool, _ session: any RowSession
  ) throws(StoreError) -> [FoundAttempt] {
    var values: [Value] = [.text(lookup.external.id), .text(lookup.external.system)]
    if let pipeline = lookup.pipeline { values.append(.integer(pipeline.raw)) }
    var found: [FoundAttempt] = []
    try session.ask(lookup.pipeline == nil ? plans.external : plans.externalInPipeline, values) {
      (row) throws(StoreError) in
      let attempt = FoundAttempt(
        try Self.record(row, state: row.integer(12) != 0 ? .succeeded : .pending), kind: row.text(11))
      if lookup.matches(attempt.record.cell, kind: attempt.kind) { found.append(attempt) }
      return true
    }
    var documents = ReadDocument()
    for index in found.indices where found[index].record.state != .succeeded {
      found[index].record.state = try documents.outline(found[index].record, self, session).attempt.state
    }
    return found
  }

  /// A walk along the index of open attempts of the kind.
  func unfinished(
    kind: String, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    try withStates(try open(kind: kind, page: page, session), session)
  }

  /// The open attempts of each pipeline that is meant.
  func unfinished(
    _ lookup: UnfinishedLookup, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    let question = plans.unfinishedOf.question(lookup)
    return try withStates(try open(kind: lookup.kind, page: page, among: question, session), session)
  }

  private func withStates(
    _ records: [CellRecord], _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    var records = records
    var documents = ReadDocument()
    for index in records.indices {
      records[index].state = try documents.outline(records[index], self, session).attempt.state
    }
    return records
  }

  /// The same walk, some rows at a time; inputs are looked up in the document that says what is pending.
  func ready(
    kind: String, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    var ready: [CellRecord] = []
    guard page.limit > 0 else { return [] }
    var documents = ReadDocument()
    var next = Page(after: page.after, limit: 256)
    while true {
      let records = try open(kind: kind, page: next, session)
      for record in records {
        let (attempt, history) = try documents.outline(record, self, session)
        guard attempt.state == .pending, history.isReady(attempt) else { continue }
        ready.append(record)
        if ready.count == page.limit { return ready }
      }
      guard records.count == next.limit, let last = records.last else { return ready }
      next.after = last.cursor
    }
  }

  /// Rows of open attempts of a kind; the state of each is still to be read.
  ///
  /// The rows come without the document, which an engine would copy for each of them.
  private func open(
    kind: String, page: Page<CellCursor>, among question: (plan: Plan, values: [Value])? = nil,
    _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    var records: [CellRecord] = []
    let values = [.text(kind)] + page.values + [.integer(Int64(max(0, page.limit)))] + (question?.values ?? [])
    try session.ask(question?.plan ?? plans.unfinished, values) { (row) throws(StoreError) in
      records.append(try Self.record(row, state: .pending))
      return true
    }
    return records
  }

  /// The document that a list has read last: the attempts of a pipeline are neighbours.
  private struct ReadDocument {
    private var read: (pipeline: PipelineID, history: HistoryOutlines)?

    /// What the document says about the attempt of a row.
    mutating func outline(
      _ record: CellRecord, _ cells: IndexedDocuments, _ session: any RowSession
    ) throws(StoreError) -> (attempt: AttemptOutline, history: HistoryOutlines) {
      if read?.pipeline != record.pipeline {
        read = (record.pipeline, try cells.outlines(of: record.pipeline, session))
      }
      guard let history = read?.history, let attempt = history.attempt(record.attempt) else {
        throw StoreError(
          .corrupt, "attempt \(record.attempt.raw) is not in the document of pipeline \(record.pipeline.raw)")
      }
      return (attempt, history)
    }
  }

  /// The attempt of a row.
  private static func record(_ row: any Row, state: AttemptState) throws(StoreError) -> CellRecord {
    var external: ExternalID?
    if let id = row.textIfPresent(10) { external = ExternalID(system: row.text(9), id: id) }
    return CellRecord(
      pipeline: PipelineID(row.integer(0)), event: EventID(row.integer(1)), project: ProjectID(row.integer(2)),
      cell: CellKey(row.text(6), Target(row.text(7), identifier: row.textIfPresent(8))), position: try row.small(3),
      attempt: AttemptID(row.integer(5)), ordinal: try row.small(4), state: state, external: external)
  }

  /// Finds the pipeline and its attempts in one statement; no document is read.
  func latestSucceeded(
    commit: Commit, project: ProjectID?, kind: String, target: String?, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    try plans.latest.records(commit: commit, project: project, kind: kind, target: target, session) {
      (row) throws(StoreError) in try Self.record(row, state: .succeeded)
    }
  }

  /// Ids from the index of open attempts.
  func unfinished(
    from first: PipelineID, limit: Int, _ session: any RowSession
  ) throws(StoreError) -> [PipelineID] {
    try ids(plans.unfinishedPipelines, from: first, limit: limit, session)
  }

  /// Every attempt is there once.
  func counts(_ session: any RowSession) throws(StoreError) -> (attempts: Int, copies: Int) {
    let count = try count(plans.countAttempts, session)
    return (count, count)
  }
}

// MARK: faults

extension IndexedDocuments {
  /// The document must list what each run created, and the lookup rows must say what it says.
  func faults(of header: PipelineHeader, _ session: any RowSession) throws(StoreError) -> [StoredFault] {
    var attempts: [Attempt] = []
    var runs: [Int32: [Int64]] = [:]
    do throws(StoreError) {
      attempts = try self.attempts(of: header, session)
      runs = try runsOfDocument(header, session)
    } catch {
      guard error.code == .corrupt || error.code == .limit else { throw error }
      return [StoredFault(.readable, error.message)]
    }
    let history = Self.history(header, attempts)
    var faults = history.faults
    let created = Dictionary(grouping: attempts, by: \.run).mapValues { $0.map(\.id.raw).sorted() }
    for run in Set(runs.keys).union(header.runs.map(\.number)).sorted()
    where runs[run].map({ $0.sorted() }) != created[run] ?? (run <= header.head ? [] : nil) {
      faults.append(
        StoredFault(.binding, "the list of run \(run) of pipeline \(header.id.raw) is not what the run created"))
    }
    guard let pipeline = history.pipeline else { return faults }
    var rows = RowComparison("pipeline \(header.id.raw)", .lookup)
    try rows.compare(
      "lookup row", self.rows(of: pipeline.attempts.indices, pipeline), of: IndexedDocumentLayout.lookup, plans.rows,
      pipeline: header.id, session)
    return faults + rows.faults
  }

  /// The ids that the document lists for each run.
  private func runsOfDocument(
    _ header: PipelineHeader, _ session: any RowSession
  ) throws(StoreError) -> [Int32: [Int64]] {
    var runs: [Int32: [Int64]] = [:]
    try session.ask(plans.document, [.integer(header.id.raw)]) { (row) throws(StoreError) in
      runs = try AttemptDecoder(header.id, header.graph, context).read(row.bytes(0)) { (reader) throws(JSONError) in
        try HistoryDocument.runs(of: &reader)
      }
      return false
    }
    return runs
  }
}
