import PipeShape
import PipeShapeJSON
import PipeShapeStore

/// One form of every answer, in which equal answers are equal bytes, whatever a layout did to the order of fields.
enum CanonicalForm {
  static func bytes(of answer: Answer) -> [UInt8] {
    var writer = JSONWriter(reserving: 1024)
    switch answer {
    case .pipeline(nil), .run(nil): writer.null()
    case .pipeline(let pipeline?): writer.pipeline(pipeline)
    case .run(let view?): writer.run(view)
    case .cells(let cells): writer.list(cells) { $0.cell($1) }
    case .page(let records, let runs):
      writer.beginArray()
      writer.list(records) { $0.record($1) }
      writer.list(runs) { $0.run($1) }
      writer.endArray()
    case .made(let id): writer.integer(id.raw)
    case .recorded(let recorded): writer.recorded(recorded)
    case .outcome(let outcome): writer.outcome(outcome)
    case .removed(let count): writer.integer(Int64(count))
    case .refused(let error): writer.refusal(error)
    }
    return writer.takeBytes()
  }

  static func bytes(of pipeline: Pipeline?) -> [UInt8] { bytes(of: .pipeline(pipeline)) }

  static func add(_ pipeline: Pipeline, to digest: inout Digest) { digest.add(bytes(of: pipeline)) }
}

extension JSONWriter {
  fileprivate mutating func list<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
    beginArray()
    for element in elements { write(&self, element) }
    endArray()
  }

  fileprivate mutating func pipeline(_ pipeline: Pipeline) {
    beginArray()
    integer(pipeline.id.raw)
    integer(pipeline.event.raw)
    graph(pipeline.graph)
    list(pipeline.runs) { $0.number($1) }
    list(pipeline.attempts) { $0.attempt($1) }
    endArray()
  }

  fileprivate mutating func run(_ view: RunView) {
    beginArray()
    integer(view.id.raw)
    integer(view.event.raw)
    graph(view.graph)
    number(view.run)
    list(view.attempts) { $0.attempt($1) }
    endArray()
  }

  /// The cells say what the steps and their order are; edges follow as pairs of positions.
  private mutating func graph(_ graph: PipelineGraph) {
    list(graph.steps) { writer, step in
      writer.string(step.key)
      writer.string(step.kind)
    }
    list(graph.cells) { $0.key($1) }
    beginArray()
    for cell in 0..<graph.cellCount {
      beginArray()
      for before in graph.cellGraph.predecessors(of: cell) { integer(Int64(before)) }
      endArray()
    }
    endArray()
  }

  private mutating func key(_ cell: CellKey) {
    string(cell.step)
    string(cell.target.name)
    optional(cell.target.identifier)
  }

  private mutating func number(_ run: Run) {
    integer(Int64(run.number))
    optional(run.request)
    optional(run.createdAt)
  }

  private mutating func attempt(_ attempt: Attempt) {
    beginArray()
    for value in [attempt.id.raw, Int64(attempt.cell), Int64(attempt.ordinal), Int64(attempt.run)] { integer(value) }
    string(attempt.state.name)
    bool(attempt.started)
    external(attempt.external)
    optional(attempt.digest)
    optional(attempt.startedAt)
    optional(attempt.endedAt)
    payload(attempt.payload)
    endArray()
  }

  private mutating func external(_ external: ExternalID?) {
    optional(external?.system)
    optional(external?.id)
  }

  private mutating func optional(_ text: String?) { if let text { string(text) } else { null() } }

  private mutating func optional(_ number: Int64?) { if let number { integer(number) } else { null() } }

  private mutating func payload(_ value: PayloadValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .int(let value): integer(value)
    case .real(let value): real(value)
    case .text(let value): string(value)
    case .array(let values): list(values) { $0.payload($1) }
    case .record(let record):
      beginObject()
      let sorted = zip(record.names, record.values).sorted {
        $0.0.utf8.lexicographicallyPrecedes($1.0.utf8)
      }
      for (name, value) in sorted {
        key(name)
        payload(value)
      }
      endObject()
    }
  }

  fileprivate mutating func cell(_ record: CellRecord) {
    beginArray()
    integer(record.pipeline.raw)
    integer(record.event.raw)
    integer(record.project.raw)
    key(record.cell)
    integer(Int64(record.position))
    integer(record.attempt.raw)
    integer(Int64(record.ordinal))
    string(record.state.name)
    external(record.external)
    endArray()
  }

  fileprivate mutating func record(_ record: PipelineRecord) {
    beginArray()
    for value in [record.id.raw, record.event.raw, record.project.raw, Int64(record.head)] { integer(value) }
    bool(record.hasEnded)
    endArray()
  }

  fileprivate mutating func recorded(_ recorded: Recorded) {
    beginArray()
    switch recorded {
    case .changed(let skipped):
      string("changed")
      integer(Int64(skipped))
    case .unchanged: string("unchanged")
    case .late(let newer):
      string("late")
      optional(newer.map(Int64.init))
    }
    endArray()
  }

  fileprivate mutating func outcome(_ outcome: RerunOutcome) {
    beginArray()
    integer(Int64(outcome.run))
    bool(outcome.created)
    bool(outcome.replayed)
    string(outcome.plan.token.description)
    list(outcome.plan.reasons) { writer, reason in
      switch reason {
      case .seed: writer.string("seed")
      case .repaired: writer.string("repaired")
      case .via(let cell): writer.integer(Int64(cell))
      }
    }
    list(outcome.plan.blockers) { $0.integer(Int64($1)) }
    list(outcome.ended) { writer, ended in
      writer.integer(Int64(ended.cell))
      writer.integer(Int64(ended.ordinal))
      writer.external(ended.external)
    }
    endArray()
  }

  /// The code and the candidates; the words are each store's own.
  fileprivate mutating func refusal(_ error: StoreError) {
    beginArray()
    string("refused")
    string(error.code.description)
    list(error.candidates) { writer, candidate in
      writer.integer(candidate.pipeline.raw)
      writer.key(candidate.cell)
      writer.integer(Int64(candidate.ordinal))
    }
    endArray()
  }
}
