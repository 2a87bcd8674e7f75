import Foundation
import PipeShape
import PipeShapeSQL
import PipeShapeStore

#if SQLite
  import PipeShapeSQLite
#endif
#if PostgreSQL
  import PipeShapePostgreSQL
  import PipeShapePostgreSQLTrials
#endif

/// Every engine with every layout that it can have, as `engine/layout`: tests run on all of them.
///
/// Each test makes stores of its own, which takes a server a while: without `PIPESHAPE_EVERY_STORE` one of two layouts that
/// share their code is enough there. The laws run on all.
let everyStore: [String] = sqliteStores + postgreSQLStores

#if SQLite
  private let sqliteStores = layouts.map { "sqlite/\($0)" }
#else
  private let sqliteStores: [String] = []
#endif

#if PostgreSQL
  private let postgreSQLStores =
    ThrowAwayServer.programs == nil
    ? []
    : PostgreSQLStore.layouts.map(\.name).filter { name in
      !["target-document", "group-record"].contains(name)
        || ProcessInfo.processInfo.environment["PIPESHAPE_EVERY_STORE"] != nil
    }.map { "postgresql/\($0)" }

  /// One server for all tests of the process; none of them asks what a crash leaves.
  enum TestServer {
    /// Tests run at the same time, and each has stores of its own.
    private static let hasty = ThrowAwayServer.hasty.merging(["max_connections": "600"]) { $1 }

    private static let server = Task { () -> Result<ThrowAwayServer, StoreError> in
      do throws(StoreError) { return .success(try await ThrowAwayServer.start(settings: hasty)) } catch {
        return .failure(error)
      }
    }

    static func address() async throws(StoreError) -> String { try await server.value.get().address }
  }
#else
  private let postgreSQLStores: [String] = []
#endif

extension TemporaryFolder {
  /// The schema that belongs to the folder.
  var schema: String { "t" + path.suffix(36).replacing("-", with: "").lowercased() }

  /// Opens the store of the folder, on the engine and in the layout that the name says.
  func open(
    _ name: String, kinds: KindRegistry = KindRegistry(), ids: any IDGenerator = SequentialIDs(),
    options: SQLStore.Options = .init(), isReadOnly: Bool = false
  ) async throws(StoreError) -> SQLStore {
    let parts = name.split(separator: "/").map { String($0) }
    switch parts[0] {
    #if SQLite
      case "sqlite":
        return try await SQLiteStore.open(
          file, layout: parts[1], kinds: kinds, ids: ids, options: .init(store: options, isReadOnly: isReadOnly))
    #endif
    #if PostgreSQL
      case "postgresql":
        return try await PostgreSQLStore.open(
          try await TestServer.address(), layout: parts[1], kinds: kinds, ids: ids,
          options: .init(store: options, schema: schema, isReadOnly: isReadOnly, connections: 2))
    #endif
    default: throw StoreError(.unsupported, "there is no engine \(parts[0])")
    }
  }
}
