#if CommandLine
  import PipeShape
  import PipeShapeStore

  /// How much a store was used for: what its pipelines of a period were about, and what became of their jobs.
  struct Usage: Sendable {
    /// What is counted.
    struct Query: Sendable {
      /// Only the pipelines of this project.
      var project: String?
      /// Only events from the first time until before the second, in milliseconds since 1970.
      var since = Int64.min, until = Int64.max
    }

    /// The pipelines of one kind of reference.
    struct Share: Sendable {
      var projects: Set<ProjectID> = []
      var events: Set<EventID> = []
      var pipelines = 0, runs = 0

      mutating func add(_ pipeline: Pipeline, _ origin: PipelineOrigin) {
        projects.insert(origin.project.id)
        events.insert(origin.event.id)
        pipelines += 1
        runs += pipeline.runs.count
      }
    }

    /// All pipelines.
    private(set) var all = Share()
    /// By what set them off.
    private(set) var byReference: [GitReference.Kind: Share] = [:]
    /// The attempts of each kind of job, by state.
    private(set) var byKind: [(kind: String, counts: Attempts)] = []
    private var indexOfKind: [Target: Int] = [:]

    /// The attempts of one kind of job.
    struct Attempts: Sendable {
      var byState: [AttemptState: Int] = [:]
      var byReference: [GitReference.Kind: Int] = [:]
    }

    /// Counts in one snapshot, page by page.
    ///
    /// - Complexity: reads every pipeline of the period, and where the others come from.
    init(_ query: Query, _ session: some ReadSession) throws(StoreError) {
      var scope = PipelineScope.all
      if let url = query.project { scope = .project(try session.existing(project: url).id) }
      var page = Page<PipelineID>(limit: 500)
      while true {
        let records = try session.pipelines(scope, page: page)
        for (record, origin) in zip(records, try session.origins(of: records.map(\.id))) {
          guard let origin, origin.event.at >= query.since, origin.event.at < query.until else { continue }
          guard let pipeline = try session.pipeline(record.id) else { continue }
          add(pipeline, origin)
        }
        guard records.count == page.limit, let last = records.last else { break }
        page.after = last.id
      }
      byKind.sort { $0.kind < $1.kind }
    }

    private mutating func add(_ pipeline: Pipeline, _ origin: PipelineOrigin) {
      all.add(pipeline, origin)
      byReference[origin.event.reference.kind, default: Share()].add(pipeline, origin)
      for attempt in pipeline.attempts {
        let kind = pipeline.graph.kind(ofCellAt: Int(attempt.cell))
        let index = indexOfKind[Target(kind)] ?? byKind.count
        if index == byKind.count {
          byKind.append((kind, Attempts()))
          indexOfKind[Target(kind)] = index
        }
        byKind[index].counts.byState[attempt.state, default: 0] += 1
        byKind[index].counts.byReference[origin.event.reference.kind, default: 0] += 1
      }
    }
  }
#endif
