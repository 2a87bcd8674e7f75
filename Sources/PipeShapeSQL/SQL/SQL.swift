public import PipeShapeLayouts

/// A piece of SQL as a value: words, names and parameters in order, made into text only with a dialect.
///
/// Names are always quoted, and values are always parameters, so nothing that users chose is ever part of the words.
public struct SQL: Hashable, Sendable {
  /// One part.
  public enum Part: Hashable, Sendable {
    /// Words of the language.
    case words(String)
    /// The name of a table, a column, an index or an alias.
    case name(String)
    /// A parameter by index from 0, and the type of the column that it is for, if it is known.
    case parameter(Int, ColumnTypeHint)
  }

  /// The type of the column that a parameter is for.
  public typealias ColumnTypeHint = ColumnType?

  /// The parts in order.
  public private(set) var parts: [Part] = []

  /// Starts empty.
  public init() {}

  /// Starts with words.
  public init(_ words: String) { parts = [.words(words)] }

  /// Adds words.
  public mutating func add(_ words: String) { parts.append(.words(words)) }
  /// Adds a name.
  public mutating func add(name: String) { parts.append(.name(name)) }
  /// Adds a parameter.
  public mutating func add(parameter: Int, for type: ColumnType? = nil) { parts.append(.parameter(parameter, type)) }
  /// Adds a piece.
  public mutating func add(_ sql: SQL) { parts += sql.parts }

  /// Adds pieces with words between.
  public mutating func add<Item>(_ items: some Sequence<Item>, between: String, _ body: (Item, inout SQL) -> Void) {
    for (index, item) in items.enumerated() {
      if index > 0 { add(between) }
      body(item, &self)
    }
  }

  /// The text in a dialect.
  public func text(in dialect: some Dialect) -> String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .words(let words): text += words
      case .name(let name): text += dialect.quoted(name)
      case .parameter(let index, let type): text += dialect.placeholder(index, for: type)
      }
    }
  }
}
