import PipeShape
import PipeShapeSQL
import PipeShapeStore
import Testing

/// A process that knows one field more of every composite, and changes nothing but that.
struct WiderVersion {
  static let kinds = KindRegistry(sampleKinds.kinds.map { StepKind($0.name, schema: wider($0.schema)) })

  let store: SQLStore
  private var random: Seeded
  private var expected: [AttemptKey: Int64] = [:]
  private(set) var changes: Int64 = 0

  private struct AttemptKey: Hashable {
    var pipeline: PipelineID
    var attempt: AttemptID
  }

  init(_ store: SQLStore, seed: UInt64) {
    self.store = store
    random = Seeded(seed)
  }

  private static func wider(_ schema: PayloadSchema) -> PayloadSchema {
    var fields = schema.fields
    for index in fields.indices { fields[index].type = wider(fields[index].type) }
    fields.insert(FieldDescription("extra", .int, isOptional: true), at: fields.count / 2)
    return PayloadSchema(fields)
  }

  private static func wider(_ type: FieldType) -> FieldType {
    switch type {
    case .record(let schema): .record(wider(schema))
    case .array(let element): .array(wider(element))
    default: type
    }
  }

  /// Finds what it wrote, then writes something.
  mutating func step(among pipelines: [PipelineID]) async throws {
    for (key, number) in expected {
      let attempt = try await store.attempts(of: key.pipeline).first { $0.id == key.attempt }
      guard let attempt else {
        // The pipeline was removed.
        expected[key] = nil
        continue
      }
      guard case .record(let record) = attempt.payload else {
        Issue.record("the payload of \(key) is gone")
        continue
      }
      #expect(record["extra"] == .int(number), "\(key)")
      guard case .record(let owner)? = record["owner"] else { continue }
      #expect(owner["extra"] == .int(number), "\(key)")
    }
    var open: [(PipelineID, Attempt, PayloadRecord)] = []
    for id in pipelines.shuffled(using: &random).prefix(5) {
      for attempt in try await store.attempts(of: id) where attempt.state.isInFlight {
        if case .record(let record) = attempt.payload, record["extra"] != nil { open.append((id, attempt, record)) }
      }
    }
    guard let (id, attempt, record) = open.randomElement(using: &random) else { return }
    changes += 1
    var fields: PayloadRecord = ["extra": .int(changes)]
    if case .record(var owner)? = record["owner"] {
      owner["extra"] = .int(changes)
      fields["owner"] = .record(owner)
    }
    let change = AttemptChange(fields: fields)
    let recorded = try await store.writing { (s) throws(StoreError) in
      try s.record(change, of: .id(attempt.id, in: id))
    }
    #expect(recorded == .changed(skipped: 0))
    expected[AttemptKey(pipeline: id, attempt: attempt.id)] = changes
  }
}
