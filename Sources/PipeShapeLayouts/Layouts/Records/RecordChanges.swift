import PipeShape
import PipeShapeJSON
import PipeShapeStore

/// The statements that change a row in place.
///
/// One attempt that changes is one element of one array: the others stay as the row has them. Where more of a row changes
/// at once, as behind a bad end, all of its columns are set.
struct RecordChanges {
  /// For each kind: sets state and times of an element, and the whole of it.
  private let state, element: [Plan]
  /// Sets all of a row.
  private let row: Plan
  private let columns: RecordColumns

  init(in catalog: inout Catalog, _ table: Table, _ columns: RecordColumns) {
    self.columns = columns
    let key = table.key.enumerated().map { Expression.equals($1, $0) }
    let first = key.count
    var (states, elements): ([Plan], [Plan]) = ([], [])
    for kind in columns.kinds {
      let isThere = Expression.all(
        key + [.compare(.element(kind.column, first, field: "id"), .equal, .parameter(first + 1))])
      let fields: [(String, ColumnType)] = [
        ("state", .text), ("started", .boolean), ("started_at", .integer), ("ended_at", .integer),
      ]
      states.append(
        catalog.add(
          "change state and times in \(kind.column)",
          Update(
            table,
            set: fields.enumerated().map { index, field in
              .init(kind.column, element: first, field: field.0, of: field.1, .parameter(first + 2 + index))
            } + [.init(RecordColumns.open, .parameter(first + 6))],
            where: isThere)))
      elements.append(
        catalog.add(
          "change an attempt in \(kind.column)",
          Update(
            table,
            set: [
              .init(kind.column, element: first, of: .record(kind.type), .parameter(first + 2)),
              .init(RecordColumns.externals, .parameter(first + 3)), .init(RecordColumns.open, .parameter(first + 4)),
            ],
            where: isThere)))
    }
    (state, element) = (states, elements)
    row = catalog.add(
      "change a row",
      Update(
        table,
        set: (columns.names + [RecordColumns.externals, RecordColumns.open]).enumerated().map { index, column in
          .init(column, .parameter(first + index))
        },
        where: .all(key)))
  }

  /// The change of all of a row.
  func whole(_ row: RecordRow, _ key: [Value]) -> Invocation { Invocation(self.row, key + row.values) }

  /// The change of one attempt; nil where it may not lie in an array, or may not stay there.
  ///
  /// - Parameters:
  ///   - part: the cells of the row.
  ///   - view: what the run binds afterwards.
  func one(
    _ old: Attempt, _ part: RunPart, of view: RunView, _ key: [Value], _ context: LayoutContext
  ) -> Invocation? {
    let new = view.attempts[Int(old.cell)]
    let name = view.graph.kind(ofCellAt: Int(old.cell))
    guard let kind = columns.index(ofKind: name) else { return nil }
    var place: Int64 = 0
    for cell in part.cells where columns.index(ofKind: view.graph.kind(ofCellAt: Int(cell))) == kind {
      place += 1
      if cell == old.cell { break }
    }
    let members = part.cells.map { view.attempts[Int($0)] }
    let start = key + [.integer(place), .integer(new.id.raw)]
    var sameBut = new
    (sameBut.state, sameBut.started, sameBut.startedAt, sameBut.endedAt) =
      (old.state, old.started, old.startedAt, old.endedAt)
    if sameBut == old {
      return Invocation(
        state[kind],
        start + [
          .text(new.state.name), Value(new.started), Value(new.startedAt), Value(new.endedAt),
          RecordRow.isOpen(members),
        ])
    }
    guard let payload = columns.kinds[kind].payload(of: new, context),
      DocumentSize.bound(members, of: view.graph) <= context.limits.maximumBytes
    else { return nil }
    var writer = RecordWriter(types: columns.types)
    columns.kinds[kind].write(new, payload, to: &writer)
    return Invocation(
      element[kind],
      start + [.records(writer.value), RecordRow.externals(members), RecordRow.isOpen(members)])
  }
}
