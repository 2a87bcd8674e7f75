#if CommandLine && PostgreSQL && Packit
  import PipeShape

  /// By what an imported pipeline and its event are known again: the request of its first run.
  struct PackitMark: Hashable, Sendable {
    /// The table whose rows are events; before groups no row was one.
    static let events = "project_events"
    private static let prefix = "packit:pipelines/"

    /// The row of `pipelines`.
    let row: Int64
    /// The row of its event, where that is a row.
    let event: Int64?

    init(of pipeline: ServicePipeline) {
      row = pipeline.first
      event = pipeline.event.flatMap { $0.table == Self.events ? $0.row : nil }
    }

    /// Reads the mark of a pipeline; nil for one that was not imported.
    init?(of pipeline: Pipeline) {
      guard let request = pipeline.runs.first?.request, request.hasPrefix(Self.prefix) else { return nil }
      let parts = request.dropFirst(Self.prefix.count).split(separator: "/", omittingEmptySubsequences: false)
      guard let row = Int64(parts[0]) else { return nil }
      self.row = row
      event = parts.count == 3 && parts[1] == Self.events ? Int64(parts[2]) : nil
    }

    var request: String { Self.prefix + String(row) + (event.map { "/\(Self.events)/\($0)" } ?? "") }
  }
#endif
