import PipeShape

extension PayloadSchema {
  /// The fields of both, those of this schema first, at every level.
  ///
  /// Of a field in both the type is that of this schema. A field that is new may be absent: older payloads lack it.
  func joined(with added: PayloadSchema) -> PayloadSchema {
    let known = fields.map { field in
      guard let other = added.field(field.name) else { return field }
      return FieldDescription(
        field.name, field.type.joined(with: other.type), isOptional: field.isOptional || other.isOptional,
        isSearchable: field.isSearchable || other.isSearchable)
    }
    let new = added.fields.filter { field($0.name) == nil }.map {
      FieldDescription($0.name, $0.type, isOptional: true, isSearchable: $0.isSearchable)
    }
    return PayloadSchema(known + new)
  }

  /// The same fields in the order of another schema, at every level; those that it lacks come last, or not at all.
  func arranged(like other: PayloadSchema, keepsOthers: Bool) -> PayloadSchema {
    var arranged: [FieldDescription] = []
    for wanted in other.fields {
      guard var field = field(wanted.name) else { continue }
      field.type = field.type.arranged(like: wanted.type, keepsOthers: keepsOthers)
      arranged.append(field)
    }
    return PayloadSchema(arranged + (keepsOthers ? fields.filter { other.field($0.name) == nil } : []))
  }

  /// A record of this schema that replaces another one, with what the other one has beyond the schema.
  func keeping(_ old: PayloadRecord, in new: PayloadRecord) -> PayloadRecord {
    var kept = new
    for (name, before) in zip(old.names, old.values) {
      guard let field = field(name) else {
        kept[name] = before
        continue
      }
      if let value = new[name] { kept[name] = field.type.keeping(before, in: value) }
    }
    return kept
  }

  /// A record in the order of the schema, absent fields null; nil where columns cannot hold it just as it is.
  func fitting(_ record: PayloadRecord) -> PayloadRecord? {
    var present = 0
    var values: [PayloadValue] = []
    values.reserveCapacity(fields.count)
    for (index, field) in fields.enumerated() {
      let isInPlace = index < record.count && ExactBytes.equal(record.names[index], field.name)
      guard let value = isInPlace ? record.values[index] : record[field.name] else {
        guard field.mayBeNull else { return nil }
        values.append(.null)
        continue
      }
      present += 1
      if case .null = value {
        guard field.mayBeNull else { return nil }
        values.append(value)
      } else {
        guard let value = field.type.fitting(value) else { return nil }
        values.append(value)
      }
    }
    return present == record.count ? PayloadRecord(names: names, values: values) : nil
  }
}

extension FieldDescription {
  /// Whether columns tell null from a value: those of a nested composite that must be there do not.
  fileprivate var mayBeNull: Bool {
    if case .record = type { return isOptional }
    return true
  }
}

extension FieldType {
  fileprivate func joined(with added: FieldType) -> FieldType {
    switch (self, added) {
    case (.record(let schema), .record(let other)): .record(schema.joined(with: other))
    case (.array(let element), .array(let other)): .array(element.joined(with: other))
    default: self
    }
  }

  fileprivate func arranged(like other: FieldType, keepsOthers: Bool) -> FieldType {
    switch (self, other) {
    case (.record(let schema), .record(let other)): .record(schema.arranged(like: other, keepsOthers: keepsOthers))
    case (.array(let element), .array(let other)): .array(element.arranged(like: other, keepsOthers: keepsOthers))
    default: self
    }
  }

  /// A value of this type that replaces another one, with what the other one has beyond the type.
  func keeping(_ old: PayloadValue, in new: PayloadValue) -> PayloadValue {
    switch (self, old, new) {
    case (.record(let schema), .record(let old), .record(let new)): .record(schema.keeping(old, in: new))
    case (.array, .array, .array): tolerating(old) == new ? old : new
    default: new
    }
  }

  fileprivate func fitting(_ value: PayloadValue) -> PayloadValue? {
    switch (self, value) {
    case (.bool, .bool), (.int, .int), (.time, .int), (.real, .real), (.text, .text): return value
    case (.record(let schema), .record(let record)): return schema.fitting(record).map(PayloadValue.record)
    case (.array(let element), .array(let values)):
      var fitting: [PayloadValue] = []
      fitting.reserveCapacity(values.count)
      for value in values {
        guard let value = element.fitting(value) else { return nil }
        fitting.append(value)
      }
      return .array(fitting)
    default: return nil
    }
  }
}
