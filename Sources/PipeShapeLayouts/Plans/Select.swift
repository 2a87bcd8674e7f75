/// A question: rows of a table, joined with others, in an order, so many at most.
public struct Select: Hashable, Sendable {
  /// A table that is joined, with the condition that picks its rows.
  public struct Join: Hashable, Sendable {
    /// The table and its alias.
    public var table: Source
    /// Which rows.
    public var on: Expression

    /// Joins a table.
    public init(_ table: Source, on: Expression) {
      self.table = table
      self.on = on
    }
  }

  /// A table under a name of its own.
  public struct Source: Hashable, Sendable {
    /// The table's name.
    public var table: String
    /// The name that columns use.
    public var alias: String

    /// Names a table.
    public init(_ table: String, as alias: String? = nil) {
      self.table = table
      self.alias = alias ?? table
    }
  }

  /// One part of the order.
  public struct Order: Hashable, Sendable {
    /// What is compared.
    public var by: Expression
    /// Whether the greatest comes first.
    public var isDescending: Bool

    /// Orders by a value.
    public init(_ by: Expression, isDescending: Bool = false) {
      self.by = by
      self.isDescending = isDescending
    }
  }

  /// What each row gives, in order.
  public var columns: [Expression]
  /// The first table.
  public var from: Source
  /// Further tables, in the order in which they are best visited.
  public var joins: [Join]
  /// Which rows; nil for all.
  public var condition: Expression?
  /// In which order; none in any.
  public var order: [Order]
  /// The parameter that says how many rows at most; nil for all.
  public var limit: Int?
  /// Whether equal rows come once.
  public var isDistinct: Bool

  /// Asks for rows.
  public init(
    _ columns: [Expression], from: Source, joins: [Join] = [], where condition: Expression? = nil,
    order: [Order] = [], limit: Int? = nil, isDistinct: Bool = false
  ) {
    self.columns = columns
    self.from = from
    self.joins = joins
    self.condition = condition
    self.order = order
    self.limit = limit
    self.isDistinct = isDistinct
  }
}
