import PipeShape
public import PipeShapeJSON

extension PackitPlan {
  /// The pipelines with everything sorted that has no meaning as an order: what digests are taken of.
  ///
  /// - Complexity: O(*n* log *n*).
  public var normalForm: JSONValue {
    var object = JSONObject()
    for pipeline in pipelines { object[pipeline.name] = pipeline.normalForm }
    return .object(object)
  }

  /// The normal form in UTF-8 with sorted keys and without white space, byte for byte.
  ///
  /// - Complexity: O(*n* log *n*).
  public var normalBytes: [UInt8] { normalForm.serialized(sortedKeys: true) }
}

extension PackitPipeline {
  /// The steps by key, and the edges in order of their keys.
  ///
  /// - Complexity: O(*n* log *n*).
  public var normalForm: JSONValue {
    var steps = JSONObject()
    for step in self.steps {
      steps[step.key] = ["kind": .string(step.kind), "targets": .array(step.targets.sorted().map(Self.form))]
    }
    let edges = self.edges.sorted { a, b in a.from.isExactly(b.from) ? a.to.isBefore(b.to) : a.from.isBefore(b.from) }
    return ["edges": .array(edges.map(Self.form)), "steps": .object(steps)]
  }

  private static func form(_ target: Target) -> JSONValue {
    var object: JSONObject = ["name": .string(target.name)]
    object["identifier"] = target.identifier.map { .string($0) }
    return .object(object)
  }

  private static func form(_ edge: Edge) -> JSONValue {
    let binding: JSONValue =
      switch edge.binding {
      case .each: "each"
      case .all: "all"
      case .oneToAll: "one-to-all"
      case .map(let pairs): ["map": .array(pairs.sorted().map { .array([form($0.from), form($0.to)]) })]
      }
    return ["binding": binding, "from": .string(edge.from), "to": .string(edge.to)]
  }
}
