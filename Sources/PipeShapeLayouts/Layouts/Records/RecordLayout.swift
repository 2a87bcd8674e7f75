import PipeShape
import PipeShapeStore

/// The rows of a layout of documents, made of the engine's own composite types.
///
/// Runs are cut as there. In a row there is one array of records for each kind, in which the attempts of the row's cells
/// are elements; what a record cannot hold lies in a document beside the arrays.
public struct RecordLayout: Layout {
  /// A row for each run and each sink, as in `target-document`: option 1 of the composite design.
  public static let target = RecordLayout("target-record", as: TargetDocumentLayout())
  /// A row for each run, as in `group-document`: option 2 of the composite design.
  public static let group = RecordLayout("group-record", as: GroupDocumentLayout())

  /// The name that stores carry.
  public let name: String
  /// What a row holds, as there.
  public let level: LayoutLevel
  /// The engine's own composite types.
  public let encoding = LayoutEncoding.record
  /// Records, and documents for what they cannot hold.
  public let needs: EngineFeatures = [.records, .documents, .elements]
  private let table: String
  private let parts: any RunParts

  private init(_ name: String, as documents: some Layout & RunParts) {
    self.name = name
    level = documents.level
    table = name.map { $0 == "-" ? "_" : String($0) }.joined()
    parts = documents
  }

  /// One for each composite within a payload, one for each payload, and one for the attempts of each kind.
  public func types(for kinds: StoredKinds) -> [RecordType] { Self.columns(kinds).declared }

  /// One table, with a column for each kind.
  public func tables(for kinds: StoredKinds) -> [Table] {
    [Self.columns(kinds).table(table, part: parts.partColumn)]
  }

  private static func columns(_ kinds: StoredKinds) -> RecordColumns {
    RecordColumns(kinds.remembered) { _ in nil }
  }

  /// What reads and writes the rows.
  public func cells(in catalog: inout Catalog, _ context: LayoutContext) -> any CellStore {
    RunRecords(parts, table: table, in: &catalog, context)
  }
}
