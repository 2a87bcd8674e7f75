import PipeShape
import PipeShapeJSON
import PipeShapeLayouts
import PipeShapeStore
import Testing

/// What a store writes as text is read back the same, and damage is corruption, not a trap.
@Suite struct StoredTextsSurviveTheRoundTrip {
  private func graph() throws -> PipelineGraph {
    let targets = [Target("a", identifier: "i"), Target("a"), Target("é\"\\")]
    return try PipelineGraph(
      steps: [Step("z", kind: "k"), Step("b", kind: "k", targets: targets), Step("c\n", kind: "l", targets: targets)],
      edges: [
        Edge(from: "z", to: "b", binding: .oneToAll), Edge(from: "z", to: "c\n", binding: .all),
        Edge(from: "b", to: "c\n", binding: .map([TargetPair(from: targets[0], to: targets[2])])),
      ])
  }

  @Test func graphsKeepTheirOrder() throws {
    let graph = try graph()
    let read = try GraphCodec.bytes(graph).withUnsafeBufferPointer { (b) throws(StoreError) in try GraphCodec.graph(b) }
    #expect(read == graph)
    #expect(read.cells == graph.cells)
  }

  @Test func everyDamageOfAGraphIsCorruption() throws {
    let bytes = GraphCodec.bytes(try graph())
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] = damaged[place] == UInt8(ascii: "}") ? UInt8(ascii: "]") : UInt8(ascii: "}")
      do throws(StoreError) {
        _ = try damaged.withUnsafeBufferPointer { (b) throws(StoreError) in try GraphCodec.graph(b) }
      } catch { #expect(error.code == .corrupt) }
      let cut = Array(bytes[..<place])
      #expect(throws: StoreError.self) {
        try cut.withUnsafeBufferPointer { (b) throws(StoreError) in try GraphCodec.graph(b) }
      }
    }
  }

  @Test func outcomesWithEveryReason() throws {
    let graph = try graph()
    var pipeline = try Pipeline(id: PipelineID(1), event: EventID(1), graph: graph, ids: SequentialIDs())
    _ = try pipeline.record(
      AttemptChange(state: .failed, external: ExternalID(system: "s\"", id: "é")), at: Int(pipeline.bound[0]))
    for scope in [RerunScope(.fromFailure), RerunScope(.step("c\n"), upstream: .repair), RerunScope(.step("b"))] {
      let plan = try pipeline.plan(scope)
      let ended = [EndedAttempt(cell: 1, ordinal: 2, external: ExternalID(system: "s\"", id: "é"))]
      let outcome = RerunOutcome(run: 2, created: true, plan: plan, ended: ended)
      let read = try OutcomeCodec.bytes(outcome).withUnsafeBufferPointer { (b) throws(StoreError) in
        try OutcomeCodec.outcome(b, cellCount: graph.cellCount)
      }
      #expect(read == outcome)
    }
  }

  @Test func kindsKeepTheirSchemas() throws {
    let nested = PayloadSchema([FieldDescription("é", .real, isOptional: true)])
    let kinds = [
      StepKind(
        "k\"",
        schema: PayloadSchema([
          FieldDescription("a", .bool), FieldDescription("b", .int, isSearchable: true), FieldDescription("c", .time),
          FieldDescription("d", .array(.array(.record(nested)))),
          FieldDescription("e", .record(nested), isOptional: true),
          FieldDescription("f", .text),
        ]))
    ]
    #expect(try SchemaCodec.kinds(String(decoding: SchemaCodec.bytes(kinds), as: UTF8.self)) == kinds)
    #expect(throws: StoreError.self) { try SchemaCodec.kinds("{\"k\":{\"a\":[\"money\",false,false]}}") }
  }

  @Test func payloadsKeepTheTypesOfNumbers() throws {
    let payload = PayloadValue.record([
      "whole": .real(3), "int": .int(3), "least": .int(.min), "most": .int(.max), "sum": .real(0.1 + 0.2),
      "small": .real(.leastNonzeroMagnitude), "list": .array([.null, .bool(true), .record([:])]), "": .text("\n"),
    ])
    let read = try JSONReader.read(PayloadCodec.bytes(payload)) { (r) throws(JSONError) in try PayloadCodec.read(&r) }
    #expect(read == payload)
  }

  @Test func aGraphCacheComparesTextsNotDigests() throws {
    let first = try graph()
    let second = try PipelineGraph(steps: [Step("x", kind: "k")], edges: [])
    for cache in [GraphCache(), GraphCache(maximumBytes: 0), GraphCache(maximumBytes: 300)] {
      for graph in [first, second, first, first, second] {
        let read = try GraphCodec.bytes(graph).withUnsafeBufferPointer { (b) throws(StoreError) in try cache.graph(b) }
        #expect(read == graph)
      }
    }
  }
}
