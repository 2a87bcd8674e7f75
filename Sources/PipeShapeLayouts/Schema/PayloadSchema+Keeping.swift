import PipeShape

extension PayloadSchema {
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
}

extension FieldType {
  /// A value of this type that replaces another one, with what the other one has beyond the type.
  func keeping(_ old: PayloadValue, in new: PayloadValue) -> PayloadValue {
    switch (self, old, new) {
    case (.record(let schema), .record(let old), .record(let new)): .record(schema.keeping(old, in: new))
    case (.array, .array, .array): tolerating(old) == new ? old : new
    default: new
    }
  }
}
