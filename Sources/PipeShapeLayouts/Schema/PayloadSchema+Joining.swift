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
}
