#if SQLite
  import CFaultyDisk
  import CSQLite
  import Foundation
  @testable import PipeShapeSQLite
  import Testing

  /// The disk below SQLite, which fails when it is told to.
  enum Disk {
    /// A kind of failure: which operations fail, and how.
    struct Failure: Sendable, CustomTestStringConvertible {
      var testDescription: String
      var operations: Int32
      var code: Int32
      var isLasting = false

      /// Extended codes are the plain one with a number in the second byte; C macros of that form are not imported.
      static let all = [
        Failure(testDescription: "a full disk", operations: 2, code: SQLITE_FULL, isLasting: true),
        Failure(testDescription: "a write that breaks off", operations: 2, code: SQLITE_IOERR | 3 << 8),
        Failure(testDescription: "a sync that fails", operations: 4, code: SQLITE_IOERR | 4 << 8),
        Failure(testDescription: "a truncation that fails", operations: 8, code: SQLITE_IOERR | 6 << 8),
        Failure(testDescription: "a read that fails", operations: 1, code: SQLITE_IOERR | 1 << 8),
        Failure(testDescription: "a lock that is held", operations: 16, code: SQLITE_BUSY, isLasting: true),
      ]
    }

    private static let isInstalled = faulty_disk_install() == SQLITE_OK

    /// Runs a body while the n-th operation fails.
    ///
    /// - Returns: the result, and how many operations there were.
    static func failing<R>(
      _ number: Int, _ failure: Failure, in folder: TemporaryFolder, _ body: () async -> R
    ) async -> (result: R, seen: Int) {
      precondition(isInstalled)
      let fault = faulty_disk_arm(
        folder.path, failure.operations, Int32(number), failure.code, failure.isLasting ? 1 : 0)
      let result = await body()
      return (result, Int(faulty_disk_disarm(fault)))
    }

    /// Puts the shim in front of connections that are opened from now on.
    static func install() -> Bool { isInstalled }
  }
#endif
