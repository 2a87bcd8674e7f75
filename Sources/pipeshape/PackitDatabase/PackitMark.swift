#if CommandLine && PostgreSQL && Packit
  import PipeShape

  /// The row of `pipelines` by which an imported pipeline is known again: the request of its first run.
  struct PackitMark: Hashable, Sendable {
    private static let prefix = "packit:pipelines/"
    let row: Int64

    init(_ row: Int64) { self.row = row }

    /// Reads the mark of a pipeline; nil for one that was not imported.
    init?(of pipeline: Pipeline) {
      guard let request = pipeline.runs.first?.request, request.hasPrefix(Self.prefix),
        let row = Int64(request.dropFirst(Self.prefix.count))
      else { return nil }
      self.row = row
    }

    var request: String { Self.prefix + String(row) }
  }
#endif
