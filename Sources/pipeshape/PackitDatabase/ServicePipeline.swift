#if CommandLine && PostgreSQL && Packit
  import PipeShapePackit

  /// The rows of the service that are one pipeline.
  struct ServicePipeline: Sendable {
    /// The ids of its rows in `pipelines`; the first one names it.
    var rows: [Int64]
    /// When the service made the first of them, in milliseconds since 1970.
    var createdAt: Int64?
    /// Its event, and how many its rows have.
    var event: PackitEvent?
    var events: Int
    /// What its rows lead to.
    var jobs: [JobRow] = []
    var links: [JobLink] = []
    /// What its updates ship.
    var shipped: [ShippedBuild] = []
    /// Which releases have which pull requests, by rows.
    var pullRequests: [(run: Int64, request: Int64)] = []
    /// What was chosen on the way to it.
    var remarks: [ImportRemark] = []
    /// Whether its jobs are for different commits, which was possible while commits were of jobs.
    var hasSeveralCommits = false
    /// From before groups: the tests of rows that have nothing else, with their rows and when those were made.
    var looseTests: [(test: Int64, row: Int64, createdAt: Int64?)] = []

    /// Its event, or one that says that none is known.
    var origin: PackitEvent { event ?? PackitEvent(of: self) }

    /// The row that names it.
    var first: Int64 { rows.first ?? 0 }
  }
#endif
