import PipeShape

extension AttemptChange {
  /// Whether the change says anything about the payload.
  var hasPayload: Bool { payload != nil || fields.count > 0 }

  /// The payload that a change leads to, with every field of its kind; the core does the same to a whole attempt.
  ///
  /// - Returns: nil where the result lacks what the kind demands: the core's way says what is missing.
  func payload(on current: PayloadValue, schema: PayloadSchema?) -> PayloadValue? {
    var result = payload ?? current
    if fields.count > 0 {
      var record = PayloadRecord()
      if case .record(let present) = result { record = present }
      for (name, value) in zip(fields.names, fields.values) { record[name] = value }
      result = .record(record)
    }
    guard case .record(let record) = result, let schema else { return result }
    return (try? schema.conforming(record)).map(PayloadValue.record)
  }
}
