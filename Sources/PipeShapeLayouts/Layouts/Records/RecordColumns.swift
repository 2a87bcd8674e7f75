import PipeShape

/// The columns in which a row keeps its attempts: an array for each kind that the store remembers, and a document for
/// what no record can hold.
///
/// A class, so that handing it around copies one reference.
final class RecordColumns: Sendable {
  /// By kind, in the order in which the store came to know them.
  let kinds: [AttemptRecords]
  /// Every type of a field, by the index that records are written with.
  let types: [ColumnType]
  /// The composite types, each behind those that it is made of.
  let declared: [RecordType]
  private let kindByName: [Target: Int]

  /// - Parameter shown: the fields that readers of a kind see; nil where they see what is stored.
  init(_ kinds: [StepKind], shown: (String) -> PayloadSchema?) {
    var types = RecordTypes()
    self.kinds = kinds.map { AttemptRecords($0, shown: shown($0.name), in: &types) }
    self.types = types.all
    declared = types.declared
    kindByName = Dictionary(kinds.enumerated().map { (Target($1.name), $0) }) { first, _ in first }
  }

  /// The index of a kind; nil where the store does not remember it.
  func index(ofKind name: String) -> Int? { kindByName[Target(name)] }

  /// The names of the columns, in order.
  var names: [String] { kinds.map(\.column) + [Self.other] }

  static let other = "other", externals = "externals", open = "open"

  /// The table of that name, with the key of its parts.
  ///
  /// Whether a row is open cannot be computed from an array of records without a function of one's own, so it is written.
  func table(_ name: String, part: String?) -> Table {
    let key = ["pipeline", "run"] + (part.map { [$0] } ?? [])
    return Table(
      name,
      key.map { Column($0, .integer) }
        + [
          Column(Self.other, .document, isNullable: true), Column(Self.externals, .document),
          Column(Self.open, .boolean),
        ]
        + kinds.map { Column($0.column, .array(.record($0.type)), isNullable: true) },
      key: key, foreignKeys: [ForeignKey(["pipeline", "run"], to: "run", ["pipeline", "number"])],
      indexes: [
        Index("\(name)_open", key, where: .column(Self.open)),
        Index("\(name)_externals", [Self.externals], isOfElements: true),
      ])
  }
}
