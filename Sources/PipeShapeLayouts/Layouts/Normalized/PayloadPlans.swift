import PipeShape
import PipeShapeStore

/// The statements on the tables of one kind's payloads.
///
/// A class, so that reading a pipeline copies one reference for each kind and not all that is known of it.
final class PayloadPlans: Sendable {
  let tables: PayloadTables
  /// The payloads of a pipeline, and the elements of each array, by attempt.
  let ofPipeline: Plan
  let elementsOfPipeline: [Plan]
  /// The payload of one attempt.
  let ofAttempt: Plan
  let elementsOfAttempt: [Plan]
  let add: Plan
  let addElements: [Plan]
  let removeOfAttempt: [Plan]
  let removeOfPipeline: [Plan]

  init(_ kind: StepKind, in catalog: inout Catalog) {
    let tables = PayloadTables(kind)
    self.tables = tables
    func select(_ table: Table, _ condition: Expression) -> Select {
      Select(
        table.columns.dropFirst().map { .column($0.name) }, from: .init(table.name), where: condition,
        order: table.key.dropFirst().map { .init(.column($0)) })
    }
    let inPipeline = Expression.equals("pipeline", 0)
    let inAttempt = Expression.all([inPipeline, .equals("attempt", 1)])
    ofPipeline = catalog.add("\(tables.main.name) of a pipeline", select(tables.main, inPipeline))
    ofAttempt = catalog.add("\(tables.main.name) of an attempt", select(tables.main, inAttempt))
    add = catalog.add("new \(tables.main.name)", Insert(into: tables.main, conflict: .replace))
    var (reads, readsOne, adds): ([Plan], [Plan], [Plan]) = ([], [], [])
    for table in tables.arrays {
      reads.append(catalog.add("\(table.name) of a pipeline", select(table, inPipeline)))
      readsOne.append(catalog.add("\(table.name) of an attempt", select(table, inAttempt)))
      adds.append(catalog.add("new \(table.name)", Insert(into: table)))
    }
    (elementsOfPipeline, elementsOfAttempt, addElements) = (reads, readsOne, adds)
    let children = tables.arrays + [tables.main]
    var (removes, removesAll): ([Plan], [Plan]) = ([], [])
    for table in children {
      removes.append(catalog.add("remove \(table.name) of an attempt", Delete(from: table, where: inAttempt)))
      removesAll.append(catalog.add("remove \(table.name) of a pipeline", Delete(from: table, where: inPipeline)))
    }
    (removeOfAttempt, removeOfPipeline) = (removes, removesAll)
  }

  /// The changes that add payloads.
  func additions(_ rows: PayloadTables.Rows) -> [Invocation] {
    zip([add] + addElements, [rows.main] + rows.arrays).compactMap { $1.isEmpty ? nil : Invocation($0, $1) }
  }

  /// The changes that replace a payload by another: a single row needs no removal.
  func replacements(_ record: PayloadRecord, pipeline: PipelineID, attempt: AttemptID) -> [Invocation] {
    let key: [Value] = [.integer(pipeline.raw), .integer(attempt.raw)]
    var rows = PayloadTables.Rows(of: tables)
    tables.add(record, pipeline: pipeline.raw, attempt: attempt.raw, to: &rows)
    return removeOfAttempt.dropLast().map { Invocation($0, key) } + additions(rows)
  }

  /// Hands over payloads by attempt, in the order of their ids.
  func read(
    _ main: Plan, _ arrays: [Plan], _ key: [Value], _ session: any RowSession,
    _ body: (AttemptID, PayloadRecord) throws(StoreError) -> Void
  ) throws(StoreError) {
    guard !arrays.isEmpty else {
      return try session.ask(main, key) { (row) throws(StoreError) in
        let attempt = row.integer(0)
        try body(AttemptID(attempt), try tables.record(row, column: 1, attempt: attempt, elements: []))
        return true
      }
    }
    var elements = [PayloadTables.Elements](repeating: PayloadTables.Elements(), count: arrays.count)
    let questions = (arrays + [main]).map { Invocation($0, key) }
    try session.ask(questions) { (question, row) throws(StoreError) in
      let attempt = row.integer(0)
      if question < arrays.count {
        elements[question].append(try tables.element(ofArray: question, row, column: 2), of: attempt)
      } else {
        try body(AttemptID(attempt), try tables.record(row, column: 1, attempt: attempt, elements: elements))
      }
    }
  }
}
