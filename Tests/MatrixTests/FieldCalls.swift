import PipeShape
import PipeShapeLab
import PipeShapeStore
import Testing

/// Calls about searchable fields, which the kinds of the experiment do not have.
enum FieldCalls {
  static let kinds = KindRegistry(
    WorkloadKinds.registry.kinds + [
      StepKind(
        "koji_build",
        schema: PayloadSchema([FieldDescription("nvr", .text, isSearchable: true), FieldDescription("url", .text)]))
    ])

  static func calls<S: Store>(
    of store: S
  ) -> [(name: String?, body: @Sendable () async throws(StoreError) -> Void)] {
    [
      (
        nil,
        { () throws(StoreError) in
          try await store.write(ChangeSet("built in Koji")) { (s) throws(StoreError) in
            for number in 0..<20 {
              let graph: PipelineGraph
              do throws(GraphError) {
                graph = try PipelineGraph(steps: [Step("koji", kind: "koji_build")], edges: [])
              } catch { throw StoreError(.inconsistentState, error.message) }
              let origin = PipelineDraft.Origin.new(
                project: "https://example.org/koji", reference: GitReference(.branch, "main"),
                commit: Commit("k\(number)"), at: 0)
              let id = try s.create(PipelineDraft(origin: origin, graph: graph, createdAt: 0))
              let payload: PayloadValue = .record(["nvr": .text("ogr-\(number)-1.fc44"), "url": .text("u")])
              _ = try s.record(AttemptChange(payload: payload), of: .cell(CellKey("koji"), in: id))
            }
          }
        }
      ),
      (
        "record by cell, a state beside a searchable field",
        { () throws(StoreError) in
          try await store.write(ChangeSet("began")) { (s) throws(StoreError) in
            guard let built = try s.cells(.field(lookup), page: Page()).first else { return }
            _ = try s.record(AttemptChange(state: .running, at: 1), of: .cell(built.cell, in: built.pipeline))
          }
        }
      ),
      (
        "cells, field",
        { () throws(StoreError) in
          try await store.read { (s) throws(StoreError) in
            let found = try s.cells(.field(lookup), page: Page(limit: 20))
            #expect(found.map(\.state) == [.running])
          }
        }
      ),
    ]
  }

  private static let lookup = FieldLookup(kind: "koji_build", field: "nvr", is: .text("ogr-7-1.fc44"))
}
