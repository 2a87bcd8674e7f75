#if PostgreSQL
  import CPostgreSQL
  public import PipeShape
  import PipeShapeLayouts
  public import PipeShapeSQL
  public import PipeShapeStore

  /// Stores in schemas of a PostgreSQL database.
  ///
  /// Readers see a snapshot and wait for nobody. Writers overlap: one that was in the way of another is run again, as a
  /// whole, until the deadline.
  public enum PostgreSQLStore {
    /// What can be chosen about a store.
    public struct Options: Sendable {
      /// What can be chosen about every store.
      public var store: SQLStore.Options
      /// The schema that has the tables; it is made if it is not there.
      public var schema: String
      /// Whether the store is only read: nothing is made and nothing changed.
      public var isReadOnly: Bool
      /// The most connections at a time.
      public var connections: Int
      /// How many calls may wait for a connection.
      public var maximumWaiting: Int
      /// What transactions that write see of each other.
      public var isolation: PostgreSQLDialect.Isolation
      /// How long a statement may take; zero for as long as it likes.
      public var statementTimeout: Duration
      /// How long a statement may wait for a lock; zero for as long as it likes.
      public var lockTimeout: Duration
      /// Whether a commit waits until the disk has it; without, a crash of the server may take back the newest commits.
      public var isSynchronous: Bool

      /// Chooses.
      public init(
        store: SQLStore.Options = .init(), schema: String = "pipeshape", isReadOnly: Bool = false, connections: Int = 4,
        maximumWaiting: Int = 1000, isolation: PostgreSQLDialect.Isolation = .serializable,
        statementTimeout: Duration = .zero, lockTimeout: Duration = .zero, isSynchronous: Bool = true
      ) {
        self.store = store
        self.schema = schema
        self.isReadOnly = isReadOnly
        self.connections = connections
        self.maximumWaiting = maximumWaiting
        self.isolation = isolation
        self.statementTimeout = statementTimeout
        self.lockTimeout = lockTimeout
        self.isSynchronous = isSynchronous
      }
    }

    /// Opens a store, and makes it if there is none.
    ///
    /// A refusal changes nothing.
    /// - Parameters:
    ///   - address: a connection string or URI, as libpq takes them; what it leaves open comes from the environment and
    ///     the service file.
    ///   - name: the name of the layout: that of the store, or of one to be made.
    ///   - kinds: the kinds whose payloads have a schema; new ones get their tables.
    ///   - ids: where new ids come from.
    /// - Throws: `unsupported` for a layout that there is not or that PostgreSQL cannot have, `wrongLayout` naming both,
    ///   `wrongVersion`, `notAStore`, `unavailable` for a server that cannot be reached or does not let us in, `busy` when
    ///   somebody held the store until the deadline.
    public static func open(
      _ address: String, layout name: String, kinds: KindRegistry = KindRegistry(),
      ids: any IDGenerator = SequentialIDs(), options: Options = Options()
    ) async throws(StoreError) -> SQLStore {
      guard let layout = Layouts.named(name) else {
        let hint = NearestName.hint(for: name, among: Layouts.all.map(\.name))
        throw StoreError(.unsupported, "there is no layout \(name)\(hint)")
      }
      if let reason = PostgreSQLDialect().reasonAgainst(layout) {
        throw StoreError(.unsupported, "the layout \(name) cannot be had on PostgreSQL: \(reason)")
      }
      let opening = PostgreSQLOpening(address: address, layout: layout, kinds: kinds, options: options)
      return try await Backoff.whileBusy(until: options.store.deadline) { () async throws(StoreError) in
        try await OwnThread.run { () throws(StoreError) in try opening.open(ids: ids) }
      }
    }

    /// The layout of a store; nil where there is none.
    ///
    /// - Throws: `notAStore`, `wrongVersion`, `unavailable`.
    public static func layout(
      ofStoreAt address: String, schema: String = "pipeshape"
    ) async throws(StoreError) -> String? {
      try await OwnThread.run { () throws(StoreError) in
        let connection = try PostgreSQLOpening.connect(to: address, options: Options(schema: schema, isReadOnly: true))
        let present = try connection.columnsOfTables()
        return present.isEmpty ? nil : try StoreSchema.check(connection, present, layout: nil)["layout"]
      }
    }

    /// Every layout there is, with the reason why PostgreSQL cannot have it, or nil if it can.
    public static var layouts: [(name: String, reasonAgainst: String?)] {
      Layouts.all.map { ($0.name, PostgreSQLDialect().reasonAgainst($0)) }
    }

    /// The version of the client library, for reports.
    public static var clientVersion: String {
      let version = PQlibVersion()
      return "libpq \(version / 10000).\(version % 10000)"
    }

    /// Removes a schema with all its tables.
    ///
    /// - Throws: `unavailable`, `busy`.
    public static func drop(_ schema: String, at address: String) async throws(StoreError) {
      try await OwnThread.run { () throws(StoreError) in
        let connection = try PostgreSQLOpening.connect(to: address, options: Options(schema: schema))
        try connection.execute("DROP SCHEMA IF EXISTS \(PostgreSQLDialect().quoted(schema)) CASCADE")
      }
    }
  }
#endif
