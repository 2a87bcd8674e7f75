#if SQLite
  import CSQLite
  import PipeShapeStore

  /// What the statements of a connection did, those included that are finalized: counters never go back.
  final class StatementWork {
    private static let counters: [(name: String, code: Int32)] = [
      ("statements prepared", SQLITE_STMTSTATUS_REPREPARE), ("steps", SQLITE_STMTSTATUS_VM_STEP),
      ("full scan steps", SQLITE_STMTSTATUS_FULLSCAN_STEP), ("sorts", SQLITE_STMTSTATUS_SORT),
      ("automatic index rows", SQLITE_STMTSTATUS_AUTOINDEX),
    ]
    private var sums = [Int64](repeating: 0, count: counters.count)

    /// Takes over what a statement did that is about to be finalized.
    func add(_ statement: OpaquePointer) { Self.add(statement, to: &sums) }

    /// The sums, with what the statements did that are still there.
    func measures(with statements: [OpaquePointer]) -> [Measure] {
      var all = sums
      for statement in statements { Self.add(statement, to: &all) }
      return zip(Self.counters, all).map { Measure($0.name, .counter, $1) }
    }

    private static func add(_ statement: OpaquePointer, to sums: inout [Int64]) {
      for (index, counter) in counters.enumerated() {
        sums[index] += Int64(sqlite3_stmt_status(statement, counter.code, 0))
      }
      // The first preparation is none that SQLite counts.
      sums[0] += 1
    }
  }
#endif
