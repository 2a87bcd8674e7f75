/// Statements that change or add so many values in place at once, in the rows of one condition.
struct DocumentChanges: Sendable {
  /// A place in a document, and the JSON that it gets.
  typealias Change = (path: [String], value: [UInt8])

  /// What is done at a place.
  enum Act {
    /// The value there gets another.
    case change
    /// A member gets there where none is.
    case add
  }

  /// Each width that there is a statement of, in order.
  private let plans: [(width: Int, plan: Plan)]

  /// - Parameters:
  ///   - whose: what the rows are, for the names of the statements.
  ///   - first: the index of the first parameter that the condition does not use.
  ///   - widths: how many values a statement takes, in order; others are made from the next greater one.
  init(
    _ act: Act, in whose: String, _ table: Table, where condition: Expression, first: Int,
    widths: [Int] = Array(1...16), to catalog: inout Catalog
  ) {
    var plans: [(width: Int, plan: Plan)] = []
    for width in widths {
      let parts = (0..<width).map { DocumentChange(path: first + 2 * $0, value: first + 1 + 2 * $0) }
      let document = Expression.column("document")
      let value: Expression =
        switch act {
        case .change: .documentReplacing(document, parts)
        case .add: .documentAdding(document, parts)
        }
      let name = act == .change ? "change of \(width) values in" : "addition of \(width) members to"
      plans.append(
        (width, catalog.add("\(name) \(whose)", Update(table, set: [.init("document", value)], where: condition))))
    }
    self.plans = plans
  }

  /// The most values that one statement takes.
  var widest: Int { plans.last?.width ?? 1 }

  /// The statements that make some changes.
  ///
  /// - Parameter key: the values that the condition takes.
  func invocations(_ changes: [Change], where key: [Value]) -> [Invocation] {
    stride(from: 0, to: changes.count, by: widest).compactMap { start in
      let part = changes[start..<min(start + widest, changes.count)]
      guard let (width, plan) = plans.first(where: { $0.width >= part.count }), let last = part.last else { return nil }
      var values = key
      values.reserveCapacity(key.count + 2 * width)
      for change in part {
        values.append(.path(change.path))
        values.append(.bytes(change.value))
      }
      // Doing the same once more does nothing.
      for _ in part.count..<width { values += [.path(last.path), .bytes(last.value)] }
      return Invocation(plan, values)
    }
  }
}
