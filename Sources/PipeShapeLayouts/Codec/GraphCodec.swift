public import PipeShape
import PipeShapeJSON
public import PipeShapeStore

/// Graphs as JSON: steps and edges as they were given, in the form of pipeline documents.
///
/// Cells are not in the text: they follow from it, so text and cells cannot disagree.
public enum GraphCodec {
  /// The text of a graph.
  public static func bytes(_ graph: PipelineGraph) -> [UInt8] {
    var writer = JSONWriter(reserving: 1024)
    writer.beginObject()
    writer.key("steps")
    writer.beginArray()
    for step in graph.steps { write(step, to: &writer) }
    writer.endArray()
    writer.key("edges")
    writer.beginArray()
    for edge in graph.edges { write(edge, to: &writer) }
    writer.endArray()
    writer.endObject()
    return writer.takeBytes()
  }

  private static func write(_ step: Step, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("key")
    writer.string(step.key)
    writer.key("kind")
    writer.string(step.kind)
    writer.key("targets")
    writer.beginArray()
    for target in step.targets { write(target, to: &writer) }
    writer.endArray()
    writer.endObject()
  }

  private static func write(_ target: Target, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("name")
    writer.string(target.name)
    if let identifier = target.identifier {
      writer.key("identifier")
      writer.string(identifier)
    }
    writer.endObject()
  }

  private static func write(_ edge: Edge, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("from")
    writer.string(edge.from)
    writer.key("to")
    writer.string(edge.to)
    writer.key("binding")
    switch edge.binding {
    case .each: writer.string("each")
    case .all: writer.string("all")
    case .oneToAll: writer.string("one-to-all")
    case .map(let pairs):
      writer.beginObject()
      writer.key("map")
      writer.beginArray()
      for pair in pairs {
        writer.beginArray()
        write(pair.from, to: &writer)
        write(pair.to, to: &writer)
        writer.endArray()
      }
      writer.endArray()
      writer.endObject()
    }
    writer.endObject()
  }

  /// Reads a graph and expands its cells.
  ///
  /// - Throws: `corrupt` for a text that no graph has.
  /// - Complexity: O(length + cells · log cells + cell edges).
  public static func graph(_ bytes: UnsafeBufferPointer<UInt8>) throws(StoreError) -> PipelineGraph {
    let (steps, edges) = try StoredText.read(bytes, "the graph of a pipeline") { (reader) throws(JSONError) in
      try read(&reader)
    }
    do { return try PipelineGraph(steps: steps, edges: edges) } catch {
      throw StoreError(.corrupt, "the graph of a pipeline: \(error)")
    }
  }

  private static func read(_ reader: inout JSONReader) throws(JSONError) -> ([Step], [Edge]) {
    var steps: [Step] = []
    var edges: [Edge] = []
    try reader.beginObject()
    try reader.requireKey("steps")
    try reader.beginArray()
    while try reader.nextElement() {
      try reader.beginObject()
      try reader.requireKey("key")
      let key = try reader.readString()
      try reader.requireKey("kind")
      let kind = try reader.readString()
      try reader.requireKey("targets")
      var targets: [Target] = []
      try reader.beginArray()
      while try reader.nextElement() { targets.append(try target(&reader)) }
      try reader.skipMembers()
      steps.append(Step(key, kind: kind, targets: targets))
    }
    try reader.requireKey("edges")
    try reader.beginArray()
    while try reader.nextElement() {
      try reader.beginObject()
      try reader.requireKey("from")
      let from = try reader.readString()
      try reader.requireKey("to")
      let to = try reader.readString()
      try reader.requireKey("binding")
      edges.append(Edge(from: from, to: to, binding: try binding(&reader)))
      try reader.skipMembers()
    }
    try reader.skipMembers()
    return (steps, edges)
  }

  private static func target(_ reader: inout JSONReader) throws(JSONError) -> Target {
    try reader.beginObject()
    try reader.requireKey("name")
    let name = try reader.readString()
    let identifier = try reader.takeKey("identifier") ? try reader.readString() : nil
    try reader.skipMembers()
    return Target(name, identifier: identifier)
  }

  private static func binding(_ reader: inout JSONReader) throws(JSONError) -> Binding {
    if try reader.nextKind() == .string {
      switch try reader.readStringView() {
      case "each": return .each
      case "all": return .all
      case "one-to-all": return .oneToAll
      default: throw reader.failure(.unexpectedType, "this is no binding")
      }
    }
    var pairs: [TargetPair] = []
    try reader.beginObject()
    try reader.requireKey("map")
    try reader.beginArray()
    while try reader.nextElement() {
      try reader.beginArray()
      var ends: [Target] = []
      while try reader.nextElement() { ends.append(try target(&reader)) }
      guard ends.count == 2 else { throw reader.failure(.unexpectedType, "a pair has two targets") }
      pairs.append(TargetPair(from: ends[0], to: ends[1]))
    }
    try reader.skipMembers()
    return .map(pairs)
  }
}
