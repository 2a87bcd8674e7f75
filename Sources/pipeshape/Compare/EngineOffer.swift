#if CommandLine
  import PipeShape
  import PipeShapeStore

  /// An engine that `--engines` can name; nothing of it has been started.
  ///
  /// A new engine is one entry of `all`.
  struct EngineOffer: Sendable {
    /// The name that `--engines` takes.
    var name: String
    /// Its layouts, each with the reason why it cannot be had, or nil.
    var layouts: [(name: String, reasonAgainst: String?)]
    /// Whether it keeps its stores in a server.
    var hasServer = false
    /// Fails where the engine cannot be started: no server is installed, or the one named does not answer.
    var check: @Sendable (Server) throws(StoreError) -> Void = { _ throws(StoreError) in }
    /// Makes it ready for a comparison.
    var start: @Sendable (Server) async throws(StoreError) -> ComparedEngine
    /// The engine as a comparison in another process has started it.
    var join: @Sendable () throws(StoreError) -> ComparedEngine

    /// The server that the user wants.
    struct Server: Sendable {
      /// Its address; nil for one that is started for the comparison.
      var address: String?
      /// Whether schemas made in it stay.
      var keepsSchemas = false
    }

    /// Every engine of this build.
    static var all: [EngineOffer] {
      var all: [EngineOffer] = []
      #if SQLite
        all.append(sqlite)
      #endif
      #if PostgreSQL
        all.append(postgreSQL)
      #endif
      return all
    }

    /// The engine of that name.
    ///
    /// - Throws: a failure of usage, naming those that exist.
    static func named(_ name: String) throws(Failure) -> EngineOffer {
      if let found = all.first(where: { $0.name == name }) { return found }
      let names = all.map(\.name)
      throw .usage(
        names.isEmpty
          ? "this build has no engine to compare layouts on"
          : "there is no engine '\(name)'\(NearestName.hint(for: name, among: names)); there are \(names.joined(separator: ", "))"
      )
    }
  }
#endif
