import PipeShape
import PipeShapeStore

/// A comparison while it runs.
struct ComparisonRun {
  let comparison: Comparison
  /// The baseline, the baseline again, then the others.
  var contenders: [Contender] = []
  var infos: [CandidateInfo]
  /// The store in memory; nil where the first contender says what is right.
  var memory: Contender?
  /// The pipelines, and what the stores made of them.
  var filling: Filling
  var gate = EqualityGate()
  var samples: [Sample] = []
  var counters: [CounterKey: Int64] = [:]
  var storage: [StorageFigures] = []
  var skipped: [Fact] = []
  /// Those that could not take part from the start, and those that have dropped out.
  var unsupported: [UnsupportedCandidate]
  var stateDigest = ""
  private let started: Int64

  struct CounterKey: Hashable {
    var operation: OperationName
    var candidate: Int
    var name: String
  }

  var settings: ComparisonSettings { comparison.settings }

  /// Who says what is right.
  var reference: Contender { memory ?? contenders[0] }

  /// Opens a store of each candidate, and two of the baseline.
  ///
  /// - Throws: `badSettings`, `badShape`, `store`.
  init(_ comparison: Comparison) async throws(ComparisonError) {
    let settings = comparison.settings
    guard settings.pipelines >= 20, settings.rounds >= 2, settings.budgetMilliseconds > 0, settings.payloadBytes >= 0,
      (0...1).contains(settings.rerunShare)
    else {
      throw ComparisonError(.badSettings, "a comparison needs at least 20 pipelines, 2 rounds and a time budget")
    }
    guard let base = comparison.candidates.first(where: { Target($0.layout) == Target(comparison.baseline) }) else {
      throw ComparisonError(
        .badSettings, "no candidate has the layout \(comparison.baseline), which all are compared with")
    }
    let others = comparison.candidates.filter { Target($0.name) != Target(base.name) }
    guard Set(others.map(\.name)).count == others.count else {
      throw ComparisonError(.badSettings, "two candidates have one name")
    }
    self.comparison = comparison
    started = comparison.clock()
    infos =
      [
        CandidateInfo(base, name: base.name, role: .baseline),
        CandidateInfo(base, name: "\(base.name) again", role: .again),
      ]
      + others.map { CandidateInfo($0, name: $0.name, role: .candidate) }
    unsupported = comparison.unsupported
    if settings.reference == .memory {
      let store = MemoryStore(kinds: comparison.kinds, ids: SequentialIDs())
      memory = Contender(name: "reference", store: ContenderStore(store))
    }
    filling = try Filling(settings, shapes: comparison.shapes, given: comparison.given)
    for (index, candidate) in ([base, base] + others).enumerated() {
      do throws(StoreError) {
        let store = try await candidate.open(infos[index].label)
        contenders.append(Contender(name: infos[index].name, store: store))
        infos[index].settings += try await store.settings()
      } catch {
        for contender in contenders { await contender.store.close() }
        throw ComparisonError(error, of: infos[index].name)
      }
    }
  }

  func close() async { for contender in contenders { await contender.store.close() } }

  /// How long the comparison has taken.
  var seconds: Double { Double(comparison.clock() - started) / 1e9 }

  func say(_ text: String) { comparison.progress("\(NumberText.fixed(seconds, 1)) s  \(text)") }

  func attempt<R>(
    _ name: String, _ body: () async throws(StoreError) -> R
  ) async throws(ComparisonError) -> R {
    do throws(StoreError) { return try await body() } catch { throw ComparisonError(error, of: name) }
  }

  /// Brings every store into the state that rounds begin in.
  func settle() async throws(ComparisonError) {
    for contender in contenders {
      try await attempt(contender.name) { () throws(StoreError) in try await contender.store.settle() }
    }
  }

  /// What the engine is set to in each store, as facts of a result.
  var settingFacts: [Fact] {
    infos.filter { $0.role != .again }.flatMap { $0.settings.facts(of: $0.name) }
  }
}
