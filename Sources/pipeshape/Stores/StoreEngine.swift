#if CommandLine
  import PipeShape
  import PipeShapeStore

  /// An engine that `--store` can name.
  ///
  /// A new engine is one entry of `all`.
  struct StoreEngine: Sendable {
    /// The name before the colon.
    var name: String
    /// Whether a path follows.
    var takesPath: Bool
    /// Whether the path is the address of a database, where a schema has the store.
    var hasSchemas = false
    /// Whether its stores are files that can be made anywhere.
    var hasFiles = false
    /// The layouts there are, with the reason why the engine cannot have one, or nil if it can.
    var layouts: [(name: String, reasonAgainst: String?)]
    /// Opens a store, and makes it where there is none; only for reading, it must be there.
    var open: @Sendable (StoreLocation, KindRegistry, StorePurpose) async throws(StoreError) -> any Store

    /// Every engine of this build.
    static var all: [StoreEngine] {
      var all = [memory]
      #if SQLite
        all.append(sqlite)
      #endif
      #if PostgreSQL
        all.append(postgreSQL)
      #endif
      return all
    }

    /// A place for a new store in a folder, for every engine that keeps files and every layout that it can have.
    static func locations(in folder: String) -> [String] {
      all.filter(\.hasFiles).flatMap { engine in
        engine.layouts.filter { $0.reasonAgainst == nil }.map { layout in
          "\(engine.name):\(folder)/laws-\(engine.name)-\(layout.name).db?layout=\(layout.name)"
        }
      }
    }

    private static let memory = StoreEngine(name: "memory", takesPath: false, layouts: []) {
      (_, kinds, _) async throws(StoreError) in MemoryStore(kinds: kinds)
    }
  }

  extension StoreLocation {
    /// Opens the store, with kinds whose payloads are to be checked.
    ///
    /// - Throws: a failure that names it.
    func open(kinds: KindRegistry = KindRegistry(), for purpose: StorePurpose = .work) async throws(Failure)
      -> any Store
    {
      guard let engine = StoreEngine.all.first(where: { $0.name == self.engine }) else {
        throw Failure(code: "unsupported", "this build has no store '\(self.engine)'")
      }
      do throws(StoreError) { return try await engine.open(self, kinds, purpose) } catch {
        throw Failure(error, store: title)
      }
    }
  }
#endif
