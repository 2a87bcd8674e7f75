/// Named values in order; the names of a described kind are one shared array.
public struct PayloadRecord: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// The names, none twice.
  public private(set) var names: [String]
  /// One value for each name.
  public private(set) var values: [PayloadValue]

  /// Makes the record without fields.
  public init() {
    names = []
    values = []
  }

  /// Pairs names, none twice, with as many values.
  @inlinable
  public init(names: [String], values: [PayloadValue]) {
    precondition(names.count == values.count, "a record has one value for each name")
    self.init(unchecked: names, values)
  }

  @usableFromInline
  init(unchecked names: [String], _ values: [PayloadValue]) {
    self.names = names
    self.values = values
  }

  /// Lists names and values; of a name given twice the last value counts.
  public init(dictionaryLiteral elements: (String, PayloadValue)...) {
    self.init()
    for (name, value) in elements { self[name] = value }
  }

  /// How many fields there are.
  public var count: Int { names.count }

  /// Whether the names are these in this order.
  ///
  /// - Complexity: O(1) for records of one description, which share the array.
  package func hasNames(_ others: [String]) -> Bool {
    let isShared = names.withUnsafeBufferPointer { names in
      others.withUnsafeBufferPointer { $0.baseAddress == names.baseAddress && $0.count == names.count }
    }
    return isShared || names.elementsEqual(others, by: ScalarOrder.equal)
  }

  /// The value of a name, nil where the record has no such field; setting nil removes the field.
  public subscript(name: String) -> PayloadValue? {
    get { names.firstIndex { ScalarOrder.equal($0, name) }.map { values[$0] } }
    set {
      let index = names.firstIndex { ScalarOrder.equal($0, name) }
      switch (index, newValue) {
      case (let index?, let value?): values[index] = value
      case (let index?, nil):
        names.remove(at: index)
        values.remove(at: index)
      case (nil, let value?):
        names.append(name)
        values.append(value)
      case (nil, nil): break
      }
    }
  }

  /// Compares fields by name; their order does not count.
  public static func == (a: Self, b: Self) -> Bool {
    guard a.count == b.count else { return false }
    return a.names.indices.allSatisfy { index in
      let other =
        index < b.count && ScalarOrder.equal(a.names[index], b.names[index]) ? b.values[index] : b[a.names[index]]
      return other == a.values[index]
    }
  }

  /// Hashes the number of fields, since their order does not count.
  public func hash(into hasher: inout Hasher) { hasher.combine(count) }
}
