import PipeShape
import PipeShapeJSON
import PipeShapeStore

extension RunRecords {
  /// All rows.
  func questions(of id: PipelineID) -> [Invocation] { [Invocation(rows, [.integer(id.raw)])] }

  /// Every copy of an attempt is the same, so the first one counts and the others are passed over.
  func attempts(of header: PipelineHeader, _ session: any RowSession) throws(StoreError) -> [Attempt] {
    var copies = RecordCopies(header.id, header.graph, columns, context)
    let first = cut.partColumn == nil ? 1 : 2
    try session.ask(rows, [.integer(header.id.raw)]) { (row) throws(StoreError) in
      try copies.add(row, column: first)
      return true
    }
    return copies.attempts
  }

  /// Reads the rows of one run.
  func view(_ number: Int?, of id: PipelineID, _ session: any RowSession) throws(StoreError) -> RunView? {
    let wanted = Value.run(number, of: id)
    return try view(number, of: id, ahead: [Invocation(ofRun, wanted)], session) { (header) throws(StoreError) in
      var copies = RecordCopies(id, header.graph, columns, context)
      try session.ask(ofRun, wanted) { (row) throws(StoreError) in
        try copies.add(row, column: 0)
        return true
      }
      return copies.attempts
    }
  }

  /// Reads the ids in every row.
  func counts(_ session: any RowSession) throws(StoreError) -> (attempts: Int, copies: Int) {
    var count = CopyCount()
    try session.ask(all, []) { (row) throws(StoreError) in
      count.begin(row.integer(0))
      for kind in columns.kinds.indices {
        try AttemptRecords.elements(row.bytes(1 + kind)) { (bytes) throws(StoreError) in
          count.add(try AttemptRecords.id(bytes))
        }
      }
      let other = 1 + columns.kinds.count
      guard !row.isNull(other) else { return true }
      try StoredText.read(row.bytes(other), "a document", limits: context.limits) { (reader) throws(JSONError) in
        try AttemptDecoder.members(of: &reader) { (id, reader) throws(JSONError) in
          count.add(id.raw)
          try reader.skipValue()
        }
      }
      return true
    }
    return count.result
  }
}

/// Gathers the distinct attempts of rows that hold copies of each other's.
struct RecordCopies {
  private let pipeline: PipelineID
  private let graph: PipelineGraph
  private let columns: RecordColumns
  private let context: LayoutContext
  private(set) var attempts: [Attempt] = []
  private var seen: Set<Int64> = []

  init(_ pipeline: PipelineID, _ graph: PipelineGraph, _ columns: RecordColumns, _ context: LayoutContext) {
    (self.pipeline, self.graph, self.columns, self.context) = (pipeline, graph, columns, context)
    attempts.reserveCapacity(graph.cellCount)
  }

  /// Takes over what of a row was not seen before.
  ///
  /// - Parameter first: the column of the first kind.
  mutating func add(_ row: any Row, column first: Int) throws(StoreError) {
    // The first row repeats nothing: most pipelines have no other.
    let isFirst = attempts.isEmpty
    if !isFirst, seen.isEmpty { seen.formUnion(attempts.lazy.map(\.id.raw)) }
    for (index, kind) in columns.kinds.enumerated() {
      let bytes = row.bytes(first + index)
      guard bytes.baseAddress != nil else { continue }
      try context.meter.measure(bytes.count) { () throws(StoreError) in
        try AttemptRecords.elements(bytes) { (bytes) throws(StoreError) in
          guard isFirst ? true : seen.insert(try AttemptRecords.id(bytes)).inserted else { return }
          attempts.append(try kind.attempt(bytes, cellCount: graph.cellCount, context))
        }
      }
    }
    let other = row.bytes(first + columns.kinds.count)
    guard other.baseAddress != nil else { return }
    let decoder = AttemptDecoder(pipeline, graph, context)
    try decoder.read(other) { (reader) throws(JSONError) in
      try AttemptDecoder.members(of: &reader) { (id, reader) throws(JSONError) in
        if isFirst || seen.insert(id.raw).inserted {
          attempts.append(try decoder.attempt(id, from: &reader))
        } else {
          try reader.skipValue()
        }
      }
    }
  }
}
