public import PipeShape

/// Which cells are asked for.
public enum CellQuery: Hashable, Sendable {
  /// Head attempts of a kind that are pending or running.
  case unfinished(kind: String)
  /// Those of an event or reference.
  case unfinishedOf(UnfinishedLookup)
  /// Head attempts of a kind that are pending with every input succeeded: what a front end starts next.
  case ready(kind: String)
  /// Every attempt that carries an external id, unfinished or not.
  case external(ExternalLookup)
  /// Every attempt whose payload has a value in a searchable field, in whatever state; in one of some, where it says so.
  case field(FieldLookup)
  /// For each cell of a kind, by step, target and identifier, its newest success over all pipelines of a commit: that of
  /// the newest pipeline that has one, in it the greatest ordinal. Cells of two projects are two.
  case latestSucceeded(commit: Commit, project: ProjectID?, kind: String, target: String?)
}

/// An external id, narrowed where it alone names too much.
public struct ExternalLookup: Hashable, Sendable {
  /// Which identifiers are meant.
  public enum Identifier: Hashable, Sendable {
    /// Every one, and none.
    case any
    /// The cell without identifier.
    case none
    /// One.
    case exactly(String)

    /// Whether a target's identifier is meant.
    public func matches(_ identifier: String?) -> Bool {
      switch self {
      case .any: true
      case .none: identifier == nil
      case .exactly(let wanted): Target("", identifier: wanted) == Target("", identifier: identifier)
      }
    }
  }

  /// The id in the other system.
  public var external: ExternalID
  /// Only attempts of this pipeline.
  public var pipeline: PipelineID?
  /// Only cells of this target.
  public var target: String?
  /// Only cells of this identifier.
  public var identifier: Identifier
  /// Only cells of steps of this kind.
  public var kind: String?

  /// Asks for the attempts of an external id.
  public init(
    _ external: ExternalID, in pipeline: PipelineID? = nil, target: String? = nil, identifier: Identifier = .any,
    kind: String? = nil
  ) {
    self.external = external
    self.pipeline = pipeline
    self.target = target
    self.identifier = identifier
    self.kind = kind
  }

  /// Whether an attempt of a cell is meant, given that it carries the id.
  public func matches(_ cell: CellKey, kind: String) -> Bool {
    (target.map { Target($0) == Target(cell.target.name) } ?? true) && identifier.matches(cell.target.identifier)
      && (self.kind.map { Target($0) == Target(kind) } ?? true)
  }
}

/// One attempt of a list, with the way to everything around it.
public struct CellRecord: Hashable, Sendable {
  /// The attempt's pipeline.
  public var pipeline: PipelineID
  /// The event that set the pipeline off.
  public var event: EventID
  /// The project of the event.
  public var project: ProjectID
  /// The attempt's cell.
  public var cell: CellKey
  /// The cell's position.
  public var position: Int32
  /// The attempt.
  public var attempt: AttemptID
  /// The attempt's number among its cell's.
  public var ordinal: Int32
  /// Where the attempt stands.
  public var state: AttemptState
  /// Its name in another system.
  public var external: ExternalID?

  /// Describes an entry of a list.
  public init(
    pipeline: PipelineID, event: EventID, project: ProjectID, cell: CellKey, position: Int32, attempt: AttemptID,
    ordinal: Int32, state: AttemptState, external: ExternalID?
  ) {
    self.pipeline = pipeline
    self.event = event
    self.project = project
    self.cell = cell
    self.position = position
    self.attempt = attempt
    self.ordinal = ordinal
    self.state = state
    self.external = external
  }

  /// Where the list goes on after this entry.
  public var cursor: CellCursor { CellCursor(pipeline: pipeline, position: position, ordinal: ordinal) }
}
