import PipeShape
public import PipeShapeJSON

/// What a layout is told about the store that it serves.
public struct LayoutContext: Sendable {
  /// Which fields of a payload are read.
  public enum Fields: Sendable {
    /// Those that its kind is registered with: what callers see.
    case registered
    /// All that are stored: what is written back.
    case all
  }

  /// The kinds whose payloads have a schema.
  public let kinds: StoredKinds
  /// Which fields payloads are read with.
  public let fields: Fields
  /// The graphs that are known.
  public var graphs: GraphCache
  /// How large and how deep a document may be.
  public var limits: JSONLimits
  /// What decoding documents cost.
  public let meter: DecodingMeter
  /// The schemas of the registered kinds, ready for reading documents.
  let written: [WrittenRecord]

  /// Describes a store whose payloads are read as their kinds are registered.
  public init(kinds: StoredKinds, graphs: GraphCache = GraphCache(), limits: JSONLimits = .standard) {
    self.init(kinds, .registered, graphs, limits, DecodingMeter())
  }

  private init(
    _ kinds: StoredKinds, _ fields: Fields, _ graphs: GraphCache, _ limits: JSONLimits, _ meter: DecodingMeter
  ) {
    self.kinds = kinds
    self.fields = fields
    self.graphs = graphs
    self.limits = limits
    self.meter = meter
    let payloads = fields == .all ? kinds.known : kinds.shown
    written = kinds.registered.kinds.compactMap { payloads[$0.name].map { WrittenRecord($0.schema) } }
  }

  /// The same store with other kinds; what is known of graphs and counted is shared.
  public func with(_ kinds: StoredKinds) -> LayoutContext { LayoutContext(kinds, fields, graphs, limits, meter) }

  /// The same store, read with other fields.
  public func with(_ fields: Fields) -> LayoutContext { LayoutContext(kinds, fields, graphs, limits, meter) }

  /// All kinds that the store may hold payloads of, in the order of `kinds.known`, with the fields that are read.
  var payloads: KindRegistry { fields == .all ? kinds.known : kinds.shown }

  /// The fields that payloads of a registered kind are read with; nil for other kinds, whose payloads are as they are.
  func schema(of kind: String) -> PayloadSchema? {
    kinds.registered.index(of: kind) == nil ? nil : payloads[kind]?.schema
  }

  /// A payload that was written with other fields than its kind has now.
  func tolerating(_ payload: PayloadValue, as schema: PayloadSchema?) -> PayloadValue {
    guard case .record(let record) = payload, let schema else { return payload }
    return .record(schema.tolerating(record, keepsOthers: fields == .all))
  }
}
