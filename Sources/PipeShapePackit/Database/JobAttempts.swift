import PipeShape

/// Jobs as attempts of cells, before the graph says in which order cells stand.
struct JobAttempts {
  struct Entry {
    /// Nil in run 1 of a cell that was skipped there.
    var job: JobRow?
    var run: Int32
    var state: AttemptState
    var isStarted: Bool
  }

  /// The attempts of each cell, oldest first.
  private(set) var entries: [CellKey: [Entry]] = [:]
  /// Which cell a job is on.
  private(set) var cells: [JobRow.Reference: CellKey] = [:]
  private var kinds: [String] = []
  private var targets: [ExactName: [Target]] = [:]
  /// The batches that made a run after the first.
  private(set) var reruns: [JobBatch] = []

  init(_ batches: [JobBatch], links: [JobLink], remarks: inout [ImportRemark]) {
    let inputs = Dictionary(grouping: links, by: \.to)
    for batch in batches {
      var run: Int32?
      for job in batch.jobs {
        let cell = job.cell
        cells[job.reference] = cell
        let number: Int32
        if let before = entries[cell]?.last {
          if run == nil {
            reruns.append(batch)
            run = Int32(reruns.count + 1)
          }
          number = run ?? 1
          endReplaced(before, of: cell, by: job, &remarks)
        } else {
          number = firstRun(of: inputs[job.reference] ?? [])
          if number > 1 { entries[cell] = [Entry(job: nil, run: 1, state: .skipped, isStarted: false)] }
          note(cell)
        }
        let state = Self.state(of: job, &remarks)
        entries[cell, default: []].append(
          Entry(
            job: job, run: number, state: state,
            isStarted: state == .running || (job.startedAt != nil && state != .pending)))
      }
    }
  }

  /// The run of a cell's first job: a later one only where what it was made from had failed in run 1, and was made again.
  private func firstRun(of inputs: [JobLink]) -> Int32 {
    var run: Int32 = 1
    for input in inputs {
      guard let attempts = cells[input.from].flatMap({ entries[$0] }), attempts.first?.state.endedBadly == true,
        let made = attempts.first(where: { $0.job?.reference == input.from })
      else { continue }
      run = max(run, made.run)
    }
    return run
  }

  private mutating func note(_ cell: CellKey) {
    let name = ExactName(cell.step)
    if targets[name] == nil { kinds.append(cell.step) }
    targets[name, default: []].append(cell.target)
  }

  private mutating func endReplaced(
    _ before: Entry, of cell: CellKey, by job: JobRow, _ remarks: inout [ImportRemark]
  ) {
    guard before.state.isInFlight, let replaced = before.job, let last = entries[cell]?.indices.last else { return }
    entries[cell]?[last].state = .cancelled
    remarks.append(
      ImportRemark(
        .replacedInFlight, replaced.reference,
        "\(cell) was \(replaced.status ?? "without status") when row \(job.reference.id) replaced it"))
  }

  private static func state(of job: JobRow, _ remarks: inout [ImportRemark]) -> AttemptState {
    guard let word = job.status else { return job.startedAt != nil && job.endedAt == nil ? .running : .pending }
    let vocabulary = job.reference.table.vocabulary
    if let state = vocabulary.state(of: word, hasStarted: job.startedAt != nil) { return state }
    remarks.append(ImportRemark(.unknownStatus, job.reference, "'\(word)' is no status that is known"))
    return .error
  }

  /// One step for each kind, in the order in which kinds were first seen.
  var steps: [Step] {
    kinds.map { Step($0, kind: $0, targets: (targets[ExactName($0)] ?? []).sorted()) }
  }

  /// The attempts in the order of runs and cells, numbered from 1.
  func attempts(in graph: PipelineGraph) -> [Attempt] {
    var attempts: [Attempt] = []
    attempts.reserveCapacity(cells.count)
    for (position, cell) in graph.cells.enumerated() {
      for (index, entry) in (entries[cell] ?? []).enumerated() {
        let job = entry.job
        attempts.append(
          Attempt(
            id: AttemptID(0), cell: Int32(position), ordinal: Int32(index + 1), run: entry.run, state: entry.state,
            started: entry.isStarted, external: job?.externalID, startedAt: job?.startedAt, endedAt: job?.endedAt,
            payload: job?.payload ?? .null))
      }
    }
    attempts.sort { ($0.run, $0.cell) < ($1.run, $1.cell) }
    for index in attempts.indices { attempts[index].id = AttemptID(Int64(index + 1)) }
    return attempts
  }
}

extension JobRow {
  /// Its name in its system, where both have one.
  fileprivate var externalID: ExternalID? {
    guard let id = external, !id.isEmpty, let system = reference.table.system else { return nil }
    return ExternalID(system: system, id: id)
  }
}
