extension Statement {
  /// How many parameters the statement takes: one more than the greatest index.
  public var parameterCount: Int {
    switch self {
    case .select(let select): select.greatestParameter + 1
    case .insert(let insert): insert.columns.count
    case .update(let update):
      max(update.condition.greatestParameter, update.assignments.map(\.greatestParameter).max() ?? -1) + 1
    case .delete(let delete): delete.condition.greatestParameter + 1
    }
  }
}

extension Update.Assignment {
  /// The greatest index of a parameter, or -1.
  var greatestParameter: Int { max(value.greatestParameter, element ?? -1) }
}

extension Select {
  /// The greatest index of a parameter, or -1.
  var greatestParameter: Int {
    let parts =
      columns.map(\.greatestParameter) + joins.map(\.on.greatestParameter) + order.map(\.by.greatestParameter)
    return max(parts.max() ?? -1, condition?.greatestParameter ?? -1, limit ?? -1)
  }
}

extension Expression {
  /// The greatest index of a parameter, or -1.
  var greatestParameter: Int {
    switch self {
    case .column, .integer, .count: -1
    case .parameter(let index): index
    case .compare(let left, _, let right): max(left.greatestParameter, right.greatestParameter)
    case .all(let parts), .any(let parts), .first(let parts): parts.map(\.greatestParameter).max() ?? -1
    case .not(let part), .isNull(let part), .greatest(let part), .documentMentions(let part, _, _):
      part.greatestParameter
    case .after(let left, let right): (left + right).map(\.greatestParameter).max() ?? -1
    case .exists(let select), .value(let select): select.greatestParameter
    case .documentHolds(let part, let members): max(part.greatestParameter, members)
    case .element(_, let place, _): place
    case .holds(let part, let element): max(part.greatestParameter, element)
    case .documentTexts(let part, _): part.greatestParameter
    case .documentText(let part, let path): max(part.greatestParameter, path)
    case .documentReplacing(let part, let changes), .documentAdding(let part, let changes):
      max(part.greatestParameter, changes.map { max($0.path, $0.value) }.max() ?? -1)
    }
  }
}
