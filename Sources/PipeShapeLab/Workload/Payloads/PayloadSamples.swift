import PipeShape

/// Payloads of given attempts that have ended, by kind: what new attempts of the kind are told, piece by piece.
struct PayloadSamples: Sendable {
  /// The most bytes of a text that comes with the first message; logs and the like come with the end.
  private static let shortText = 100

  private let kinds: KindRegistry
  private var values: [Target: [PayloadValue]] = [:]

  init(of pipelines: some Sequence<Pipeline>, kinds: KindRegistry) {
    self.kinds = kinds
    for pipeline in pipelines {
      for attempt in pipeline.attempts where !attempt.state.isInFlight {
        if case .null = attempt.payload { continue }
        values[Target(pipeline.graph.kind(ofCellAt: Int(attempt.cell))), default: []].append(attempt.payload)
      }
    }
  }

  /// One attempt's payload as messages bring it: short fields first, all of it in the end.
  func messages(kind: String, _ random: inout SeededRandom) -> AttemptMessages {
    guard let values = values[Target(kind)] else { return AttemptMessages() }
    let value = random.pick(values)
    // What is no record has no fields that could come one by one.
    guard case .record(let record) = value else { return AttemptMessages(submitted: value) }
    let schema = kinds[kind]?.schema
    var messages = AttemptMessages()
    var submitted = PayloadRecord()
    for (name, value) in zip(record.names, record.values) {
      if case .null = value { continue }
      // A payload has its required fields from the first message on.
      let isRequired = schema?.field(name).map { !$0.isOptional } ?? false
      if isRequired || Self.isShort(value) { submitted[name] = value }
      if messages.progress.count == 0, case .text = value, Self.isShort(value) { messages.progress[name] = value }
      messages.ended[name] = value
    }
    messages.submitted = .record(submitted)
    return messages
  }

  private static func isShort(_ value: PayloadValue) -> Bool {
    switch value {
    case .bool, .int, .real: true
    case .text(let text): text.utf8.count <= shortText
    default: false
    }
  }
}
