#if PostgreSQL
  import Foundation
  public import PipeShapeLab
  public import PipeShapeStore
  import Synchronization

  /// The server of a comparison: one that is started for it, or one that is there, in which every store gets a schema.
  public final class MeasuredServer: Sendable {
    /// Where it can be reached, as libpq takes it; a password may be in it.
    public let address: String
    /// What it is, with its version.
    public let version: String
    /// What the comparison found there, and what it does without.
    public let facts: [Fact]
    /// What the names of all schemas of the comparison begin with.
    private let prefix: String
    private let own: ThrowAwayServer?
    private let keepsSchemas: Bool
    let abilities: ServerAbilities
    /// The one connection that looks on, and cleans up.
    private let session: Mutex<TrialSession>
    /// What was seen of the log so far.
    let log = Mutex(LogImages())

    /// Settings of a server that is started: nothing happens by itself while something is measured, and nobody waits for
    /// the disk, so that what is measured is the work of a layout.
    ///
    /// As much of the log is kept as ``LogImages`` reads at once: a checkpoint that others make would remove what was
    /// written between two looks.
    public static let settings = [
      "fsync": "off", "full_page_writes": "on", "synchronous_commit": "on", "checkpoint_timeout": "1d",
      "max_wal_size": "8GB", "wal_keep_size": "256MB", "shared_buffers": "512MB", "autovacuum": "off",
      "max_connections": "200", "max_locks_per_transaction": "256", "deadlock_timeout": "20ms",
    ]

    /// Starts a server, or takes the one at an address.
    ///
    /// - Throws: `unavailable`.
    public static func start(address: String?, keepsSchemas: Bool) async throws(StoreError) -> MeasuredServer {
      if let address { return try MeasuredServer(address, own: nil, keepsSchemas: keepsSchemas) }
      // A library that is not there would keep the server from starting.
      let statements = hasStatements ? ["shared_preload_libraries": "pg_stat_statements"] : [:]
      let own = try await ThrowAwayServer.start(settings: settings.merging(statements) { $1 })
      return try MeasuredServer(own.address, own: own, keepsSchemas: false)
    }

    /// Whether the library that counts statements is where the server of ``ThrowAwayServer/programs`` looks for it.
    private static var hasStatements: Bool {
      guard let programs = ThrowAwayServer.programs else { return false }
      return ["../lib", "../lib/postgresql"].contains { folder in
        FileManager.default.isReadableFile(atPath: "\(programs)/\(folder)/pg_stat_statements.so")
      }
    }

    private init(_ address: String, own: ThrowAwayServer?, keepsSchemas: Bool) throws(StoreError) {
      self.address = address
      let session = try TrialSession(address)
      abilities = try ServerAbilities(of: session, mayExtend: own != nil)
      self.own = own
      self.keepsSchemas = keepsSchemas
      let number = String(UInt32.random(in: .min ... .max), radix: 16)
      prefix = "pipeshape_trial_\(number)_"
      let version = try session.run("SHOW server_version").first?.first ?? nil
      self.version = "PostgreSQL \(version ?? "unknown")"
      let started = Self.settings.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
      facts =
        [
          Fact(
            "server",
            own == nil
              ? "one that was there; what else it does at the same time is not known"
              : "started for this, with \(started.joined(separator: ", "))")
        ] + abilities.facts
      self.session = Mutex(session)
    }

    /// Whether there is a server to be started or, with an address, one that answers.
    ///
    /// - Throws: `unavailable`.
    public static func check(address: String?) throws(StoreError) {
      if let address {
        _ = try TrialSession(address)
      } else if ThrowAwayServer.programs == nil {
        throw StoreError(
          .unavailable,
          "no PostgreSQL server is installed; install the package postgresql, or name the folder of initdb in PIPESHAPE_POSTGRESQL"
        )
      }
    }

    /// The schema of a label; it is not there yet.
    public func schema(for label: String) -> String {
      var name = prefix
      for byte in label.utf8 {
        let isPlain = (byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57)
        name.append(isPlain ? Character(UnicodeScalar(byte)) : "_")
      }
      guard name.utf8.count > 63 else { return name }
      // Names are cut by the server, and labels differ at the end.
      let sum = label.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
      return "\(name.prefix(54))_\(String(sum, radix: 16))"
    }

    /// Runs statements on the connection that looks on, one after the other.
    func run<R: Sendable>(_ body: (TrialSession) throws(StoreError) -> R) throws(StoreError) -> R {
      let result = session.withLock { session -> Result<R, StoreError> in
        do throws(StoreError) { return .success(try body(session)) } catch { return .failure(error) }
      }
      return try result.get()
    }

    /// Writes all changed pages of all stores, so that the log begins anew for each of them alike.
    public func checkpoint() throws(StoreError) {
      guard abilities.checkpoints else { return }
      try run { (session) throws(StoreError) in _ = try session.run("CHECKPOINT") }
    }

    /// Drops the schemas of the comparison, unless they are to stay.
    public func dropSchemas() throws(StoreError) {
      guard !keepsSchemas else { return }
      try run { [prefix] (session) throws(StoreError) in
        try session.run("SET lock_timeout = '10s'")
        // The underscore stands for any character in LIKE.
        let names = try session.run("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, $1)", [prefix])
        for name in names.compactMap({ $0[0] }) {
          try session.run("DROP SCHEMA \(TrialSession.quoted(name)) CASCADE")
        }
      }
    }

    /// Drops the schemas, and stops the server where it was started for this.
    public func stop() {
      if let own { own.stop() } else { try? dropSchemas() }
    }
  }
#endif
