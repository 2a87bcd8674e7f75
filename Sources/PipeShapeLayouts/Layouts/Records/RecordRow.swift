import PipeShape
import PipeShapeJSON
import PipeShapeStore

/// What a row says: the attempts of a part of a run, as they are written.
struct RecordRow {
  /// The array of each kind, the document beside them, the external ids, and whether an attempt is in flight.
  private(set) var values: [Value] = []

  /// - Throws: `limit` for a row that would be too large, or a document too deep, to be read.
  init(_ part: RunPart, of view: RunView, _ columns: RecordColumns, _ context: LayoutContext) throws(StoreError) {
    var arrays = [[(attempt: Attempt, payload: PayloadRecord?)?]](repeating: [], count: columns.kinds.count)
    var others: [Attempt] = []
    for cell in part.cells {
      let attempt = view.attempts[Int(cell)]
      let kind = columns.index(ofKind: view.graph.kind(ofCellAt: Int(cell)))
      let payload = kind.flatMap { columns.kinds[$0].payload(of: attempt, context) }
      if payload == nil { others.append(attempt) }
      if let kind { arrays[kind].append(payload.map { (attempt, $0) }) }
    }
    var size = 0
    for (kind, array) in arrays.enumerated() {
      guard array.contains(where: { $0 != nil }) else {
        values.append(.null)
        continue
      }
      var writer = RecordWriter(types: columns.types, reserving: 64 + array.count * 320)
      columns.kinds[kind].write(array, to: &writer)
      size += writer.count
      values.append(.records(writer.value))
    }
    let document = try Self.document(others, of: view.graph, context)
    size += document?.count ?? 0
    guard size + part.cells.count * DocumentSize.spare <= context.limits.maximumBytes else {
      throw StoreError(
        .limit,
        "a row of run \(view.run.number) would have \(size) bytes; the limit is \(context.limits.maximumBytes)")
    }
    values.append(document.map(Value.bytes) ?? .null)
    let members = part.cells.map { view.attempts[Int($0)] }
    values.append(Self.externals(members))
    values.append(Self.isOpen(members))
  }

  /// Attempts by id, in order; nil where there are none.
  private static func document(
    _ attempts: [Attempt], of graph: PipelineGraph, _ context: LayoutContext
  ) throws(StoreError) -> [UInt8]? {
    guard !attempts.isEmpty else { return nil }
    try DocumentSize.refuseDepth(attempts, in: 2, context.limits)
    var writer = JSONWriter(reserving: 64 + attempts.count * 320)
    writer.beginObject()
    for attempt in attempts {
      writer.key(attempt.id.raw)
      AttemptCodec.write(attempt, of: graph.cells[Int(attempt.cell)], to: &writer)
    }
    writer.endObject()
    return writer.takeBytes()
  }

  /// The external ids of a row, each once, in order, as a document.
  static func externals(_ attempts: [Attempt]) -> Value {
    var seen: Set<[UInt8]> = []
    var writer = JSONWriter(reserving: 64)
    writer.beginArray()
    for attempt in attempts {
      guard let id = attempt.external?.id, seen.insert(Array(id.utf8)).inserted else { continue }
      writer.string(id)
    }
    writer.endArray()
    return .bytes(writer.takeBytes())
  }

  static func isOpen(_ attempts: [Attempt]) -> Value { Value(attempts.contains { $0.state.isInFlight }) }
}

extension AttemptRecords {
  /// The payload of an attempt as the record holds it; nil where the attempt lies in the document beside.
  ///
  /// A kind that nobody registers any more keeps its records for reading; what is new is kept as it comes.
  func payload(of attempt: Attempt, _ context: LayoutContext) -> PayloadRecord?? {
    context.kinds.registered[kind] == nil ? nil : fitting(attempt.payload)
  }
}
