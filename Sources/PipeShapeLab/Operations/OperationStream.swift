import PipeShape
import PipeShapeStore

/// Draws the operations of a comparison from what is known of the data set; one stream serves all candidates.
///
/// Pipelines that are rerun or removed are no pipelines that are read, and each is rerun once: what is read keeps the
/// proportions that were generated, and no operation runs out of things to do.
struct OperationStream {
  private var data: DataSet
  private let notes: [PipelineNote]
  private let ids: [PipelineID]
  private let records: [PipelineRecord]
  private var random: SeededRandom
  private var externals: ExternalIDs
  private var time: Int64

  private let readable: [Int]
  private let built: [Int]
  private var pools: [Story: [Int]] = [:]
  /// How many of the oldest tenth can be removed, and what they have ended before.
  private let removable: Int
  private let removedBefore: Int64
  private let batch: Int
  private var created = 0
  private var removed = 0

  /// - Parameter records: one of each pipeline of the data set, in order.
  init(_ data: DataSet, settings: ComparisonSettings, records: [PipelineRecord]) {
    self.data = data
    notes = data.notes
    self.records = records
    ids = records.map(\.id)
    random = SeededRandom(seed: settings.seed, purpose: 2)
    time = data.lastTime + 86_400_000
    externals = ExternalIDs(startingAt: data.firstFreeBuild)
    // The oldest tenth is kept for removal; of the others half is read and half is rerun.
    let reserve = settings.pipelines / 10
    // Stores remove the oldest of those that have ended: as many as there are here, and none behind them.
    let ended = data.notes.prefix(reserve).filter { !$0.isUnfinished && $0.endedAt < .max }
    removable = ended.count
    removedBefore = (ended.map(\.endedAt).max() ?? 0) + 1
    // Enough removals for a rank, and no larger ones in a larger store: those would be other work.
    batch = max(1, min(5, removable / max(settings.rounds + 4, ComparisonSettings.samplesToRank + 6)))
    let rest = data.notes.dropFirst(reserve)
    readable = rest.filter { $0.index % 2 == 0 || $0.isUnfinished }.map(\.index)
    built = readable.filter { data.notes[$0].buildID != nil }
    for note in rest where note.index % 2 == 1 && !note.isUnfinished {
      if note.hasFailed {
        pools[.rerunFailed, default: []].append(note.index)
      } else {
        let story: Story = [.addTestRun, .rerunTarget, .rerunWhole][note.index / 2 % 3]
        let fits =
          story == .addTestRun ? note.test != nil : story == .rerunTarget ? note.build != nil : note.graph.cellCount > 0
        if fits { pools[story, default: []].append(note.index) }
      }
    }
    for story in [Story.addTestRun, .rerunTarget, .rerunWhole, .rerunFailed] {
      pools[story] = random.shuffled(pools[story] ?? [])
    }
  }

  /// How many units of a story can still be drawn.
  func available(_ story: Story) -> Int {
    switch story {
    case .getPipeline, .getHeadRun, .projectPage, .eventPage: readable.isEmpty ? 0 : .max
    case .findTarget, .latestBuild: built.isEmpty ? 0 : .max
    case .unfinishedTargets, .unfinishedTests, .ready: .max
    case .life: max(40, notes.count / 20) - created
    case .addTestRun, .rerunTarget, .rerunWhole, .rerunFailed: pools[story]?.count ?? 0
    case .deleteOldest: removable / batch - removed
    }
  }

  /// The next units of a story.
  mutating func block(_ story: Story, units: Int) -> Block {
    switch story {
    case .life:
      created += units
      return life(units)
    case .addTestRun, .rerunTarget, .rerunWhole, .rerunFailed: return rerun(story, units)
    case .deleteOldest:
      removed += units
      return single(.deleteOldest, (0..<units).map { _ in .remove(endedBefore: removedBefore, limit: batch) })
    default:
      let actions = (0..<units).map { _ in read(story) }
      return single(story.operations[0], actions)
    }
  }

  private func single(_ operation: OperationName, _ actions: [Action]) -> Block {
    Block(segments: [Block.Segment(operation: operation, actions: actions)])
  }

