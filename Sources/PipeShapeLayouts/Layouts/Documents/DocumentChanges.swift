/// Statements that change so many values in place at once, in the rows of one condition.
struct DocumentChanges: Sendable {
  /// A place in a document, and the JSON that it gets.
  typealias Change = (path: [String], value: [UInt8])

  /// The most values that one statement changes.
  static let widest = 16
  private let plans: [Plan]

  /// - Parameters:
  ///   - what: what the statement does, and to what, for its name.
  ///   - first: the index of the first parameter that the condition does not use.
  init(
    _ what: String, of whose: String, _ table: Table, where condition: Expression, first: Int,
    in catalog: inout Catalog
  ) {
    var plans: [Plan] = []
    for width in 1...Self.widest {
      let parts = (0..<width).map { DocumentChange(path: first + 2 * $0, value: first + 1 + 2 * $0) }
      plans.append(
        catalog.add(
          "\(what) of \(width) values in \(whose)",
          Update(
            table, set: [.init("document", .documentReplacing(.column("document"), parts))], where: condition)))
    }
    self.plans = plans
  }

  /// The statements that make some changes.
  ///
  /// - Parameter key: the values that the condition takes.
  func invocations(_ changes: [Change], where key: [Value]) -> [Invocation] {
    stride(from: 0, to: changes.count, by: Self.widest).map { start in
      let part = changes[start..<min(start + Self.widest, changes.count)]
      var values = key
      values.reserveCapacity(key.count + 2 * part.count)
      for change in part {
        values.append(.path(change.path))
        values.append(.bytes(change.value))
      }
      return Invocation(plans[part.count - 1], values)
    }
  }
}
