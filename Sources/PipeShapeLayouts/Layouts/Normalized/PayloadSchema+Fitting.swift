import PipeShape

extension PayloadSchema {
  /// A record in the order of the schema, absent fields null; nil where columns cannot hold it just as it is.
  func fitting(_ record: PayloadRecord) -> PayloadRecord? {
    // Nearly every record comes out of the check of its kind.
    if record.hasNames(names), zip(fields, record.values).allSatisfy({ $0.type.holds($1) }) { return record }
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
  /// Whether a column of the type holds a value just as it is.
  fileprivate func holds(_ value: PayloadValue) -> Bool {
    switch (self, value) {
    case (.bool, .bool), (.int, .int), (.time, .int), (.real, .real), (.text, .text): true
    case (.record, _), (.array, _): false
    case (_, .null): true
    default: false
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
