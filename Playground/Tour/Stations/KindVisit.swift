import PipeShape
import PipeShapeStore

/// A payload of a kind of one's own goes into a store, is changed field by field, and comes back whole.
enum KindVisit {
  static func visit(_ store: some Store, _ guide: inout Guide) async throws {
    let graph = try PipelineGraph(steps: [Step("licenses", kind: "license_scan")], edges: [])
    let draft = PipelineDraft(
      origin: .new(
        project: "https://forge.example/p", reference: GitReference(.branch, "main"), commit: Commit("beef"), at: 6_000),
      graph: graph)
    let cell = CellKey("licenses")
    let id = try await store.write(ChangeSet("a scan")) { session throws(StoreError) in
      let id = try session.create(draft)
      let change = AttemptChange(state: .running, payload: LicenseScan.example.payloadValue)
      _ = try session.record(change, of: .cell(cell, in: id))
      _ = try session.record(AttemptChange(fields: ["findings": .int(4)]), of: .cell(cell, in: id))
      return id
    }
    let payload = try await store.read { session throws(StoreError) in try session.run(nil, of: id)?.attempts[0].payload
    }
    var expected = LicenseScan.example
    expected.findings = 4
    guide.expect("a payload comes back whole", try payload.map { try LicenseScan(payloadValue: $0) } == expected, true)
    do {
      _ = try await store.write(ChangeSet("a wrong field")) { session throws(StoreError) in
        try session.record(AttemptChange(fields: ["finding": .int(5)]), of: .cell(cell, in: id))
      }
      guide.expect("a field that the kind does not have", "accepted", "invalidPayload")
    } catch {
      guide.expect(
        "a field that the kind does not have", "\(error)",
        "invalidPayload: finding: there is no such field; did you mean 'findings'?")
    }
  }
}
