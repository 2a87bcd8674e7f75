import PipeShape
import PipeShapeStore

/// The payloads of new attempts on their way into tables, by step: the rows of each table in one go.
struct NewPayloads {
  private let pipeline: Pipeline
  private let addOther: Plan
  /// Where payloads of each step go, as far as they fit.
  private let plans: [PayloadPlans?]
  private var rows: [PayloadTables.Rows]
  private var others: [Value] = []

  init(of pipeline: Pipeline, _ cells: NormalizedCells) {
    self.pipeline = pipeline
    addOther = cells.writing.addOther
    plans = pipeline.graph.steps.map { cells.columns(ofKind: $0.kind) }
    rows = plans.map { PayloadTables.Rows(of: $0?.tables) }
  }

  /// Adds the payload of an attempt, and says where it goes.
  ///
  /// What the columns cannot hold is kept as it comes: fields that nobody registered, or that others registered with
  /// another type.
  mutating func add(_ attempt: Attempt) -> PayloadPlace {
    let step = Int(pipeline.graph.stepOfCell[Int(attempt.cell)])
    switch attempt.payload {
    case .null: return .nowhere
    case .record(let record):
      guard let tables = plans[step]?.tables, let fitting = tables.schema.fitting(record) else { fallthrough }
      tables.add(fitting, pipeline: pipeline.id.raw, attempt: attempt.id.raw, to: &rows[step])
      return .ofKind
    default:
      others += [
        .integer(pipeline.id.raw), .integer(attempt.id.raw), .bytes(PayloadCodec.bytes(attempt.payload)),
      ]
      return .other
    }
  }

  /// The changes that add all of them.
  var additions: [Invocation] {
    let additions = zip(plans, rows).flatMap { plans, rows in plans?.additions(rows) ?? [] }
    return others.isEmpty ? additions : additions + [Invocation(addOther, others)]
  }
}
