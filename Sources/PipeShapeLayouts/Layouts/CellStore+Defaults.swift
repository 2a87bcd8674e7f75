public import PipeShape
public import PipeShapeStore

extension CellStore {
  /// None: they are asked once the header is there.
  public func questions(of id: PipelineID) -> [Invocation] { [] }

  /// Never, unless a layout says so.
  public var canRefuse: Bool { false }

  /// Never mistaken, unless a layout says so.
  public var probeIsExact: Bool { true }

  /// Loads the pipeline and asks the core.
  public func view(_ number: Int?, of id: PipelineID, _ session: any RowSession) throws(StoreError) -> RunView? {
    try pipeline(id, session)?.view(ofRun: number)
  }

  /// Loads the pipeline, except for external ids, which `find` finds.
  public func locate(
    _ reference: AttemptReference, _ session: any RowSession
  ) throws(StoreError) -> LocatedAttempt {
    switch reference {
    case .id(let id, let pipeline):
      let whole = try existing(pipeline, session)
      guard let index = whole.attempts.firstIndex(where: { $0.id == id }) else {
        throw StoreError(.notFound, "pipeline \(pipeline.raw) has no attempt \(id.raw)")
      }
      return LocatedAttempt(index, of: whole)
    case .cell(let cell, let ordinal, let pipeline):
      let whole = try existing(pipeline, session)
      guard let position = whole.graph.position(of: cell) else {
        throw StoreError(.notFound, "there is no cell \(cell)")
      }
      guard let ordinal else { return LocatedAttempt(Int(whole.bound[position]), of: whole) }
      guard let index = whole.attempt(ofCell: position, ordinal: ordinal) else {
        throw StoreError(.notFound, "\(cell) has no attempt \(ordinal)")
      }
      return LocatedAttempt(index, of: whole)
    case .external(let lookup, let ordinal):
      return try meant(lookup, ordinal: ordinal, session)
    }
  }

  /// The one attempt that an external id means: exactly one unfinished, else exactly one.
  ///
  /// - Throws: `notFound`, `ambiguous` with the candidates in order.
  public func meant(
    _ lookup: ExternalLookup, ordinal: Int32?, _ session: any RowSession
  ) throws(StoreError) -> LocatedAttempt {
    var found = try candidates(lookup, unfinishedSuffice: true, session).filter {
      ordinal == nil || $0.place.ordinal == ordinal
    }
    if found.isEmpty, ordinal != nil {
      // What is unfinished has other ordinals: the one that is meant has ended.
      found = try candidates(lookup, unfinishedSuffice: false, session).filter { $0.place.ordinal == ordinal }
    }
    let open = found.filter { $0.place.isInFlight }
    let meant = open.isEmpty ? found : open
    guard let first = meant.first else { throw StoreError(.notFound, "no attempt is known as \(lookup.external)") }
    guard meant.count == 1 else {
      throw .ambiguous(
        lookup.external,
        meant.map { .init(pipeline: $0.place.pipeline, cell: $0.cell, ordinal: $0.place.ordinal) })
    }
    return first.place
  }

  /// What `find` finds.
  public func candidates(
    _ lookup: ExternalLookup, unfinishedSuffice: Bool, _ session: any RowSession
  ) throws(StoreError) -> [AttemptCandidate] {
    try find(lookup, unfinishedSuffice: unfinishedSuffice, session).map { found in
      let record = found.record
      return AttemptCandidate(
        LocatedAttempt(
          pipeline: record.pipeline, attempt: record.attempt, cell: record.position, ordinal: record.ordinal,
          isInFlight: record.state.isInFlight, kind: found.kind),
        cell: record.cell)
    }
  }

  /// Never: the core decides, and what it changed is written.
  public func record(
    _ change: AttemptChange, at attempt: LocatedAttempt, _ session: any RowSession
  ) throws(StoreError) -> Bool { false }

