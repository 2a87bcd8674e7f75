#if CommandLine
  import PipeShape
  import PipeShapeStore

  extension ReadSession {
    /// The event that is the same in everything but its id; nil where no pipeline has one.
    func event(
      project url: String, reference: GitReference, commit: Commit, at: Int64
    ) throws(StoreError) -> EventID? {
      guard let project = try project(url: url) else { return nil }
      var page = Page<PipelineID>(limit: 200)
      while true {
        let records = try pipelines(.commit(commit, project: project.id), page: page)
        for origin in try origins(of: records.map(\.id)) {
          guard let found = origin?.event, found.reference == reference, found.at == at else { continue }
          return found.id
        }
        guard records.count == page.limit else { return nil }
        page.after = records.last?.id
      }
    }
  }
#endif
