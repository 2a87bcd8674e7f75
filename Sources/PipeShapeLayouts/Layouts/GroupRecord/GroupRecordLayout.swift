import PipeShape
import PipeShapeStore

/// A row for each run; in it one array of records for each kind, in which each attempt that the run binds is an element.
///
/// Runs are cut as in `group-document`; what a record cannot hold lies in a document beside the arrays.
public struct GroupRecordLayout: Layout, RunParts {
  /// Option 2 of the composite design, with the engine's own types.
  public let name = "group-record"
  /// A group of cells.
  public let level = LayoutLevel.group
  /// The engine's own composite types.
  public let encoding = LayoutEncoding.record
  /// Records, and documents for what they cannot hold.
  public let needs: EngineFeatures = [.records, .documents, .elements]
  private static let table = "group_record"
  private let documents = GroupDocumentLayout()

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

  func parts(of graph: PipelineGraph) throws(StoreError) -> [RunPart] { documents.parts(of: graph) }
}
