import PipeShape
import PipeShapeStore

/// A row for each run and each sink, a cell that no other needs; in it one array of records for each kind, in which the
/// attempts of the sink and of all that it needs are elements.
///
/// Runs are cut as in `target-document`; what a record cannot hold lies in a document beside the arrays.
public struct TargetRecordLayout: Layout, RunParts {
  /// Option 1 of the composite design, with the engine's own types.
  public let name = "target-record"
  /// One target with what it needs.
  public let level = LayoutLevel.target
  /// The engine's own composite types.
  public let encoding = LayoutEncoding.record
  /// Records, and documents for what they cannot hold.
  public let needs: EngineFeatures = [.records, .documents, .elements]
  private static let table = "target_record"
  private let documents = TargetDocumentLayout()

  /// There is one layout of this name.
  public init() {}

  /// One for each composite within a payload, one for each payload, and one for the attempts of each kind.
  public func types(for kinds: StoredKinds) -> [RecordType] { Self.columns(kinds).declared }

  /// One table, with a column for each kind.
  public func tables(for kinds: StoredKinds) -> [Table] {
    [Self.columns(kinds).table(Self.table, part: partColumn)]
  }

  private static func columns(_ kinds: StoredKinds) -> RecordColumns {
    RecordColumns(kinds.remembered) { _ in nil }
  }

  /// What reads and writes the rows.
  public func cells(in catalog: inout Catalog, _ context: LayoutContext) -> any CellStore {
    RunRecords(self, table: Self.table, in: &catalog, context)
  }

  var partColumn: String? { documents.partColumn }

  func parts(of graph: PipelineGraph) throws(StoreError) -> [RunPart] { try documents.parts(of: graph) }
}
