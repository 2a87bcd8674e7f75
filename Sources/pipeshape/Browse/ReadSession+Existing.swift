#if CommandLine
  import PipeShape
  import PipeShapeStore

  extension ReadSession {
    /// A pipeline that must be there.
    func existing(_ id: PipelineID) throws(StoreError) -> Pipeline {
      guard let pipeline = try pipeline(id) else { throw StoreError(.notFound, "there is no pipeline \(id.raw)") }
      return pipeline
    }

    /// The head of a pipeline that must be there.
    func head(of id: PipelineID) throws(StoreError) -> RunView {
      guard let view = try run(nil, of: id) else { throw StoreError(.notFound, "there is no pipeline \(id.raw)") }
      return view
    }

    /// An event that must have pipelines: no call asks for an event alone.
    func existing(event raw: Int64) throws(StoreError) -> EventID {
      let id = EventID(raw)
      guard try !pipelines(.event(id), page: Page(limit: 1)).isEmpty else {
        throw StoreError(.notFound, "there is no event \(raw) with pipelines")
      }
      return id
    }

    /// A project that must be there.
    func existing(project url: String) throws(StoreError) -> Project {
      guard let project = try project(url: url) else { throw StoreError(.notFound, "there is no project '\(url)'") }
      return project
    }
  }
#endif
