import PipeShape

extension AttemptChange {
  /// Whether the change says anything about the payload.
  var hasPayload: Bool { payload != nil || fields.count > 0 }

  /// Whether the payload that the change leads to depends on the one that is stored.
  func needsPayload(of kind: String, _ kinds: StoredKinds) -> Bool {
    payload == nil ? fields.count > 0 : kinds.hides(kind)
  }

  /// The payload that a change leads to, with every field of its kind; the core does the same to a whole attempt.
  ///
  /// - Parameter current: the payload as it is stored, with all fields; null where it is not needed.
  /// - Returns: nil where the result lacks what the kind demands: the core's way says what is missing.
  func payload(on current: PayloadValue, of kind: String, _ context: LayoutContext) -> PayloadValue? {
    let change = context.kinds.keeping(current, in: self, of: kind)
    var result = change.payload ?? current
    if change.fields.count > 0 {
      var record = PayloadRecord()
      if case .record(let present) = result { record = present }
      for (name, value) in zip(change.fields.names, change.fields.values) { record[name] = value }
      result = .record(record)
    }
    guard case .record(let record) = result, let schema = context.kinds.registered[kind]?.schema else { return result }
    // It may have more than the kind demands, but not less. What the change does not name stays as it is stored.
    guard (try? schema.conforming(schema.tolerating(record))) != nil else { return nil }
    return context.tolerating(result, as: context.schema(of: kind))
  }
}
