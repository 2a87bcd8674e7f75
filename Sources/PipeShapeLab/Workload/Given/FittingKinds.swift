import PipeShape

/// Kinds that payloads which are there keep to: stores check what they load, and may have remembered payloads from before
/// a field was required, or from a process that gave it another type.
struct FittingKinds {
  let kinds: KindRegistry
  /// The kinds whose fields may all be absent now.
  let loosened: [String]
  /// The kinds that are left out.
  let opaque: [String]

  private enum Fit { case asDeclared, loosened, opaque }

  init(_ declared: KindRegistry, to pipelines: some Sequence<Pipeline>) {
    var schemas = declared.kinds.map(\.schema)
    var fits = schemas.map { _ in Fit.asDeclared }
    for pipeline in pipelines {
      for attempt in pipeline.attempts {
        guard let index = declared.index(of: pipeline.graph.kind(ofCellAt: Int(attempt.cell))) else { continue }
        if fits[index] == .asDeclared, !schemas[index].fits(attempt.payload) {
          fits[index] = .loosened
          schemas[index] = schemas[index].withoutRequired
        }
        if fits[index] == .loosened, !schemas[index].fits(attempt.payload) { fits[index] = .opaque }
      }
    }
    let names = { (wanted: Fit) in zip(declared.kinds, fits).filter { $0.1 == wanted }.map(\.0.name) }
    kinds = KindRegistry(
      declared.kinds.indices.filter { fits[$0] != .opaque }.map {
        StepKind(declared.kinds[$0].name, schema: schemas[$0])
      })
    loosened = names(.loosened)
    opaque = names(.opaque)
  }
}

extension PayloadSchema {
  /// Whether stores take a payload of this schema.
  fileprivate func fits(_ payload: PayloadValue) -> Bool {
    if case .null = payload { return true }
    return (try? FieldType.record(self).conforming(payload)) != nil
  }

  /// The same fields, each of which may be absent.
  fileprivate var withoutRequired: PayloadSchema {
    PayloadSchema(
      fields.map { field in
        var field = field
        field.isOptional = true
        field.type = field.type.withoutRequired
        return field
      })
  }
}

extension FieldType {
  fileprivate var withoutRequired: FieldType {
    switch self {
    case .record(let schema): .record(schema.withoutRequired)
    case .array(let element): .array(element.withoutRequired)
    default: self
    }
  }
}
