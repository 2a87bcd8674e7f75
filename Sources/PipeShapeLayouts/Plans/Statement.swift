/// One statement as a value: what a layout asks of an engine.
public enum Statement: Hashable, Sendable {
  /// Asks for rows.
  case select(Select)
  /// Adds a row whose values are the parameters in order.
  case insert(Insert)
  /// Changes rows.
  case update(Update)
  /// Removes rows.
  case delete(Delete)
}

/// Adds a row: parameter i is the value of column i.
public struct Insert: Hashable, Sendable {
  /// What happens when the key exists already.
  public enum Conflict: Hashable, Sendable {
    /// The statement fails.
    case fail
    /// Nothing; the number of changed rows tells.
    case ignore
    /// The row gets the other values.
    case replace
  }

  /// The table.
  public var table: Table
  /// The columns that are given, in the order of the parameters.
  public var columns: [String]
  /// What happens when the key exists already.
  public var conflict: Conflict

  /// Adds rows of a table, with all columns that can be written; one whose rows are replaced says so.
  public init(into table: Table, columns: [String]? = nil, conflict: Conflict = .fail) {
    precondition(conflict != .replace || table.isReplaced, "\(table.name) may be without the key that this needs")
    self.table = table
    self.columns = columns ?? table.written
    self.conflict = conflict
  }
}

/// Changes the rows of a table that fulfil a condition.
public struct Update: Hashable, Sendable {
  /// The new value of a column, computed from the old row.
  public struct Assignment: Hashable, Sendable {
    /// The column.
    public var column: String
    /// The parameter that gives the place, from 1, of the element that is set; nil for the whole column.
    public var element: Int?
    /// The field of the element's record that is set; nil for the whole element.
    public var field: String?
    /// The type of what is set; nil for that of the column.
    public var type: ColumnType?
    /// Its new value.
    public var value: Expression

    /// Sets a column.
    public init(_ column: String, _ value: Expression) {
      self.column = column
      self.value = value
    }

    /// Sets an element of an array, or a field of it; the others stay as the row has them.
    public init(
      _ column: String, element: Int, field: String? = nil, of type: ColumnType, _ value: Expression
    ) {
      self.init(column, value)
      (self.element, self.field, self.type) = (element, field, type)
    }
  }

  /// The table.
  public var table: Table
  /// What is set.
  public var assignments: [Assignment]
  /// Which rows.
  public var condition: Expression

  /// Changes rows.
  public init(_ table: Table, set assignments: [Assignment], where condition: Expression) {
    self.table = table
    self.assignments = assignments
    self.condition = condition
  }
}

/// Removes the rows of a table that fulfil a condition.
public struct Delete: Hashable, Sendable {
  /// The table.
  public var table: Table
  /// Which rows.
  public var condition: Expression

  /// Removes rows.
  public init(from table: Table, where condition: Expression) {
    self.table = table
    self.condition = condition
  }
}
