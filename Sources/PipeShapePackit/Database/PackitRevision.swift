/// A revision of the service's schema whose tables are read, as the service's migrations name it.
public enum PackitRevision: String, CaseIterable, Sendable {
  /// That of August 2026: jobs that were asked for at once are in one group.
  case withGroups = "b4e11a52ea52"
  /// That of November 2022, the last one before groups: a row of `pipelines` for each chroot.
  case beforeGroups = "70c369f7ba80"

  /// The tables of jobs that it has.
  package var tables: [JobTable] { JobTable.allCases.filter { columns(of: $0) != nil } }

  /// How the rows of a table are read; nil for one that it does not have.
  package func columns(of table: JobTable) -> JobColumns? {
    switch self {
    case .withGroups: table.columns
    case .beforeGroups: table.columnsBeforeGroups
    }
  }
}
