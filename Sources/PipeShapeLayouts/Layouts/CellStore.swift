public import PipeShape
public import PipeShapeStore

/// Reads and writes the cells and attempts of pipelines in one layout.
///
/// The first group of calls is what a layout must give. The second has defaults that load whole pipelines and ask the
/// core; a layout overrides one where its cost is what people compare. Both ways answer the same.
public protocol CellStore: Sendable {
  /// The statements on the header tables.
  var header: HeaderPlans { get }
  /// The store that is served; another one has the same kinds, with the same fields to be read.
  var context: LayoutContext { get set }

  /// Adds the attempts of a new pipeline, whose header is there.
  func add(_ pipeline: Pipeline, _ session: any RowSession) throws(StoreError)
  /// All attempts of a pipeline, in any order that has each cell's by ordinal.
  func attempts(of header: PipelineHeader, _ session: any RowSession) throws(StoreError) -> [Attempt]
  /// Writes what a call of the core changed; the header has the new head already.
  func apply(_ change: PipelineChange, _ session: any RowSession) throws(StoreError)
  /// The attempts that carry an external id, in order; unfinished ones suffice where there are any and they are wanted.
  func find(
    _ lookup: ExternalLookup, unfinishedSuffice: Bool, _ session: any RowSession
  ) throws(StoreError) -> [FoundAttempt]
  /// Ids from one on, in order, of pipelines with an attempt in flight, and perhaps of some without.
  func unfinished(from first: PipelineID, limit: Int, _ session: any RowSession) throws(StoreError) -> [PipelineID]
  /// Removes the attempts of a pipeline, before its header goes.
  func remove(_ id: PipelineID, _ session: any RowSession) throws(StoreError)
  /// The number of distinct attempts and of stored copies.
  func counts(_ session: any RowSession) throws(StoreError) -> (attempts: Int, copies: Int)

  /// What in the rows of a pipeline contradicts the layout: what only the layout can know.
  ///
  /// It finds nothing in what this library wrote. Rows that cannot be read are faults too, not errors.
  /// - Throws: what the engine throws.
  func faults(of header: PipelineHeader, _ session: any RowSession) throws(StoreError) -> [StoredFault]

  /// The questions that reading the attempts of a pipeline asks, as far as the id tells: they go in one batch with that
  /// for its header.
  func questions(of id: PipelineID) -> [Invocation]
  /// Whether adding or applying can refuse what the core allows, such as a document that is too large; then whatever
  /// was written before is taken back.
  var canRefuse: Bool { get }
  /// Whether the probe for attempts in flight is never mistaken.
  var probeIsExact: Bool { get }
  /// The attempts that a run binds, by cell; nil if there is no such run. Without a number, the head.
  func view(_ number: Int?, of id: PipelineID, _ session: any RowSession) throws(StoreError) -> RunView?
  /// The attempts that an external id may mean, in order; unfinished ones suffice where there are any and they are
  /// wanted.
  func candidates(
    _ lookup: ExternalLookup, unfinishedSuffice: Bool, _ session: any RowSession
  ) throws(StoreError) -> [AttemptCandidate]
  /// Finds the attempt that a change is about.
  func locate(_ reference: AttemptReference, _ session: any RowSession) throws(StoreError) -> LocatedAttempt
  /// Records a change in one statement on the attempt, if it is legal and nothing else follows from it.
  ///
  /// - Returns: whether that was so; if not, nothing was changed.
  func record(
    _ change: AttemptChange, at attempt: LocatedAttempt, _ session: any RowSession
  ) throws(StoreError) -> Bool
  /// Head attempts of a kind that are in flight.
  func unfinished(
    kind: String, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord]
  /// Those of the pipelines of an event or reference.
  func unfinished(
    _ lookup: UnfinishedLookup, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord]
  /// Head attempts of a kind that are pending with every input succeeded.
  func ready(kind: String, page: Page<CellCursor>, _ session: any RowSession) throws(StoreError) -> [CellRecord]
  /// Attempts with a value in a searchable field.
  func find(
    _ lookup: FieldLookup, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord]
  /// Succeeded attempts of the newest pipeline of a commit that has one.
  func latestSucceeded(
    commit: Commit, project: ProjectID?, kind: String, target: String?, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord]
}

/// What a call of the core made of a pipeline.
public struct PipelineChange: Sendable {
  /// The pipeline before.
  public var old: Pipeline
  /// The pipeline after.
  public var new: Pipeline

  /// Compares a pipeline with what became of it.
  public init(from old: Pipeline, to new: Pipeline) {
    self.old = old
    self.new = new
  }

  /// The indices of the attempts that were there and are different.
  public var changed: [Int] { old.attempts.indices.filter { old.attempts[$0] != new.attempts[$0] } }
  /// The indices of the attempts that are new.
  public var created: Range<Int> { old.attempts.count..<new.attempts.count }
}

/// An attempt with what lists and errors say about it.
public struct FoundAttempt: Sendable {
  /// The attempt as lists show it.
  public var record: CellRecord
  /// The kind of its step.
  public var kind: String

  /// Describes an attempt.
  public init(_ record: CellRecord, kind: String) {
    self.record = record
    self.kind = kind
  }
}

/// Where the attempt of a change is.
public struct LocatedAttempt: Sendable {
  /// Its pipeline.
  public var pipeline: PipelineID
  /// Its id.
  public var attempt: AttemptID
  /// The position of its cell.
  public var cell: Int32
  /// Its number among its cell's.
  public var ordinal: Int32
  /// Whether it is pending or running.
  public var isInFlight: Bool
  /// The kind of its step.
  public var kind: String
  /// The pipeline, where finding the attempt took reading it.
  public var whole: Pipeline?

  /// Describes a place.
  public init(
    pipeline: PipelineID, attempt: AttemptID, cell: Int32, ordinal: Int32, isInFlight: Bool, kind: String,
    whole: Pipeline? = nil
  ) {
    self.pipeline = pipeline
    self.attempt = attempt
    self.cell = cell
    self.ordinal = ordinal
    self.isInFlight = isInFlight
    self.kind = kind
    self.whole = whole
  }
}

/// An attempt that an external id may mean.
public struct AttemptCandidate: Sendable {
  /// Where it is.
  public var place: LocatedAttempt
  /// Its cell's name.
  public var cell: CellKey

  /// Names an attempt.
  public init(_ place: LocatedAttempt, cell: CellKey) {
    self.place = place
    self.cell = cell
  }
}
