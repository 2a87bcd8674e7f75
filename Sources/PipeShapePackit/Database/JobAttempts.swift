import PipeShape

/// Jobs as attempts of cells, before the graph says in which order cells stand.
///
/// Cells, rows and jobs are numbers here, jobs by their places in the list: a job is many texts, and is neither copied nor
/// looked up by them.
struct JobAttempts {
  struct Entry {
    /// Nil in run 1 of a cell that was skipped there.
    var job: Int?
    var run: Int32
    var state: AttemptState
    var isStarted: Bool
  }

  let jobs: [JobRow]
  let cells: JobCells
  let links: JobLinks
  /// The attempts of each cell, oldest first.
  private(set) var entries: [[Entry]]
  /// Which cell a row is on; nil until its turn comes.
  private(set) var cellsOfRows: [Int?]
  /// The kinds, in the order in which they were first seen.
  private(set) var kinds: [Int] = []
  /// The batches that made a run after the first.
  private(set) var reruns: [JobBatch] = []

  init(_ jobs: [JobRow], on cells: JobCells, links: JobLinks, remarks: inout [ImportRemark]) {
    self.jobs = jobs
    self.cells = cells
    self.links = links
    entries = Array(repeating: [], count: cells.keys.count)
    cellsOfRows = Array(repeating: nil, count: links.rowCount)
    var isSeen = Array(repeating: false, count: cells.ofKinds.count)
    for batch in JobBatch.inOrder(jobs, on: cells) {
      var run: Int32?
      for job in batch.jobs {
        let cell = cells.ofJobs[job]
        cellsOfRows[links.rowsOfJobs[job]] = cell
        let number: Int32
        if let before = entries[cell].last {
          if run == nil {
            reruns.append(batch)
            run = Int32(reruns.count + 1)
          }
          number = run ?? 1
          endReplaced(before, of: cell, by: job, &remarks)
        } else {
          number = firstRun(of: job)
          note(cells.kinds[cell], &isSeen)
          if number > 1 { entries[cell].append(Entry(job: nil, run: 1, state: .skipped, isStarted: false)) }
        }
        let state = state(of: job, &remarks)
        entries[cell].append(
          Entry(
            job: job, run: number, state: state,
            isStarted: state == .running || (jobs[job].startedAt != nil && state != .pending)))
      }
    }
  }

  /// The run of a cell's first job: a later one only where what it was made from had failed in run 1, and was made again.
  private func firstRun(of job: Int) -> Int32 {
    var run: Int32 = 1
    for input in links.inputs(of: links.rowsOfJobs[job]) {
      guard let cell = cellsOfRows[input], entries[cell].first?.state.endedBadly == true,
        let made = entries[cell].first(where: { $0.job.map { links.rowsOfJobs[$0] } == input })
      else { continue }
      run = max(run, made.run)
    }
    return run
  }

  /// Remembers a kind when its first cell is met.
  private mutating func note(_ kind: Int, _ isSeen: inout [Bool]) {
    guard !isSeen[kind] else { return }
    isSeen[kind] = true
    kinds.append(kind)
  }

  private mutating func endReplaced(_ before: Entry, of cell: Int, by job: Int, _ remarks: inout [ImportRemark]) {
    guard before.state.isInFlight, let replaced = before.job, let last = entries[cell].indices.last else { return }
    entries[cell][last].state = .cancelled
    let status = jobs[replaced].status ?? "without status"
    remarks.append(
      ImportRemark(
        .replacedInFlight, jobs[replaced].reference,
        "\(cells.keys[cell]) was \(status) when row \(jobs[job].reference.id) replaced it"))
  }

  private func state(of job: Int, _ remarks: inout [ImportRemark]) -> AttemptState {
    let hasStarted = jobs[job].startedAt != nil
    guard let word = jobs[job].status else { return hasStarted && jobs[job].endedAt == nil ? .running : .pending }
    let row = jobs[job].reference
    if let state = row.table.vocabulary.state(of: word, hasStarted: hasStarted) { return state }
    remarks.append(ImportRemark(.unknownStatus, row, "'\(word)' is no status that is known"))
    return .error
  }
}
