import PipeShape
public import PipeShapeStore

/// The table by which attempts are found by a field of their payload, the same in every layout.
///
/// A row has all that lists show of an attempt, so one statement finds them. There is no such table where no kind has a
/// searchable field.
public enum SearchSchema {
  /// The tables beside those of the header and the layout.
  public static func tables(for kinds: StoredKinds) -> [Table] {
    kinds.known.kinds.contains { !$0.schema.searchable.isEmpty } ? [table] : []
  }

  /// The name of the table.
  public static let name = "attempt_value"
  /// What it was called while an attempt had at most one value of a field; it is dropped where it is met.
  public static let formerName = "attempt_field"

  /// Whether some kinds have fields to be searched by that they did not have before.
  public static func grows(from old: StoredKinds, to new: StoredKinds) -> Bool {
    new.known.kinds.contains { kind in
      let before = Set(old.known[kind.name]?.schema.searchable.map { Target($0.name) } ?? [])
      return kind.schema.searchable.contains { !before.contains(Target($0.name)) }
    }
  }

  /// Makes the rows of every pipeline anew; one that cannot be read gets none, and a doctor tells of it.
  ///
  /// - Complexity: reads the whole store.
  public static func indexAll(of cells: any CellStore, _ session: any RowSession) throws(StoreError) {
    guard let searchable = cells as? SearchableCells else { return }
    var after = Int64.min
    while true {
      let ids = try cells.header.ids(after: after, limit: 256, session)
      for id in ids {
        do throws(StoreError) { try searchable.index(try cells.existing(id, session), session) } catch {
          guard error.code == .corrupt || error.code == .limit else { throw error }
        }
      }
      guard ids.count == 256, let last = ids.last else { return }
      after = last.raw
    }
  }

  static let table = Table(
    name,
    [
      Column("pipeline", .integer), Column("attempt", .integer), Column("field", .text), Column("value", .text),
      Column("kind", .text), Column("cell", .integer), Column("ordinal", .integer), Column("state", .integer),
      Column("system", .text, isNullable: true), Column("external", .text, isNullable: true),
      Column("step", .text), Column("target", .text), Column("identifier", .text, isNullable: true),
    ],
    key: ["pipeline", "attempt", "field", "value"], isClustered: true,
    foreignKeys: [ForeignKey(["pipeline"], to: "pipeline", ["id"])],
    indexes: [Index("attempt_value_by_value", ["value", "field", "kind", "pipeline", "cell", "ordinal"])])
}
