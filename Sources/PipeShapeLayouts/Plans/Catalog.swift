/// All statements of a store by number: each is made into text once, and prepared once a connection.
public struct Catalog: Sendable {
  /// A statement with the name that golden texts and measures show.
  public struct Entry: Sendable {
    /// What the statement is for.
    public let name: String
    /// The statement.
    public let statement: Statement
    /// How many parameters one execution takes.
    public let parameterCount: Int
  }

  /// The statements in the order in which they were added.
  public private(set) var entries: [Entry] = []

  /// Starts without statements.
  public init() {}

  /// Adds a statement and gives the handle that runs it.
  public mutating func add(_ name: String, _ statement: Statement) -> Plan {
    let count = statement.parameterCount
    entries.append(Entry(name: name, statement: statement, parameterCount: count))
    return Plan(index: entries.count - 1, parameterCount: count)
  }

  /// Adds a question.
  public mutating func add(_ name: String, _ select: Select) -> Plan { add(name, .select(select)) }
  /// Adds an insertion.
  public mutating func add(_ name: String, _ insert: Insert) -> Plan { add(name, .insert(insert)) }
  /// Adds a change.
  public mutating func add(_ name: String, _ update: Update) -> Plan { add(name, .update(update)) }
  /// Adds a removal.
  public mutating func add(_ name: String, _ delete: Delete) -> Plan { add(name, .delete(delete)) }
}

/// The handle of a statement in a catalog.
public struct Plan: Hashable, Sendable {
  /// The statement's number.
  public let index: Int
  /// How many parameters one execution takes.
  public let parameterCount: Int
}
