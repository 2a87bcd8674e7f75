package import PipeShape

/// A row of a table of jobs from before groups, by what tells which others it was asked for with.
package struct UngroupedRow: Hashable, Sendable {
  /// The row's id, which says what came first.
  package var id: Int64
  /// The source package of its pipeline.
  package var source: Int64?
  /// The event of its pipeline, by any number; nil where none is known.
  package var event: Int64?
  /// The build in Copr that it is a chroot of.
  package var build: String?
  /// What it runs for.
  package var target: Target
  /// When it was asked for, in milliseconds since 1970.
  package var submittedAt: Int64?

  /// Describes a row.
  package init(
    _ id: Int64, source: Int64? = nil, event: Int64? = nil, build: String? = nil, target: Target = .untargeted,
    submittedAt: Int64? = nil
  ) {
    self.id = id
    self.source = source
    self.event = event
    self.build = build
    self.target = target
    self.submittedAt = submittedAt
  }

  /// What a job tells, and what its pipeline does.
  init(_ job: JobRow, source: Int64?, event: Int64?) {
    self.init(
      job.reference.id, source: source, event: event, build: job.external, target: job.cell.target,
      submittedAt: job.submittedAt)
  }
}
