import PipeShape
import PipeShapeStore

/// One random life of a store, compared call by call with what the text says.
///
/// Every name carries a mark of the case, so that cases can share a store.
struct StoreCase<S: Store> {
  let store: S
  /// What tells the names of this case from those of others.
  let mark: String
  var choices: Choices
  var notes: CaseNotes
  var model = StoreModel()
  var before = StoreCounts()
  /// The canonical text of all pipelines at the end, with ids replaced by ranks.
  private(set) var snapshot: [String] = []
  /// Whether what would be raced comes one after the other: every store then ends alike.
  let takesTurns: Bool
  /// The question of the call that comes next, and the plan that its token stands for.
  var pending: (question: Operation.Question, token: ModelPlan??)?

  init(_ store: S, mark: String, choices: Choices, notes: CaseNotes, takesTurns: Bool = false) {
    self.store = store
    self.mark = mark
    self.choices = choices
    self.notes = notes
    self.takesTurns = takesTurns
  }

  mutating func run() async throws(Finding) {
    _ = try await writing(.lifecycle) { writer throws(StoreError) in try writer.remove(endedBefore: .max, limit: .max) }
    before = try await reading(.lifecycle) { reader throws(StoreError) in try reader.counts() }
    try await create()
    for _ in 0..<24 {
      guard choices.below(16) > 0 else { break }
      switch choices.below(18) {
      case 0: try await create()
      case 1: try await checkLists()
      case 2: try await takeBack()
      case 3: try await race()
      case 4: try await remove()
      case 5: try await refusePayload()
      case 6: try await together()
      case 7: try await prune()
      default: try await transact()
      }
    }
    try await checkLists()
    try await checkRequests()
    try await checkAbsent()
    try await checkCounts()
    guard takesTurns else { return }
    for entry in model.entries.indices { snapshot.append(try await canonicalText(of: entry)) }
  }

  /// Runs a body that reads; a failure of the store itself breaks the law.
  func reading<R: Sendable>(
    _ law: Law, _ body: @Sendable (S.Reader) throws(StoreError) -> R
  ) async throws(Finding) -> R {
    do { return try await store.read(body) } catch { throw Finding(law, "a read fails: \(error)") }
  }

  /// Runs a body that writes; a store that is busy is asked again.
  func writing<R: Sendable>(
    _ law: Law, _ body: @Sendable (S.Writer) throws(StoreError) -> R
  ) async throws(Finding) -> R {
    for _ in 0..<50 {
      do { return try await store.write(ChangeSet("law \(law.id)"), body) } catch {
        guard error.code == .busy else { throw Finding(law, "a write fails: \(error)") }
      }
    }
    throw Finding(law, "the store stays busy")
  }
}
