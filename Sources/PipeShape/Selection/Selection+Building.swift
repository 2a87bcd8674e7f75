extension Selection {
  /// Every cell.
  public static let all = Selection([.all])
  /// No cell: a rerun of it does nothing.
  public static let none = Selection([.nothing])
  /// Cells whose attempt failed, ended in error or was cancelled.
  public static let failed = Selection([.failed])
  /// Cells whose attempt is pending or running.
  public static let unfinished = Selection([.unfinished])
  /// Cells that did not succeed although everything they need did.
  public static let fromFailure = Selection([.fromFailure])

  /// Every cell of a step.
  public static func step(_ key: String) -> Selection { Selection([.step(Word(text: key))]) }
  /// Some targets of a step.
  public static func step(_ key: String, targets: [TargetPattern]) -> Selection {
    Selection([.cells(Word(text: key), targets)])
  }
  /// One cell.
  public static func cell(_ cell: CellKey) -> Selection { step(cell.step, targets: [.exactly(cell.target)]) }
  /// Cells in a state.
  public static func status(_ state: AttemptState) -> Selection { Selection([.status(Word(text: state.name))]) }
  /// Cells of steps of a kind.
  public static func kind(_ name: String) -> Selection { Selection([.kind(Word(text: name))]) }
  /// Cells whose target fits a pattern of `*` and `?`.
  public static func target(_ glob: String) -> Selection { Selection([.target(Glob(glob))]) }
  /// Cells whose target has an identifier.
  public static func identifier(_ name: String) -> Selection { Selection([.identifier(Word(text: name))]) }

  /// The cells of the selection that need no other cell of it.
  public var roots: Selection { Selection(nodes + [.roots]) }
  /// The cells of the selection that no other cell of it needs.
  public var sinks: Selection { Selection(nodes + [.sinks]) }
  /// Every cell that is not selected.
  public var negated: Selection { Selection(nodes + [.not]) }
  /// The selection with what is at most so many cell edges downstream; nil follows them to the end.
  public func downstream(_ distance: Int? = nil) -> Selection { Selection(nodes + [.downstream(distance)]) }
  /// The selection with what is at most so many cell edges upstream; nil follows them to the end.
  public func upstream(_ distance: Int? = nil) -> Selection { Selection(nodes + [.upstream(distance)]) }
  /// The cells in both.
  public func and(_ other: Selection) -> Selection { Selection(nodes + other.nodes + [.and]) }
  /// The cells in either.
  public func or(_ other: Selection) -> Selection { Selection(nodes + other.nodes + [.or]) }
  /// The cells in this and not in the other.
  public func minus(_ other: Selection) -> Selection { Selection(nodes + other.nodes + [.minus]) }
}
