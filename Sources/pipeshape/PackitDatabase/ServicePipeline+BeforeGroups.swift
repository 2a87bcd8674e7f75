#if CommandLine && PostgreSQL && Packit
  import PipeShapePackit

  extension ServicePipeline {
    /// Puts jobs from before groups into groups, and makes a pipeline of each group of loose tests.
    func grouped() -> [ServicePipeline] {
      let made = GroupedJobs(jobs, event: event?.firstPipeline)
      guard !looseTests.isEmpty else {
        var pipeline = self
        pipeline.jobs = made.jobs
        pipeline.remarks = made.remarks
        return [pipeline]
      }
      return made.tests.compactMap { part(Set($0), of: made) }
    }

    /// The pipeline of some loose tests; nil where no row leads to them.
    private func part(_ tests: Set<Int64>, of made: GroupedJobs) -> ServicePipeline? {
      let members = looseTests.filter { tests.contains($0.test) }.sorted { $0.row < $1.row }
      guard !members.isEmpty else { return nil }
      func isHere(_ job: JobRow.Reference) -> Bool { job.table == .tests && tests.contains(job.id) }
      var part = self
      part.rows = members.map(\.row)
      part.createdAt = members.compactMap(\.createdAt).min()
      part.jobs = made.jobs.filter { isHere($0.reference) }
      part.links = links.filter { isHere($0.from) || isHere($0.to) }
      part.remarks = made.remarks.filter { isHere($0.row) }
      part.looseTests = []
      return part
    }
  }
#endif
