/// A way to cut a pipeline into rows.
///
/// A layout says which tables hold cells and attempts, and gives what reads and writes them. It knows no engine: what it
/// needs beyond plain rows it says with features.
public protocol Layout: Sendable {
  /// The name that stores carry and people write.
  var name: String { get }
  /// What one composite value holds.
  var level: LayoutLevel { get }
  /// How composite values are kept.
  var encoding: LayoutEncoding { get }
  /// What an engine must be able to do.
  var needs: EngineFeatures { get }
  /// The composite types that the tables need, in an order in which each is made of earlier ones only.
  func types(for kinds: StoredKinds) -> [RecordType]
  /// The tables beside those of the header, in an order in which each refers to earlier ones only.
  func tables(for kinds: StoredKinds) -> [Table]
  /// Adds the layout's statements to a catalog and gives what runs them.
  func cells(in catalog: inout Catalog, _ context: LayoutContext) -> any CellStore
}

extension Layout {
  /// None: for layouts without records.
  public func types(for kinds: StoredKinds) -> [RecordType] { [] }
}

/// What one composite value of a layout holds.
public enum LayoutLevel: String, Hashable, Sendable {
  /// One cell.
  case cell
  /// One target with what it needs.
  case target
  /// All cells of a step, in a row for a run.
  case group
  /// A whole pipeline.
  case pipeline
}

/// How a layout keeps composite values.
public enum LayoutEncoding: String, Hashable, Sendable {
  /// One column a field.
  case columns
  /// A JSON document.
  case document
  /// The engine's own composite types.
  case record
}

/// What an engine can do beyond plain rows; layouts and engines are matched by these alone.
public struct EngineFeatures: OptionSet, Hashable, Sendable {
  /// One bit a feature.
  public let rawValue: UInt32
  /// Wraps the bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Changes parts of a JSON document in place.
  public static let documents = EngineFeatures(rawValue: 1)
  /// Composite types of its own.
  public static let records = EngineFeatures(rawValue: 2)
  /// Indexes that find rows by what is in their arrays.
  public static let elements = EngineFeatures(rawValue: 4)

  /// What is missing, in words.
  public var description: String {
    [
      (Self.documents, "changes within JSON documents"), (Self.records, "native records"),
      (Self.elements, "indexes of the elements of arrays"),
    ]
    .filter { contains($0.0) }.map(\.1).joined(separator: " and ")
  }
}
