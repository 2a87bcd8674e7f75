import PipeShape

/// Rows of one table of jobs in groups: those that were asked for at once.
///
/// The service made no groups before November 2022. What they would have been follows from what rows share, by a rule
/// for each table (*Database refresh*, "Migrations"). Where the rule had to choose, a remark says what it chose. No row
/// is left out, and none is in two groups.
package struct RowGroups: Hashable, Sendable {
  /// The table.
  package let table: JobTable
  /// The ids of each group, the least first; groups in the order of their first rows.
  package private(set) var groups: [[Int64]] = []
  /// The choices that were made.
  package private(set) var remarks: [ImportRemark] = []

  /// Begins without rows.
  init(of table: JobTable) { self.table = table }

  /// Adds rows, the least id first, as one group.
  ///
  /// Nobody asks for one target twice at once: a further row of a target goes into a further group, which is a rerun.
  mutating func add(_ rows: [UngroupedRow]) {
    var layers: [[Int64]] = []
    var seen: [Target: [Int64]] = [:]
    for row in rows {
      let before = seen[row.target, default: []]
      if before.count == layers.count { layers.append([]) }
      layers[before.count].append(row.id)
      if let last = before.last {
        remark(.repeatedTarget, row, "would be in one group with row \(last) for \(row.target), and counts as a rerun")
      }
      seen[row.target] = before + [row.id]
    }
    groups += layers
  }

  /// Notes a choice about a row.
  mutating func remark(_ code: ImportRemark.Code, _ row: UngroupedRow, _ message: String) {
    remarks.append(ImportRemark(code, JobRow.Reference(table, row.id), message))
  }

  /// Puts groups and remarks in the order of rows.
  func inOrder() -> RowGroups {
    var made = self
    made.groups.sort { ($0.first ?? 0) < ($1.first ?? 0) }
    made.remarks.sort { ($0.row.id, $0.code.rawValue) < ($1.row.id, $1.code.rawValue) }
    return made
  }
}