  private mutating func read(_ story: Story) -> Action {
    switch story {
    case .getHeadRun: return .head(.known(ids[random.pick(readable)]))
    case .findTarget:
      let note = notes[random.pick(built)]
      guard let id = note.buildID, let cell = note.build else { return .head(.known(ids[note.index])) }
      return .cells(
        .external(ExternalLookup(id, target: cell.target.name, kind: WorkloadKinds.coprBuild.name)), limit: 100)
    case .unfinishedTargets: return .cells(.unfinished(kind: WorkloadKinds.coprBuild.name), limit: 200)
    case .unfinishedTests: return .cells(.unfinished(kind: WorkloadKinds.tests.name), limit: 200)
    case .ready: return .cells(.ready(kind: WorkloadKinds.tests.name), limit: 200)
    case .latestBuild:
      let note = notes[random.pick(built)]
      return .cells(
        .latestSucceeded(
          commit: note.commit, project: random.chance(0.5) ? records[note.index].project : nil,
          kind: WorkloadKinds.coprBuild.name, target: random.chance(0.5) ? note.build?.target.name : nil),
        limit: 100)
    case .projectPage:
      let index = random.pick(readable)
      return .page(.project(records[index].project), after: random.chance(0.5) ? ids[index] : nil, limit: 20)
    case .eventPage: return .page(.event(records[random.pick(readable)].event), after: nil, limit: 20)
    default: return .pipeline(.known(ids[random.pick(readable)]))
    }
  }

  private mutating func rerun(_ story: Story, _ units: Int) -> Block {
    var previews: [Action] = []
    var reruns: [Action] = []
    var endings: [Action] = []
    for _ in 0..<units {
      guard let index = pools[story]?.popLast() else { break }
      let note = notes[index]
      let subject = Action.Subject.known(ids[index])
      let (scope, seeds) = scope(story, note)
      time += 1000
      previews.append(.preview(scope, subject))
      reruns.append(.rerun(RerunRequest(scope, id: "\(data.requestPrefix)\(index)", at: time), subject))
      // The fresh attempts end, so that the number of unfinished ones stays what it was.
      for cell in seeds {
        endings.append(.record(AttemptChange(state: .cancelled, at: time + 500), .cell(cell, subject)))
      }
    }
    return Block(segments: [
      Block.Segment(operation: .preview, actions: previews),
      Block.Segment(operation: story.operations[1], actions: reruns),
      Block.Segment(operation: nil, actions: endings),
    ])
  }

  private func scope(_ story: Story, _ note: PipelineNote) -> (RerunScope, [CellKey]) {
    let graph = note.graph
    if story == .addTestRun, let test = note.test { return (RerunScope(.cell(test)), [test]) }
    if story == .rerunTarget, let build = note.build { return (RerunScope(.cell(build)), [build]) }
    if story == .rerunFailed { return (.failed, note.failed.map { graph.cells[Int($0)] }) }
    let roots = (0..<graph.cellCount).filter { graph.cellGraph.predecessors(of: $0).isEmpty }
    return (.whole, roots.map { graph.cells[$0] })
  }
}

extension OperationStream {
  private mutating func life(_ units: Int) -> Block {
    segments((0..<units).map { _ in data.shape().graph }).block
  }

  /// Messages about chroots of new pipelines among whole reads, in random order; segment 1 is what counts.
  ///
  /// - Returns: the block, and for each call of that segment whether it reads.
  mutating func mix(reads: Int, updates: Int) -> (block: Block, isRead: [Bool]) {
    var graphs: [PipelineGraph] = []
    var messages = 0
    // Graphs without a build give no message: a limit, in case all given ones are such.
    while messages < updates, graphs.count < updates + 1000 {
      let graph = data.shape().graph
      messages += 2 * (0..<graph.cellCount).count { WorkloadKinds.isCoprBuild(graph.kind(ofCellAt: $0)) }
      graphs.append(graph)
    }
    let segments = segments(graphs)
    let updated = segments.targets.prefix(updates)
    let isRead = random.shuffled(
      Array(repeating: true, count: reads) + Array(repeating: false, count: updated.count))
    var next = 0
    let actions = isRead.map { isRead -> Action in
      guard !isRead else { return read(.getPipeline) }
      next += 1
      return updated[next - 1]
    }
    return (segments.block(measuring: actions, leaving: Array(segments.targets.dropFirst(updates))), isRead)
  }

  /// The life of pipelines with those graphs.
  private mutating func segments(_ graphs: [PipelineGraph]) -> LifeSegments {
    var segments = LifeSegments()
    let units = graphs.count
    for (unit, graph) in graphs.enumerated() {
      time += 60_000
      let origin = data.newOrigin(at: time, &random)
      segments.create.append(.create(PipelineDraft(origin: origin, graph: graph, createdAt: time)))
      segments.live(
        graph, subject: .made(units - 1 - unit), from: time + 1000, messages: data.messages, externals: &externals,
        &random)
    }
    return segments
  }
}
