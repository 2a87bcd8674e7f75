import PipeShape
import PipeShapeStore

/// The pipelines that every store is filled with, made batch by batch so that memory stays bounded.
struct DataSet {
  private let settings: ComparisonSettings
  private let shapes: [WorkloadShape]
  private let pool: ShapePool
  private let payloads: PayloadMaker
  /// What is loaded in place of generated pipelines.
  private let given: GivenCopies?
  /// The first pipeline of each given event that several belong to.
  var firstOfEvent: [GivenCopies.EventKey: Int] = [:]
  /// Makes what later messages carry.
  let messages: MessageMaker
  private var random: SeededRandom
  private var externals = ExternalIDs()
  private var time: Int64 = 1_767_225_600_000
  var made = 0
  /// The newest pipeline of each project that an earlier batch holds.
  private var newest: [Int: Int] = [:]
  private var recentCommits: [Commit] = []
  private var digest = Digest()

  private(set) var facts = WorkloadFacts()
  private(set) var notes: [PipelineNote] = []

  init(
    _ settings: ComparisonSettings, shapes: [WorkloadShape], given: GivenPipelines? = nil
  ) throws(GraphError) {
    self.settings = settings
    pool = try ShapePool(settings.preset, seed: settings.seed)
    payloads = PayloadMaker(
      text: PayloadText(byteCount: settings.payloadBytes, compressibility: settings.compressibility))
    random = SeededRandom(seed: settings.seed, purpose: 1)
    if let given {
      let copies = GivenCopies(of: given, count: settings.pipelines)
      self.given = copies
      messages = .sampled(PayloadSamples(of: copies.entries.lazy.map(\.pipeline), kinds: given.kinds))
      self.shapes = given.entries.map { WorkloadShape(given.title, graph: $0.pipeline.graph) }
        .filter { $0.graph.cellCount > 0 }
      time = copies.lastTime
    } else {
      self.given = nil
      messages = .generated(payloads)
      self.shapes = shapes
    }
    notes.reserveCapacity(settings.pipelines)
  }

  var lastTime: Int64 { time }
  /// Builds of pipelines that come after the data set are numbered from here on.
  var firstFreeBuild: Int { max(20_000_000, given?.firstFreeNumber ?? 0) }
  /// What requests for reruns are named with.
  var requestPrefix: String { given?.requestPrefix ?? "rerun-" }

  /// A shape drawn with replacement.
  mutating func shape() -> WorkloadShape {
    if shapes.isEmpty || (given == nil && random.chance(settings.generatedShare)) { return random.pick(pool.shapes) }
    return random.pick(shapes)
  }

  /// The next pipelines; empty when all have been made.
  mutating func next(_ count: Int) throws(PipelineError) -> [GeneratedPipeline] {
    if let copies = given {
      let batch = try nextGiven(count, from: copies)
      facts.digest = digest.description
      return batch
    }
    var batch: [GeneratedPipeline] = []
    var touched: [Int: Int] = [:]
    while batch.count < count, made < settings.pipelines {
      let project = self.project()
      batch.append(try pipeline(of: project))
      touched[project] = made
      made += 1
    }
    newest.merge(touched) { $1 }
    facts.digest = digest.description
    return batch
  }

  /// Projects differ in size: half of the pipelines belong to a tenth of them.
  private mutating func project() -> Int {
    let count = max(2, settings.pipelines / 20)
    return random.chance(0.5) ? random.below(max(1, count / 10)) : random.below(count)
  }

  static func url(ofProject number: Int) -> String { "https://github.com/packit-\(number % 7)/project-\(number)" }

  /// An event of its own, or one in twenty times that of the project's pipeline before.
  private mutating func origin(ofProject project: Int) -> (DraftOrigin, Commit) {
    if let earlier = newest[project], random.chance(0.05) {
      return (.eventOf(pipeline: earlier), notes[earlier].commit)
    }
    var commit = Commit(PayloadText.hexadecimal(40, &random))
    // A fork's pull request: the same commit in another project.
    if !recentCommits.isEmpty, random.chance(0.03) { commit = random.pick(recentCommits) }
    recentCommits.append(commit)
    if recentCommits.count > 50 { recentCommits.removeFirst() }
    let reference =
      random.chance(0.8)
      ? GitReference(.pullRequest, String(1 + random.below(5000)))
      : random.chance(0.8) ? GitReference(.branch, "main") : GitReference(.release, "0.\(random.below(90)).0")
    return (.new(project: Self.url(ofProject: project), reference: reference, commit: commit, at: time), commit)
  }

  /// The origin of a pipeline that comes after the data set.
  func newOrigin(at: Int64, _ random: inout SeededRandom) -> PipelineDraft.Origin {
    .new(
      project: given.map { $0.project(&random) }
        ?? Self.url(ofProject: random.below(max(2, settings.pipelines / 20))),
      reference: GitReference(.pullRequest, String(1 + random.below(5000))),
      commit: Commit(PayloadText.hexadecimal(40, &random)), at: at)
  }

