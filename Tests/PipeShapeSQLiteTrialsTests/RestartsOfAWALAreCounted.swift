#if SQLite
  import Foundation
  import PipeShapeLab
  import PipeShapeSQLite
  import PipeShapeStore
  import Testing

  @testable import PipeShapeSQLiteTrials

  /// A folder that is removed with the test.
  final class TrialFolder: Sendable {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("pipeshape-trials-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }

    func file(_ name: String) -> String { url.appendingPathComponent(name).path }
  }

  @Suite struct RestartsOfAWALAreCounted {
    private func write(_ count: Int, _ connection: TrialConnection) throws {
      for _ in 0..<count { try connection.run("INSERT INTO t VALUES (randomblob(20000))") }
    }

    @Test func aCheckpointOfTheEnginesOwnIsOneAndACutIsNone() throws {
      let folder = try TrialFolder()
      let path = folder.file("a.db")
      let connection = try TrialConnection(path)
      try connection.run("PRAGMA journal_mode = WAL")
      try connection.run("PRAGMA wal_autocheckpoint = 20")
      try connection.run("CREATE TABLE t (b)")
      let restarts = WALRestarts(ofFileAt: path)
      #expect(restarts.count() == 0)
      // Six frames a row: after four rows all is moved, and the fifth begins anew.
      try write(5, connection)
      let first = restarts.count()
      #expect(first == 1)
      try connection.run("PRAGMA wal_checkpoint(TRUNCATE)")
      #expect(restarts.count() == first)
      try write(1, connection)
      #expect(restarts.count() == first, "cutting the WAL off is no restart")
      try write(5, connection)
      #expect(restarts.count() == first + 1)
    }
  }
#endif
