/// A stable name for what a step does, with the schema of its payload.
public struct StepKind: Hashable, Sendable {
  /// The name as steps carry it, for example `copr_build`.
  public let name: String
  /// The fields of the payload of every attempt of this kind.
  public let schema: PayloadSchema

  /// Registers a composite type as the payload of a kind.
  public init<Payload: Composite>(_ name: String, payload: Payload.Type) {
    self.init(name, schema: Payload.shape.schema)
  }

  /// Registers a schema as the payload of a kind.
  public init(_ name: String, schema: PayloadSchema) {
    precondition(!name.isEmpty, "a kind has a name")
    self.name = name
    self.schema = schema
  }
}

/// The kinds that a store knows; payloads of other kinds are kept as opaque values, never dropped.
public struct KindRegistry: Sendable {
  /// The kinds in the order given.
  public let kinds: [StepKind]
  private let indices: [Name: Int]

  /// Registers kinds; their names are unique.
  public init(_ kinds: [StepKind] = []) {
    self.kinds = kinds
    var indices: [Name: Int] = [:]
    for (index, kind) in kinds.enumerated() {
      precondition(indices.updateValue(index, forKey: Name(kind.name)) == nil, "kind names are unique")
    }
    self.indices = indices
  }

  /// The kind of that name, matched exactly.
  public subscript(name: String) -> StepKind? { indices[Name(name)].map { kinds[$0] } }

  /// The index in `kinds` of the kind of that name.
  public func index(of name: String) -> Int? { indices[Name(name)] }
}
