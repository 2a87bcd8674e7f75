import PipeShape

/// Jobs as attempts of cells, before the graph says in which order cells stand.
struct JobAttempts {
  private struct Entry {
    var job: JobRow
    var run: Int32
    var state: AttemptState
    var isStarted: Bool
  }

  /// The attempts of each cell, oldest first.
  private var entries: [CellKey: [Entry]] = [:]
  private var cells: [JobRow.Reference: CellKey] = [:]
  private var kinds: [String] = []
  private var targets: [ExactName: [Target]] = [:]
  /// The batches that made a run after the first.
  private(set) var reruns: [JobBatch] = []

  init(_ batches: [JobBatch], remarks: inout [ImportRemark]) {
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
          number = 1
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

  private mutating func note(_ cell: CellKey) {
    let name = ExactName(cell.step)
    if targets[name] == nil { kinds.append(cell.step) }
    targets[name, default: []].append(cell.target)
  }

  private mutating func endReplaced(
    _ before: Entry, of cell: CellKey, by job: JobRow, _ remarks: inout [ImportRemark]
  ) {
    guard before.state.isInFlight, let last = entries[cell]?.indices.last else { return }
    entries[cell]?[last].state = .cancelled
    remarks.append(
      ImportRemark(
        .replacedInFlight, before.job.reference,
        "\(cell) was \(before.job.status ?? "without status") when row \(job.reference.id) replaced it"))
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

  /// Which cells feed which: links between rows, and source packages.
  func pairs(of links: [JobLink], remarks: inout [ImportRemark]) -> [CellPair] {
    var pairs: Set<CellPair> = []
    for link in links {
      guard let from = cells[link.from], let to = cells[link.to] else {
        remarks.append(
          ImportRemark(
            .danglingLink, link.to,
            "is linked to row \(link.from.id) of \(link.from.table.rawValue), and the pipeline lacks one of them"))
        continue
      }
      pairs.insert(CellPair(from: from, to: to))
    }
    for source in entries.keys where source.step.isExactly(JobTable.sources.kind) {
      for cell in entries.keys where Self.isMadeFromSource(cell.step) {
        pairs.insert(CellPair(from: source, to: cell))
      }
    }
    // In a fixed order, so that remarks have one.
    return pairs.sorted().filter { pair in
      guard let contradiction = contradiction(to: pair) else { return true }
      remarks.append(contradiction)
      return false
    }
  }

  private static func isMadeFromSource(_ kind: String) -> Bool {
    kind.isExactly("copr_build") || kind.isExactly("upstream_koji_build")
  }

  /// The first attempt that began or succeeded although its input, by this pair, did not succeed.
  private func contradiction(to pair: CellPair) -> ImportRemark? {
    for entry in entries[pair.to] ?? [] where entry.isStarted || entry.state == .succeeded {
      guard let input = entries[pair.from]?.last(where: { $0.run <= entry.run }), input.state != .succeeded else {
        continue
      }
      return ImportRemark(
        .contradictingLink, entry.job.reference,
        "\(pair.to) is \(entry.state.name), and \(pair.from), which it was made from, is \(input.state.name)")
    }
    return nil
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
            started: entry.isStarted,
            external: job.external.flatMap { id in
              id.isEmpty ? nil : job.reference.table.system.map { ExternalID(system: $0, id: id) }
            }, startedAt: job.startedAt, endedAt: job.endedAt, payload: job.payload))
      }
    }
    attempts.sort { ($0.run, $0.cell) < ($1.run, $1.cell) }
    for index in attempts.indices { attempts[index].id = AttemptID(Int64(index + 1)) }
    return attempts
  }
}
