#if PostgreSQL
  import Foundation
  import Testing

  /// The Hermitage matrix, computed with real sessions of both engines.
  ///
  /// The list of anomalies is that of the Hermitage project (github.com/ept/hermitage), without G1c and OTV.
  @Suite struct EveryModePreventsWhatTheTableSays {
    static let golden: [String: [String]] = [
      "PostgreSQL, READ COMMITTED": [
        "ok", "ok", "ok", "ANOMALY", "ANOMALY", "ANOMALY", "ANOMALY", "ANOMALY",
      ],
      "PostgreSQL, REPEATABLE READ": ["ok", "ok", "ok", "ok", "ok 40001", "ok", "ANOMALY", "ANOMALY"],
      "PostgreSQL, SERIALIZABLE": ["ok", "ok", "ok", "ok", "ok 40001", "ok", "ok 40001", "ok 40001"],
      "SQLite WAL, IMMEDIATE": ["ok", "ok", "ok", "ok", "ok (waits)", "ok", "ok (waits)", "ok (waits)"],
      "SQLite WAL, DEFERRED": [
        "ok", "ok", "ok", "ok", "ok BUSY_SNAPSHOT", "ok", "ok BUSY_SNAPSHOT", "ok BUSY_SNAPSHOT",
      ],
      "SQLite WAL, reads outside the transaction": [
        "ok", "ok", "ok", "ANOMALY", "ANOMALY", "ANOMALY", "ANOMALY", "ANOMALY",
      ],
    ]

    /// The rows of the page are the golden ones, which the tests below compute.
    @Test func asThePageOnIsolationShowsIt() throws {
      let root = URL(fileURLWithPath: #filePath).pathComponents.dropLast(4).joined(separator: "/").dropFirst()
      let page = try String(contentsOfFile: "\(root)/Docs/Concepts/Isolation.md", encoding: .utf8)
      var rows: [String: [String]] = [:]
      for line in page.split(separator: "\n") {
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        if let name = cells.first, Self.golden[name] != nil { rows[name] = Array(cells.dropFirst()) }
        if cells.first == "mode" { #expect(Array(cells.dropFirst()) == scenarios.map { $0.name }) }
      }
      #expect(rows == Self.golden)
    }

    @Test(.needsServer, arguments: Mode.postgreSQL) func onPostgreSQL(_ mode: Mode) async throws {
      let schema = SharedServer.name("hermitage")
      let address = try await SharedServer.address
      RawPostgreSQL.session(address).run("CREATE SCHEMA \(schema)")
      let found = await onThread {
        let sessions = [1, 2].map { _ in
          RawPostgreSQL.session("\(address) options='-c search_path=\(schema) -c client_min_messages=error'")
        }
        return scenarios.map { $0.verdict(mode, sessions).description }
      }
      #expect(found == Self.golden[mode.description])
    }

    #if SQLite
      @Test(arguments: Mode.sqlite) func onSQLite(_ mode: Mode) async throws {
        let path = NSTemporaryDirectory() + "hermitage-\(UUID().uuidString).db"
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
        let found = await onThread {
          let sessions = [1, 2].map { _ in RawSQLite.session(path) }
          sessions[0].run("PRAGMA journal_mode = WAL")
          return scenarios.map { $0.verdict(mode, sessions).description }
        }
        #expect(found == Self.golden[mode.description])
      }
    #endif
  }
#endif
