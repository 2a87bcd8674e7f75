/// One composite type of the logical schema; the dialect turns it into DDL.
///
/// Fields are added behind the others and never taken away: what lies in rows already has no value of a new one.
public struct RecordType: Hashable, Sendable {
  /// The name, an identifier.
  public var name: String
  /// The fields in order; each may be null.
  public var fields: [Column]

  /// Declares a type.
  public init(_ name: String, _ fields: [Column]) {
    self.name = name
    self.fields = fields
  }
}