  private mutating func pipeline(of project: Int) throws(PipelineError) -> GeneratedPipeline {
    time += 1_000 + Int64(random.below(120_000))
    let (origin, commit) = origin(ofProject: project)
    let graph = shape().graph
    let isUnfinished = made >= settings.pipelines - max(1, settings.unfinished ?? settings.pipelines / 100)
    var player = HistoryPlayer(
      payloads: payloads, random: random, externals: externals,
      pipeline: try Pipeline(
        id: PipelineID(1), event: EventID(1), graph: graph, createdAt: time, ids: SequentialIDs()))
    let ended =
      isUnfinished
      ? try player.playInPart(from: time)
      : try player.playToTheEnd(from: time, rerunShare: settings.rerunShare)
    random = player.random
    externals = player.externals
    let pipeline = player.pipeline
    note(
      pipeline, commit: commit, endedAt: ended,
      failed: pipeline.head.cells { $0 == .failed || $0 == .error }.map(Int32.init))
    return GeneratedPipeline(
      origin: origin, graph: graph, content: .history(runs: pipeline.runs, attempts: pipeline.attempts),
      createdAt: time)
  }

  /// Remembers a pipeline, and counts it.
  ///
  /// - Parameters:
  ///   - failed: the cells that a rerun of what failed begins with.
  ///   - isUsable: which of the cells that have started could be rerun by themselves.
  mutating func note(
    _ pipeline: Pipeline, commit: Commit, endedAt: Int64, failed: [Int32], isUsable: (Int) -> Bool = { _ in true }
  ) {
    let graph = pipeline.graph
    var builds: [Int] = []
    var tests: [Int] = []
    for cell in 0..<graph.cellCount where pipeline.attempt(ofCell: cell).external != nil && isUsable(cell) {
      let kind = graph.kind(ofCellAt: cell)
      if WorkloadKinds.isCoprBuild(kind) { builds.append(cell) }
      if WorkloadKinds.isTests(kind) { tests.append(cell) }
    }
    let build = builds.isEmpty ? nil : random.pick(builds)
    notes.append(
      PipelineNote(
        index: made, graph: graph, commit: commit, build: build.map { graph.cells[$0] },
        buildID: build.flatMap { pipeline.attempt(ofCell: $0).external },
        test: tests.isEmpty ? nil : graph.cells[random.pick(tests)],
        failed: failed, isUnfinished: !pipeline.hasEnded, endedAt: endedAt))
    facts.add(pipeline)
    CanonicalForm.add(pipeline, to: &digest)
  }
}

extension HistoryPlayer {
  /// Reruns a share of the pipelines and fails one in ten of the others.
  ///
  /// Of the chains 86 % have one rerun, 9 % two, 2.7 % three, the others more; 74 % end in success.
  mutating func playToTheEnd(from start: Int64, rerunShare: Double) throws(PipelineError) -> Int64 {
    guard random.chance(rerunShare), pipeline.graph.cellCount > 0 else {
      return try play(from: start, failing: random.chance(0.1) ? victim() : [])
    }
    let draw = random.unit()
    let reruns = draw < 0.86 ? 1 : draw < 0.95 ? 2 : draw < 0.977 ? 3 : 4 + random.below(3)
    let endsWell = random.chance(0.74)
    var victims = victim()
    var last = try play(from: start, failing: victims)
    for number in 1...reruns {
      last += 60_000 + Int64(random.below(3_600_000))
      try rerun(after: victims, at: last)
      if number == reruns && endsWell { victims = [] }
      last = try play(from: last, failing: victims)
    }
    return last
  }

  /// Stops somewhere between the first start and the last end; the last cell always waits.
  mutating func playInPart(from start: Int64) throws(PipelineError) -> Int64 {
    let duration = 1_000_000 * Int64(max(1, pipeline.graph.steps.count))
    return try play(
      from: start, failing: [], until: start + 10_000 + Int64(random.below(Int(duration))),
      waiting: pipeline.graph.cellCount - 1)
  }
}

extension WorkloadFacts {
  mutating func add(_ pipeline: Pipeline) {
    let graph = pipeline.graph
    pipelines += 1
    runs += pipeline.runs.count
    attempts += pipeline.attempts.count
    for attempt in pipeline.attempts { if attempt.payload != .null { payloads += 1 } }
    for cell in 0..<graph.cellCount {
      let kind = graph.kind(ofCellAt: cell)
      if WorkloadKinds.isSourceBuild(kind) { sourceBuilds += 1 }
      if WorkloadKinds.isTests(kind) { tests += 1 }
      guard WorkloadKinds.isCoprBuild(kind) else { continue }
      targets += 1
      if graph.cellGraph.successors(of: cell).contains(where: { WorkloadKinds.isTests(graph.kind(ofCellAt: Int($0))) })
      {
        testedTargets += 1
      }
    }
    if pipeline.runs.count > 1 {
      chains[min(pipeline.runs.count - 2, 3)] += 1
      if pipeline.head.states.allSatisfy({ $0 == .succeeded }) { chainsEndedWell += 1 }
    }
    if !pipeline.hasEnded { unfinished += 1 }
  }
}
