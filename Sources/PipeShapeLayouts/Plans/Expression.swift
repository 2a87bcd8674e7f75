/// What a statement computes or demands, without the words of any engine.
///
/// Parameters are by index from 0, and one may be used twice. The operations on documents name what is wanted, not how:
/// engines differ in that most.
public indirect enum Expression: Hashable, Sendable {
  /// A column, of the table of that name or alias.
  case column(String, of: String? = nil)
  /// What the caller gives.
  case parameter(Int)
  /// A constant.
  case integer(Int64)
  /// Compares two values; null compares to nothing.
  case compare(Expression, Comparison, Expression)
  /// All of them.
  case all([Expression])
  /// One of them.
  case any([Expression])
  /// The contrary.
  case not(Expression)
  /// Whether a value is null.
  case isNull(Expression)
  /// The first value that is not null.
  case first([Expression])
  /// Whether a list of columns comes after a list of values, compared from the left: how lists are paged.
  case after([Expression], [Expression])
  /// Whether there is a row.
  case exists(Select)
  /// The one column of the one row, null where there is none.
  case value(Select)
  /// The number of rows.
  case count
  /// The greatest value.
  case greatest(Expression)
  /// Whether an object somewhere in a document has one of these texts under a key; it may say so by mistake, so readers
  /// look again.
  case documentMentions(Expression, key: String, texts: [String])
  /// Whether an object somewhere in a document has all members of the `members` parameter; it may say so by mistake.
  case documentHolds(Expression, members: Int)
  /// A document with other values at some paths; a path that leads nowhere changes nothing.
  case documentReplacing(Expression, [DocumentChange])
  /// A document with new members at some paths, whose objects are there and have no such members; the same one may be
  /// given twice.
  case documentAdding(Expression, [DocumentChange])
  /// The text at a path of a document, null where there is none: what a guard compares.
  case documentText(Expression, path: Int)

  /// All texts that lie under a key anywhere in a document, as a document.
  case documentTexts(Expression, key: String)
  /// Whether a document that is an array has the text of a parameter in it. An engine that cannot look into arrays by an
  /// index leaves the condition out, so readers look again.
  case holds(Expression, Int)
  /// A field of the record at the place, from 1, that a parameter gives.
  case element(String, Int, field: String)

  /// Orders of two values.
  public enum Comparison: String, Hashable, Sendable {
    /// The same.
    case equal = "="
    /// Another.
    case unequal = "<>"
    /// Less.
    case less = "<"
    /// Less or the same.
    case atMost = "<="
    /// Greater.
    case greater = ">"
    /// Greater or the same.
    case atLeast = ">="
  }

  /// Demands that a column has the value of a parameter.
  public static func equals(_ column: String, of table: String? = nil, _ parameter: Int) -> Expression {
    .compare(.column(column, of: table), .equal, .parameter(parameter))
  }

  /// Demands that two columns of two tables agree.
  public static func matches(_ column: String, _ table: String, _ other: String, _ otherTable: String) -> Expression {
    .compare(.column(column, of: table), .equal, .column(other, of: otherTable))
  }
}

/// One change within a document: the parameters that give the path and the new value as JSON.
public struct DocumentChange: Hashable, Sendable {
  /// The parameter that gives the path.
  public var path: Int
  /// The parameter that gives the value.
  public var value: Int

  /// Pairs two parameters.
  public init(path: Int, value: Int) {
    self.path = path
    self.value = value
  }
}
