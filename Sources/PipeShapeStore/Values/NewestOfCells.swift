import PipeShape

/// The newest of the attempts of each cell, over pipelines that have cells of one name in one project.
public struct NewestOfCells {
  private struct Key: Hashable {
    var project: ProjectID
    var cell: CellKey
  }

  private var known: Set<Key> = []
  private var found: [CellRecord] = []

  /// None so far.
  public init() {}

  /// Takes an attempt, unless its cell has one: those of newer pipelines come first, in each the greatest ordinal.
  public mutating func add(_ record: CellRecord) {
    if known.insert(Key(project: record.project, cell: record.cell)).inserted { found.append(record) }
  }

  /// The attempts in the order of lists.
  public var records: [CellRecord] { found.sorted { $0.cursor < $1.cursor } }
}
