#if CommandLine
  import PipeShapeDocuments
  import PipeShapeStore

  extension StoreError {
    /// Whether one of the pipelines that were to be added is to blame, so that the others may go in without it.
    var isOfAPipeline: Bool { DocumentError(self) != nil || code == .invalidPayload }
  }
#endif
