import PipeShape

/// Everything that the in-memory store holds: values in dictionaries, and the few indexes that its queries need.
struct MemoryTables {
  var projects: [ProjectID: Project] = [:]
  var projectOfURL: [ExternalID: ProjectID] = [:]
  var events: [EventID: Event] = [:]
  var eventsOfProject: [ProjectID: [EventID]] = [:]
  var eventsAtCommit: [ExternalID: [EventID]] = [:]
  var pipelines: [PipelineID: Pipeline] = [:]
  /// When each was made, where somebody said so.
  var madeAt: [PipelineID: Int64] = [:]
  /// All ids in order.
  var order: [PipelineID] = []
  var pipelinesOfEvent: [EventID: [PipelineID]] = [:]
  /// Pipelines with an attempt that ever carried the id; a reader checks again.
  var pipelinesOfExternal: [ExternalID: Set<PipelineID>] = [:]
  /// Pipelines with an attempt that ever had the value in a searchable field; a reader checks again.
  var pipelinesOfField: [FieldKey: Set<PipelineID>] = [:]
  /// Pipelines with an attempt in flight.
  var unfinished: Set<PipelineID> = []
  var requests: [PipelineID: [ExternalID: Request]] = [:]
  var greatestEvent: Int64 = 0
  var greatestProject: Int64 = 0
  var greatestPipeline: Int64 = 0

  struct Request {
    /// Nil for a request that was imported with its pipeline: what it asked is not known.
    var fingerprint: String?
    var outcome: RerunOutcome?
  }

  struct FieldKey: Hashable {
    var kind, field: Target
    var value: PayloadValue

    init(kind: String, field: String, _ value: PayloadValue) {
      (self.kind, self.field, self.value) = (Target(kind), Target(field), value)
    }

    init(_ lookup: FieldLookup) { self.init(kind: lookup.kind, field: lookup.field, lookup.value) }
  }

  /// A key that equals another scalar by scalar.
  static func key(_ text: String) -> ExternalID { ExternalID(system: "", id: text) }

  mutating func index(_ pipeline: Pipeline) {
    if pipeline.hasEnded { unfinished.remove(pipeline.id) } else { unfinished.insert(pipeline.id) }
  }
}
