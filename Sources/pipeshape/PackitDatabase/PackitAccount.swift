#if CommandLine && PostgreSQL && Packit
  import PipeShapePackit
  import PipeShapeStore

  /// What became of every row of the service's database.
  struct PackitAccount: Sendable {
    /// Where a row that was met went.
    enum Place: Int, CaseIterable, Sendable {
      /// Into the store, now.
      case imported
      /// An earlier import has its pipeline.
      case earlier
      /// An earlier import has its pipeline, and found it otherwise.
      case changed
      /// Nowhere, since the store refused its pipeline.
      case refused
    }

    /// The rows of one table.
    struct Line: Sendable {
      var table: String
      var rows: Int
      /// How many went where, by place.
      var met: [Int]
      /// Why the others, if any, have no place.
      var why = ""

      var leftOut: Int { rows - met.reduce(0, +) }
    }

    /// A kind of remark.
    struct Remark: Sendable {
      var code: String
      var count: Int
      /// The first few, in words.
      var examples: [String]
    }

    private static let examples = 5
    private static let nowhere = Place.allCases.map { _ in 0 }

    /// How many pipelines went where.
    private(set) var pipelines = (added: 0, earlier: 0, changed: 0, refused: 0)
    /// How many Copr builds went into the store.
    private(set) var coprBuilds = 0
    private(set) var lines: [Line] = []
    private(set) var remarks: [Remark] = []
    private var seen: [String: Int] = [:]
    private var rows: [(seen: RowSet, met: [Int])] = []
    /// Where rows of the table that was met last are: they come one behind the other.
    private var last = (table: "", place: 0)

    /// Notes where a row went; false for one that was met before.
    @discardableResult
    private mutating func meet(_ table: String, _ id: Int64, _ place: Place) -> Bool {
      if last.table != table || rows.isEmpty {
        let place = seen[table] ?? rows.count
        if place == rows.count {
          rows.append((RowSet(), Self.nowhere))
          seen[table] = place
        }
        last = (table, place)
      }
      guard rows[last.place].seen.insert(id) else { return false }
      rows[last.place].met[place.rawValue] += 1
      return true
    }

    /// Accounts for the rows of a pipeline.
    mutating func add(_ pipeline: ServicePipeline, as place: Place, _ remarks: [ImportRemark]) {
      switch place {
      case .imported: pipelines.added += 1
      case .earlier: pipelines.earlier += 1
      case .changed: pipelines.changed += 1
      case .refused: pipelines.refused += 1
      }
      for row in pipeline.rows { meet("pipelines", row, place) }
      for job in pipeline.jobs {
        let isFirst = meet(job.reference.table.rawValue, job.reference.id, place)
        if !isFirst, place == .imported {
          note("sharedJob", "\(job.reference.table.rawValue) \(job.reference.id) is in pipelines \(pipeline.first) too")
        }
        if let group = job.group, let groups = PackitTables.groups[job.reference.table] { meet(groups, group, place) }
        if place == .imported, job.reference.table == .coprBuilds { coprBuilds += 1 }
      }
      let jobs = Set(pipeline.jobs.map(\.reference))
      for link in pipeline.links where link.to.table == .tests && jobs.contains(link.from) && jobs.contains(link.to) {
        meet(PackitTables.association(of: link.from.table), PackitTables.id(link.from.id, link.to.id), place)
      }
      for (run, request) in pipeline.pullRequests {
        meet("sync_release_pr_association", PackitTables.id(run, request), place)
        meet("sync_release_pull_request", request, place)
      }
      if let event = pipeline.event {
        meet(event.table, event.row, place)
        for (table, row) in [event.object, event.owner].compactMap({ $0 }) { meet(table, row, place) }
      }
      guard place == .imported else { return }
      for remark in remarks {
        note(remark.code.rawValue, "\(remark.row.table.rawValue) \(remark.row.id): \(remark.message)")
      }
      if !pipeline.origin.isWhole {
        note("missingEvent", "pipelines \(pipeline.first) lacks an event, or its event a project, reference or commit")
      }
      if pipeline.events > 1 {
        note(
          "severalEvents",
          "pipelines \(pipeline.first): one pipeline of \(pipeline.events) events; the first counts")
      }
      if pipeline.hasSeveralCommits {
        note("severalCommits", "pipelines \(pipeline.first): jobs are for several commits; the first counts")
      }
    }

    /// Notes that a pipeline is not what an earlier import brought.
    ///
    /// - Parameter parts: the rows by which the store has it.
    mutating func noteChange(of parts: [Int64]) {
      let names = parts.map(String.init).joined(separator: ", ")
      note(
        "changedSince",
        parts.count > 1
          ? "pipelines \(names) are one pipeline now" : "pipelines \(names) is not as the earlier import found it")
    }

    /// Accounts for a pipeline that the store does not take.
    mutating func refuse(_ pipeline: ServicePipeline, _ reason: String) {
      add(pipeline, as: .refused, [])
      note("refused", "pipelines \(pipeline.first): \(reason)")
    }

    private mutating func note(_ code: String, _ example: String) { note(code, count: 1, [example]) }

    private mutating func note(_ code: String, count: Int, _ examples: [String]) {
      guard let index = remarks.firstIndex(where: { $0.code == code }) else {
        remarks.append(Remark(code: code, count: count, examples: examples))
        return
      }
      remarks[index].count += count
      remarks[index].examples += examples.prefix(Self.examples - remarks[index].examples.count)
    }

    // MARK: the end

    /// Compares what was met with what there is.
    ///
    /// - Throws: `unavailable`, `engine`.
    mutating func close(_ database: PackitDatabase) throws(StoreError) {
      for (table, rows) in try database.counts() {
        let known = seen[table].map { self.rows[$0] }
        var line = Line(table: table, rows: rows, met: known?.met ?? Self.nowhere)
        if line.leftOut > 0 {
          line.why = PackitTables.reason(for: table)
          let met = known?.seen
          let found = try database.rows(of: table, limit: Self.examples) { met?.contains($0) != true }
          let names = found.map { PackitTables.name(of: $0, in: table) }
          if !names.isEmpty {
            line.why += ": \(names.joined(separator: ", "))\(names.count < line.leftOut ? ", ..." : "")"
          }
        }
        lines.append(line)
      }
      if let oddity = try database.oddity(examples: Self.examples) {
        note(oddity.code, count: oddity.count, oddity.examples)
      }
      remarks.sort { $0.code < $1.code }
    }
  }
#endif
