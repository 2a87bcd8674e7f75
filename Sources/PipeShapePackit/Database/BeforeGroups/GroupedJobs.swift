import PipeShape

/// Jobs from before groups, in the groups that the rules make of them.
///
/// A group has no row of its own, and is named by its first one: its number is less than that of every later group,
/// which is all that runs need.
package struct GroupedJobs: Sendable {
  /// The jobs as they came, each with its group.
  package private(set) var jobs: [JobRow]
  /// The ids of the tests that are one group.
  package let tests: [[Int64]]
  /// The choices that were made.
  package let remarks: [ImportRemark]

  /// Groups the jobs of one source package, or those of one event that have none.
  ///
  /// - Parameter event: any number that says which; nil where none is known.
  package init(_ jobs: [JobRow], event: Int64?) {
    let source = jobs.first { $0.reference.table == .sources }?.reference.id
    func rows(of table: JobTable) -> [UngroupedRow] {
      jobs.compactMap { $0.reference.table == table ? UngroupedRow($0, source: source, event: event) : nil }
    }
    let made: [RowGroups] = [
      .coprBuilds(rows(of: .coprBuilds)), .kojiBuilds(rows(of: .kojiBuilds)), .tests(rows(of: .tests)),
    ]
    var groups: [JobRow.Reference: Int64] = [:]
    for one in made {
      for group in one.groups {
        for id in group { groups[JobRow.Reference(one.table, id)] = group.first }
      }
    }
    self.jobs = jobs.map { job in groups[job.reference].map { job.inGroup($0) } ?? job }
    tests = made.last?.groups ?? []
    remarks = made.flatMap(\.remarks)
  }
}

extension JobRow {
  /// The row with a group, which its payload names too.
  fileprivate func inGroup(_ group: Int64) -> JobRow {
    var job = self
    job.group = group
    if case .record(var record) = payload {
      record["group"] = .int(group)
      job.payload = .record(record)
    }
    return job
  }
}
