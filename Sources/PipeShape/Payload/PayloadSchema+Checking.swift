extension PayloadSchema {
  /// Puts a record into the order of the schema and checks it against the schema.
  ///
  /// Absent optional fields become null. Times are integers.
  /// - Throws: `PayloadError`: `missingField`, `unknownField`, `wrongType`, `notStorable`, with the path.
  /// - Complexity: O(fields) where the record has the schema's order, else O(fields²).
  public func conforming(_ record: PayloadRecord) throws(PayloadError) -> PayloadRecord {
    // Nearly every record was made by the description, and stays as it is.
    if record.hasNames(names), zip(fields, record.values).allSatisfy({ $0.takesAsItIs($1) }) {
      return PayloadRecord(unchecked: names, record.values)
    }
    if let unknown = record.names.first(where: { name in !names.contains { ScalarOrder.equal($0, name) } }) {
      let hint = NearestName.hint(for: unknown, among: names)
      throw PayloadError(.unknownField, "there is no such field\(hint)", path: [unknown])
    }
    var values: [PayloadValue] = []
    values.reserveCapacity(fields.count)
    for (index, field) in fields.enumerated() {
      let inPlace = index < record.count && ScalarOrder.equal(record.names[index], field.name)
      let value = inPlace ? record.values[index] : record[field.name] ?? .null
      if case .null = value {
        guard field.isOptional else { throw PayloadError(.missingField, "has no value", path: [field.name]) }
        values.append(.null)
      } else {
        do { values.append(try field.type.conforming(value)) } catch { throw error.within(field.name) }
      }
    }
    return PayloadRecord(unchecked: names, values)
  }

  /// Puts a stored record into the order of the schema, at every level: fields added since are null.
  ///
  /// - Parameter keepsOthers: whether fields that the schema does not have stay, behind the others; they are left out
  ///   otherwise.
  public func tolerating(_ record: PayloadRecord, keepsOthers: Bool = false) -> PayloadRecord {
    let isInOrder = record.names.elementsEqual(names, by: ScalarOrder.equal)
    if isInOrder, fields.allSatisfy({ $0.type.isSingle }) { return record }
    var names = names
    var values = fields.enumerated().map { index, field in
      let value = isInOrder ? record.values[index] : record[field.name] ?? .null
      return field.type.tolerating(value, keepsOthers: keepsOthers)
    }
    if keepsOthers, !isInOrder {
      for (name, value) in zip(record.names, record.values) where field(name) == nil {
        names.append(name)
        values.append(value)
      }
    }
    return PayloadRecord(unchecked: names, values)
  }

  /// The description of a field.
  public func field(_ name: String) -> FieldDescription? { fields.first { ScalarOrder.equal($0.name, name) } }
}

extension FieldDescription {
  /// Whether a value needs neither a change nor a closer look.
  fileprivate func takesAsItIs(_ value: PayloadValue) -> Bool {
    switch (type, value) {
    case (_, .null): isOptional
    case (.bool, .bool), (.int, .int), (.time, .int): true
    case (.text, .text(let text)): !PayloadValue.hasNUL(text)
    default: false
    }
  }
}

extension FieldType {
  /// Checks one value against the type, and puts nested records into order.
  ///
  /// - Throws: `PayloadError`: `wrongType`, `notStorable`, or a nested field's fault.
  public func conforming(_ value: PayloadValue) throws(PayloadError) -> PayloadValue {
    switch (self, value) {
    case (.bool, .bool), (.int, .int), (.time, .int): return value
    case (.real, .int(let number)): return .real(Double(number))
    case (.real, .real), (.text, .text): return try value.storable()
    case (.record(let schema), .record(let record)): return .record(try schema.conforming(record))
    case (.array(let element), .array(let values)):
      var result: [PayloadValue] = []
      result.reserveCapacity(values.count)
      for (index, value) in values.enumerated() {
        do { result.append(try element.conforming(value)) } catch { throw error.within(String(index)) }
      }
      return .array(result)
    default: throw PayloadError(.wrongType, "needs \(name), not \(value.typeName)")
    }
  }

  /// Puts the records in a stored value into the order of their schemas; a value of another type stays as it is.
  public func tolerating(_ value: PayloadValue, keepsOthers: Bool = false) -> PayloadValue {
    switch (self, value) {
    case (.record(let schema), .record(let record)):
      return .record(schema.tolerating(record, keepsOthers: keepsOthers))
    case (.array(let element), .array(let values)) where !element.isSingle:
      return .array(values.map { element.tolerating($0, keepsOthers: keepsOthers) })
    default: return value
    }
  }

  /// Whether there are no fields anywhere in it.
  var isSingle: Bool {
    switch self {
    case .record: false
    case .array(let element): element.isSingle
    default: true
    }
  }

  /// The type's name for messages.
  public var name: String {
    switch self {
    case .bool: "a truth value"
    case .int: "an integer"
    case .real: "a number"
    case .text: "text"
    case .time: "a time in milliseconds"
    case .record: "a record"
    case .array(let element): "an array of \(element.name)"
    }
  }
}
