import PipeShape
import PipeShapeStore

/// Closes, drops, opens and reads, again and again, in all stores in turns.
struct ColdCacheRun {
  /// One read.
  struct Read {
    var operation: OperationName
    var candidate: Int
    /// The repeat, and the candidate's turn in it, from 1.
    var round: Int, turn: Int
    var temperature: ColdCache.Temperature
    var nanoseconds: Int64
    /// What the system had in memory of the closed file.
    var left: Residency
  }

  private var run: ComparisonRun
  private let clock: @Sendable () -> Int64
  private var reads: [Read] = []

  init(_ run: ComparisonRun, _ clock: @escaping @Sendable () -> Int64) {
    self.run = run
    self.clock = clock
  }

  func close() async { await run.close() }

  mutating func measure(repeats: Int) async throws(ComparisonError) -> StepResult {
    try await run.load()
    var stream = run.filling.stream
    var turns = Turns(seed: run.settings.seed, purpose: 51)
    for round in 1...repeats {
      for story in ColdCache.stories where stream.available(story) > 0 {
        // One read three times: other reads would differ in what they read.
        let action = stream.block(story, units: 1).segments[0].actions[0]
        var answers: [[Answer]] = run.contenders.map { _ in [] }
        for (turn, index) in turns.next(of: run.contenders.count).enumerated() {
          let name = run.contenders[index].name
          do throws(StoreError) {
            answers[index] = try await read(action, story.operations[0], index, round, turn: turn + 1)
          } catch { throw ComparisonError(error, of: name) }
        }
        let others = run.contenders.indices.dropFirst().map { (run.contenders[$0].name, answers[$0]) }
        try run.gate.compare(
          Array(repeating: action, count: answers[0].count), operation: story.operations[0], expected: answers[0],
          others: others)
      }
      run.say("first reads: \(round) of \(repeats)")
    }
    try await run.compareStates()
    return result
  }

  private mutating func read(
    _ action: Action, _ operation: OperationName, _ index: Int, _ round: Int, turn: Int
  ) async throws(StoreError) -> [Answer] {
    let engine = run.contenders[index].store.engine
    guard let reopen = engine.reopen, let chill = engine.chill else {
      throw StoreError(.unsupported, "nothing drops the system's cache of this engine's files")
    }
    await run.contenders[index].store.close()
    let left = try await chill()
    run.contenders[index].store = try await open(reopen)
    var answers: [Answer] = []
    for temperature in [ColdCache.Temperature.cold, .warm, .reopened] {
      if temperature == .reopened {
        await run.contenders[index].store.close()
        run.contenders[index].store = try await open(reopen)
      }
      let start = clock()
      let answer = await run.contenders[index].store.perform(action, [])
      reads.append(
        Read(
          operation: operation, candidate: index, round: round, turn: turn, temperature: temperature,
          nanoseconds: clock() - start, left: left))
      answers.append(answer)
    }
    return answers
  }

  /// Opens anew; opening a connection and reading the schema is not part of a read.
  private func open(
    _ reopen: @Sendable () async throws(StoreError) -> ContenderStore
  ) async throws(StoreError) -> ContenderStore {
    let store = try await reopen()
    _ = await store.perform(.page(.project(ProjectID(0)), after: nil, limit: 1), [])
    return store
  }

  private var result: StepResult {
    var result = StepResult(
      figures: [], samples: "operation,layout,repeat,turn,temperature,nanoseconds,pages,pages in memory\n")
    let names = run.infos.map(\.name)
    for read in reads {
      result.samples +=
        "\(read.operation.rawValue),\(names[read.candidate]),\(read.round),\(read.turn),\(read.temperature.rawValue),\(read.nanoseconds),\(read.left.pages),\(read.left.resident)\n"
    }
    let figures = ColdCacheFigures(reads: reads, names: names, seed: run.settings.seed)
    for story in ColdCache.stories { result.figures += figures.figures(story.operations[0]) }
    for (index, name) in names.enumerated() where run.infos[index].role != .again {
      let left = reads.filter { $0.candidate == index }.map(\.left)
      result.facts += [
        Fact("pages of the file of \(name)", NumberText.count(left.last?.pages ?? 0)),
        Fact(ColdCache.remaining(of: name), NumberText.percent(left.map(\.share).max() ?? 1)),
      ]
    }
    result.facts += [
      Fact("calls compared", NumberText.count(run.gate.calls)),
      Fact("digest of the answers", run.gate.digest.description),
      Fact("digest of the final state", run.stateDigest),
    ]
    result.facts += run.unsupported.map { Fact("no figures of \($0.name)", $0.reason) } + run.settingFacts
    return result
  }
}
