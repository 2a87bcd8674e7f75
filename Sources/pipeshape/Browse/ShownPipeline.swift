#if CommandLine
  import PipeShape
  import PipeShapeStore

  /// A stored pipeline with where it comes from.
  struct ShownPipeline: Sendable {
    let pipeline: Pipeline
    let origin: PipelineOrigin
    /// The run that is shown.
    let view: RunView

    /// Reads a pipeline and its origin.
    ///
    /// - Throws: `notFound` for an unknown pipeline or run.
    init(_ id: PipelineID, run: Int?, _ session: some ReadSession) throws(StoreError) {
      let pipeline = try session.existing(id)
      guard let origin = try session.origin(of: id) else {
        throw StoreError(.corrupt, "pipeline \(id.raw) has no event that can be read")
      }
      guard let view = pipeline.view(ofRun: run) else {
        throw StoreError(.notFound, "pipeline \(id.raw) has no run \(run ?? 0): it has \(pipeline.runs.count)")
      }
      self.pipeline = pipeline
      self.origin = origin
      self.view = view
    }
  }
#endif
