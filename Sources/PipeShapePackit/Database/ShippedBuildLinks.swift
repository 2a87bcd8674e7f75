import PipeShape

/// The builds that updates ship, as links between rows, with a remark on each name that gives none.
struct ShippedBuildLinks {
  private(set) var links: [JobLink] = []
  private(set) var remarks: [ImportRemark] = []

  /// - Parameter jobs: those of the pipeline.
  init(_ shipped: [ShippedBuild], in jobs: [JobRow], on cells: JobCells) {
    guard !shipped.isEmpty else { return }
    var builds: [Int64: Int] = [:]
    for (job, row) in jobs.enumerated() where row.reference.table == .kojiBuilds { builds[row.reference.id] = job }
    for (key, members) in Dictionary(grouping: shipped, by: Key.init).sorted(by: { $0.key < $1.key }) {
      let rows = Set(members.compactMap(\.build)).sorted()
      let update = JobRow.Reference(.updates, key.update)
      let here = rows.compactMap { builds[$0] }
      guard let build = Self.shipped(of: here, jobs).map({ jobs[$0].reference }) else {
        remarks.append(Self.complaint(about: key.name.text, of: update, rows))
        continue
      }
      links.append(JobLink(from: build, to: update))
      guard Set(here.map { cells.ofJobs[$0] }).count > 1 else { continue }
      let ids = here.map { String(jobs[$0].reference.id) }.joined(separator: ", ")
      remarks.append(
        ImportRemark(
          .severalBuilds, update,
          "ships \(key.name.text), which rows \(ids) of koji_build_targets are on several targets; "
            + "row \(build.id) counts"))
    }
  }

  /// The newest that succeeded, else the newest: Koji makes no second build of a name, and refuses who asks for one.
  private static func shipped(of builds: [Int], _ jobs: [JobRow]) -> Int? {
    builds.last { build in
      jobs[build].status.flatMap { JobTable.kojiBuilds.vocabulary.state(of: $0) } == .succeeded
    } ?? builds.last
  }

  private static func complaint(about name: String, of update: JobRow.Reference, _ rows: [Int64]) -> ImportRemark {
    guard let row = rows.last else {
      return ImportRemark(.unknownBuild, update, "ships \(name), and no row of koji_build_targets has that name")
    }
    return ImportRemark(
      .danglingLink, update, "ships \(name), which is row \(row) of koji_build_targets, and the pipeline lacks it")
  }

  private struct Key: Hashable, Comparable {
    var update: Int64
    var name: ExactName

    init(_ shipped: ShippedBuild) {
      update = shipped.update
      name = ExactName(shipped.name)
    }

    static func < (a: Self, b: Self) -> Bool {
      a.update != b.update ? a.update < b.update : a.name.text.isBefore(b.name.text)
    }
  }
}
