import PipeShape
import PipeShapeStore

/// Keeps the table of searchable fields beside what a layout keeps.
///
/// A layout knows nothing of it. Where no kind has a searchable field, there is none of this either.
struct SearchableCells: CellStore {
  var base: any CellStore
  let plans: SearchPlans
  private let fields: [Target: [String]]

  init(_ base: any CellStore, _ plans: SearchPlans) {
    self.base = base
    self.plans = plans
    fields = Dictionary(
      base.context.kinds.known.kinds.map { (Target($0.name), $0.schema.searchable.map(\.name)) }
    ) { first, _ in first }
  }

  var header: HeaderPlans { base.header }
  var context: LayoutContext {
    get { base.context }
    set { base.context = newValue }
  }

  /// The searchable fields of a kind.
  func fields(ofKind kind: String) -> [String] { fields[Target(kind)] ?? [] }

  var canRefuse: Bool { base.canRefuse }
  var probeIsExact: Bool { base.probeIsExact }
  func questions(of id: PipelineID) -> [Invocation] { base.questions(of: id) }

  func attempts(of header: PipelineHeader, _ session: any RowSession) throws(StoreError) -> [Attempt] {
    try base.attempts(of: header, session)
  }

  func view(_ number: Int?, of id: PipelineID, _ session: any RowSession) throws(StoreError) -> RunView? {
    try base.view(number, of: id, session)
  }

  func find(
    _ lookup: ExternalLookup, unfinishedSuffice: Bool, _ session: any RowSession
  ) throws(StoreError) -> [FoundAttempt] {
    try base.find(lookup, unfinishedSuffice: unfinishedSuffice, session)
  }

  func candidates(
    _ lookup: ExternalLookup, unfinishedSuffice: Bool, _ session: any RowSession
  ) throws(StoreError) -> [AttemptCandidate] {
    try base.candidates(lookup, unfinishedSuffice: unfinishedSuffice, session)
  }

  func locate(_ reference: AttemptReference, _ session: any RowSession) throws(StoreError) -> LocatedAttempt {
    try base.locate(reference, session)
  }

  func unfinished(
    from first: PipelineID, limit: Int, _ session: any RowSession
  ) throws(StoreError) -> [PipelineID] { try base.unfinished(from: first, limit: limit, session) }

  func unfinished(
    kind: String, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] { try base.unfinished(kind: kind, page: page, session) }

  func unfinished(
    _ lookup: UnfinishedLookup, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] { try base.unfinished(lookup, page: page, session) }

  func ready(
    kind: String, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] { try base.ready(kind: kind, page: page, session) }

  func latestSucceeded(
    commit: Commit, project: ProjectID?, kind: String, target: String?, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    try base.latestSucceeded(commit: commit, project: project, kind: kind, target: target, session)
  }

  func counts(_ session: any RowSession) throws(StoreError) -> (attempts: Int, copies: Int) {
    try base.counts(session)
  }
}

extension Layout {
  /// What reads and writes a store of the layout: its cells, and the searchable fields beside them.
  public func store(in catalog: inout Catalog, _ context: LayoutContext) -> any CellStore {
    let cells = cells(in: &catalog, context)
    guard !SearchSchema.tables(for: context.kinds).isEmpty else { return cells }
    return SearchableCells(cells, SearchPlans(in: &catalog))
  }
}
