#if CommandLine
  import PipeShape
  import PipeShapeLab
  import PipeShapeStore

  /// The graphs of a store's pipelines, as shapes for a comparison: as many of each as the store has.
  struct StoreShapes {
    /// More than these, the newest, say nothing new.
    private static let most = 500
    private static let page = 50

    /// Reads the graphs of the newest pipelines that have cells.
    ///
    /// - Throws: a failure that names the store, for one that cannot be read or has no pipeline.
    static func shapes(of text: String) async throws(Failure) -> [WorkloadShape] {
      let location = try StoreLocation(text)
      let shapes = try await shapes(in: try await location.open(isReadOnly: true), title: location.title)
      guard !shapes.isEmpty else {
        throw Failure(file: location.title, code: "noPipeline", "has no pipeline with cells")
      }
      return shapes
    }

    private static func shapes(in store: some Store, title: String) async throws(Failure) -> [WorkloadShape] {
      try await store.closing { () async throws(Failure) in
        var shapes: [WorkloadShape] = []
        var after: PipelineID?
        do throws(StoreError) {
          while shapes.count < most {
            let part = try await store.read { [after] (session) throws(StoreError) in
              try session.pipelines(.all, page: Page(after: after, limit: page), order: .newestFirst).map {
                (record) throws(StoreError) in (id: record.id, graph: try session.head(of: record.id).graph)
              }
            }
            shapes += part.filter { $0.graph.cellCount > 0 }.map {
              WorkloadShape("\(title): \($0.id.raw)", graph: $0.graph)
            }
            after = part.last?.id
            if part.count < page { break }
          }
        } catch { throw Failure(error, store: title) }
        return Array(shapes.prefix(most))
      }
    }
  }
#endif
