import Foundation
import PipeShapeLaws
import PipeShapeStore
import Testing

#if SQLite
  import PipeShapeSQL
  import PipeShapeSQLite
#endif
#if PostgreSQL
  import PipeShapePostgreSQL
  import PipeShapePostgreSQLTrials
#endif

/// One engine with one layout, and how the laws are run on it.
struct Pair: Sendable, CustomTestStringConvertible {
  var engine: String
  var layout: String
  /// Why the engine cannot have the layout.
  var reasonAgainst: String?
  var check: @Sendable (_ seed: UInt64, _ cases: Int, _ takingTurns: Bool) async -> LawReport

  var testDescription: String { "\(engine) with \(layout)" }
}

/// Every pair of an engine and a layout, computed from what each engine says about each layout there is.
enum Matrix {
  static let pairs: [Pair] = [memory] + sqlite + postgreSQL

  static var supported: [Pair] { pairs.filter { $0.reasonAgainst == nil } }

  static let memory = Pair(engine: "memory", layout: "values") { seed, cases, takingTurns in
    await LawSuite.store(seed: seed, cases: cases, takingTurns: takingTurns) { _ in MemoryStore(kinds: LawSuite.kinds) }
  }

  #if SQLite
    static let sqlite: [Pair] = SQLiteStore.layouts.map { layout in
      Pair(engine: "SQLite", layout: layout.name, reasonAgainst: layout.reasonAgainst) { seed, cases, takingTurns in
        let folder = TemporaryFolder()
        return await LawSuite.store(seed: seed, cases: cases, sharing: true, takingTurns: takingTurns) {
          number throws(StoreError) in
          try await SQLiteStore.open(folder.file("\(number).db"), layout: layout.name, kinds: LawSuite.kinds)
        }
      }
    }
  #else
    static let sqlite = [
      Pair(engine: "SQLite", layout: "any", reasonAgainst: "the package was built without the trait SQLite") {
        _, _, _ in
        LawReport()
      }
    ]
  #endif

  #if PostgreSQL
    /// One server for all tests of the process; durability is no law of these, so the disk is not waited for.
    private static let server = Task { () -> Result<ThrowAwayServer, StoreError> in
      do throws(StoreError) { return .success(try await ThrowAwayServer.start(settings: ThrowAwayServer.hasty)) } catch
      {
        return .failure(error)
      }
    }

    private static let reasonAgainstServer =
      ThrowAwayServer.programs == nil ? "no PostgreSQL server is installed on this machine" : nil

    static let postgreSQL: [Pair] = PostgreSQLStore.layouts.map { layout in
      Pair(engine: "PostgreSQL", layout: layout.name, reasonAgainst: layout.reasonAgainst ?? reasonAgainstServer) {
        seed, cases, takingTurns in
        await LawSuite.store(seed: seed, cases: cases, sharing: true, takingTurns: takingTurns) {
          number throws(StoreError) in
          let schema = "laws_\(layout.name.replacing("-", with: "_"))_\(UInt32.random(in: .min ... .max))_\(number)"
          return try await PostgreSQLStore.open(
            server.value.get().address, layout: layout.name, kinds: LawSuite.kinds, options: .init(schema: schema))
        }
      }
    }
  #else
    static let postgreSQL = [
      Pair(engine: "PostgreSQL", layout: "any", reasonAgainst: "the package was built without the trait PostgreSQL") {
        _, _, _ in LawReport()
      }
    ]
  #endif
}

/// A folder that goes away with its last user.
final class TemporaryFolder: Sendable {
  private let path = FileManager.default.temporaryDirectory.appendingPathComponent("laws-\(UUID().uuidString)")

  init() { try? FileManager.default.createDirectory(at: path, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(at: path) }

  func file(_ name: String) -> String { path.appendingPathComponent(name).path }
}
