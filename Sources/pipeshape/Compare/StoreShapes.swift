#if CommandLine
  import PipeShape
  import PipeShapeLab
  import PipeShapeStore

  /// The graphs of a store's pipelines, as shapes for a comparison: as many of each as the store has.
  struct StoreShapes {
    /// More than these, the newest, say nothing new.
    private static let most = 500

    /// Reads the graphs of the newest pipelines that have cells.
    ///
    /// - Throws: a failure that names the store, for one that cannot be read or has no pipeline.
    static func shapes(of text: String) async throws(Failure) -> [WorkloadShape] {
      let title = try StoreLocation(text).title
      let shapes = try await StoredAnswer.read(text) { (session) throws(StoreError) in
        var shapes: [WorkloadShape] = []
        var page = Page<PipelineID>(limit: 50)
        while shapes.count < most {
          let records = try session.pipelines(.all, page: page, order: .newestFirst)
          for record in records {
            let graph = try session.head(of: record.id).graph
            if graph.cellCount > 0 { shapes.append(WorkloadShape("\(title): \(record.id.raw)", graph: graph)) }
          }
          guard records.count == page.limit else { break }
          page.after = records.last?.id
        }
        return Array(shapes.prefix(most))
      }
      guard !shapes.isEmpty else { throw Failure(file: title, code: "noPipeline", "has no pipeline with cells") }
      return shapes
    }
  }
#endif
