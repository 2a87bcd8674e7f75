public import PipeShape

extension KindRegistry {
  /// Checks what a change says about the payload, without looking at the attempt, and puts it into schema order.
  ///
  /// The payload of a registered kind is a whole record of its schema, and a single field has its declared type; an
  /// unregistered kind takes whatever can be kept.
  /// - Throws: `invalidPayload` with the path of the field, `limit` for nesting.
  public func checked(_ change: AttemptChange, kind name: String) throws(StoreError) -> AttemptChange {
    var checked = change
    try Self.refuseNUL(in: change.external, change.digest)
    do {
      if let payload = change.payload { checked.payload = try self.checked(payload, kind: name) }
      guard change.fields.count > 0 else { return checked }
      guard let schema = self[name]?.schema else {
        if case .record(let fields) = try PayloadValue.record(change.fields).storable() { checked.fields = fields }
        return checked
      }
      var values: [PayloadValue] = []
      for (field, value) in zip(change.fields.names, change.fields.values) {
        values.append(try schema.conforming(value, toField: field))
      }
      checked.fields = PayloadRecord(names: change.fields.names, values: values)
      return checked
    } catch { throw StoreError(error) }
  }

  /// Checks a payload as a whole.
  ///
  /// - Throws: the field's fault with its path.
  public func checked(_ payload: PayloadValue, kind name: String) throws(PayloadError) -> PayloadValue {
    try Self.checked(payload, as: self[name]?.schema)
  }

  /// - Parameter schema: that of the payload's kind; nil for one that is not registered.
  static func checked(_ payload: PayloadValue, as schema: PayloadSchema?) throws(PayloadError) -> PayloadValue {
    if case .null = payload { return payload }
    guard let schema else { return try payload.storable() }
    return try FieldType.record(schema).conforming(payload)
  }

  /// Makes single fields a whole record where the attempt has no payload yet: absent optional fields are null.
  ///
  /// - Throws: `invalidPayload` naming a field that is missing.
  public func completed(
    _ change: AttemptChange, kind name: String, current: PayloadValue
  ) throws(StoreError) -> AttemptChange {
    guard change.fields.count > 0, let schema = self[name]?.schema else { return change }
    if case .record = change.payload ?? current { return change }
    var completed = change
    do { completed.payload = .record(try schema.conforming(change.fields)) } catch { throw StoreError(error) }
    completed.fields = PayloadRecord()
    return completed
  }
}

extension PayloadSchema {
  /// Checks one value against the field of that name.
  ///
  /// - Throws: `unknownField`, `missingField` for null where the field is not optional, or the value's fault.
  public func conforming(_ value: PayloadValue, toField name: String) throws(PayloadError) -> PayloadValue {
    // A schema of this one field, optional neighbours left out, reports faults as a whole record does; the whole schema
    // refuses an unknown field, and knows which one was meant.
    let declared = field(name).map { PayloadSchema([$0]) } ?? self
    return try declared.conforming(PayloadRecord(names: [name], values: [value])).values[0]
  }
}
