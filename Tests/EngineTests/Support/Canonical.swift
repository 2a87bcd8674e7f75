import PipeShape

/// Values as texts that are equal if the values are: engines may keep the fields of free payloads in another order.
enum Canonical {
  static func text(_ value: some Any) -> String {
    switch value {
    case let pipeline as Pipeline: "\(pipeline.id) \(pipeline.event) \(pipeline.runs) \(text(of: pipeline.attempts))"
    case let view as RunView: "\(view.id) \(view.event) \(view.run) \(text(of: view.attempts))"
    case let pipeline as Pipeline?: pipeline.map { text($0) } ?? "none"
    case let view as RunView?: view.map { text($0) } ?? "none"
    default: "\(value)"
    }
  }

  private static func text(of attempts: [Attempt]) -> String {
    let sorted = attempts.map { attempt in
      var attempt = attempt
      attempt.payload = Self.sorted(attempt.payload)
      return attempt
    }
    return "\(sorted)"
  }

  private static func sorted(_ payload: PayloadValue) -> PayloadValue {
    switch payload {
    case .record(let record):
      let order = record.names.indices.sorted {
        record.names[$0].utf8.lexicographicallyPrecedes(record.names[$1].utf8)
      }
      return .record(
        PayloadRecord(names: order.map { record.names[$0] }, values: order.map { sorted(record.values[$0]) }))
    case .array(let values): return .array(values.map(sorted))
    default: return payload
    }
  }
}