  /// Loads the pipelines with an attempt in flight.
  public func unfinished(
    kind: String, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    try heads(kind: kind, page: page, session) { pipeline in pipeline.head.cells { $0.isInFlight } }
  }

  /// Loads the pipelines with an attempt in flight.
  public func ready(
    kind: String, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    try heads(kind: kind, page: page, session) { $0.readyCells }
  }

  func heads(
    kind: String, page: Page<CellCursor>, _ session: any RowSession, _ members: (Pipeline) -> CellSet
  ) throws(StoreError) -> [CellRecord] {
    var records: [CellRecord] = []
    var first = page.after?.pipeline ?? PipelineID(.min)
    while records.count < page.limit {
      let ids = try unfinished(from: first, limit: 64, session)
      for id in ids {
        guard records.count < page.limit else { break }
        guard let header = try header.header(of: id, graphs: context.graphs, session) else { continue }
        let pipeline = try pipeline(header, session)
        for cell in members(pipeline) where Target(pipeline.graph.kind(ofCellAt: cell)) == Target(kind) {
          let record = Self.record(Int(pipeline.bound[cell]), of: pipeline, project: header.project)
          if page.after.map({ record.cursor > $0 }) ?? true { records.append(record) }
        }
      }
      guard ids.count == 64, let last = ids.last, last.raw < .max else { break }
      first = PipelineID(last.raw + 1)
    }
    return Array(records.prefix(max(0, page.limit)))
  }

  /// None: a store whose kinds have searchable fields answers beside its layout.
  ///
  /// - Throws: `invalidPayload` for a field that cannot be searched by.
  public func find(
    _ lookup: FieldLookup, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    _ = try context.kinds.known.checked(lookup)
    return []
  }

  /// Loads the pipelines of the commit that have cells of the kind, newest first.
  public func latestSucceeded(
    commit: Commit, project: ProjectID?, kind: String, target: String?, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    var ids: [PipelineID] = []
    let plan = project == nil ? header.newestAtCommit : header.newestAtCommitInProject
    let values = [Value.text(commit.hash)] + (project.map { [.integer($0.raw)] } ?? [])
    try session.ask(plan, values) { (row) throws(StoreError) in
      ids.append(PipelineID(row.integer(0)))
      return true
    }
    var newest = NewestOfCells()
    for id in ids {
      let found = try session.asking(ahead: questions(of: id)) { () throws(StoreError) in
        try successes(of: kind, target: target, in: id, session)
      }
      for record in found { newest.add(record) }
    }
    return newest.records
  }

  /// The newest success of each cell of a kind in a pipeline.
  private func successes(
    of kind: String, target: String?, in id: PipelineID, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    guard let header = try header.header(of: id, graphs: context.graphs, session) else { return [] }
    // A pipeline without a cell that is wanted need not be read.
    let wanted = (0..<header.graph.cellCount).filter { cell in
      Target(header.graph.kind(ofCellAt: cell)) == Target(kind)
        && target.map { Target($0) == Target(header.graph.cells[cell].target.name) } ?? true
    }
    guard !wanted.isEmpty else { return [] }
    let pipeline = try pipeline(header, session)
    return wanted.compactMap { cell in
      var index: Int? = Int(pipeline.bound[cell])
      while let candidate = index, pipeline.attempts[candidate].state != .succeeded {
        index = pipeline.superseded(by: candidate)
      }
      return index.map { Self.record($0, of: pipeline, project: header.project) }
    }
  }
}

extension LocatedAttempt {
  /// The attempt at an index of a pipeline.
  init(_ index: Int, of pipeline: Pipeline) {
    let attempt = pipeline.attempts[index]
    self.init(
      pipeline: pipeline.id, attempt: attempt.id, cell: attempt.cell, ordinal: attempt.ordinal,
      isInFlight: attempt.state.isInFlight,
      kind: pipeline.graph.kind(ofCellAt: Int(attempt.cell)), whole: pipeline)
  }
}
