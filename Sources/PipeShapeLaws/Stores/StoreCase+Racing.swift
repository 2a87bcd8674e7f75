import PipeShape
import PipeShapeStore

extension StoreCase {
  /// Two results for two cells of one group, at the same time: both are kept.
  mutating func together() async throws(Finding) {
    for number in model.entries.indices {
      let entry = model.entries[number]
      let open = entry.graph.cells.indices.filter { entry.model.state($0).isInFlight }
      guard
        let first = open.first(where: { one in
          open.contains { $0 != one && entry.model.graph.stepOfCell[$0] == entry.model.graph.stepOfCell[one] }
        }),
        let second = open.last(where: {
          $0 != first && entry.model.graph.stepOfCell[$0] == entry.model.graph.stepOfCell[first]
        })
      else { continue }
      let ends = [
        choices.pick([AttemptState.failed, .error, .cancelled]), choices.pick([AttemptState.error, .failed]),
      ]
      notes.trace(
        "pipeline \(entry.id.raw): \(entry.graph.cells[first]) \(ends[0].name) beside \(entry.graph.cells[second]) \(ends[1].name)"
      )
      let operations = zip([first, second], ends).map { cell, end in
        StoreOperation.record(
          AttemptChange(state: end, digest: "\(cell)"), .cell(entry.graph.cells[cell], in: entry.id))
      }
      notes.label(.raced)
      try await race(operations.map { ($0, nil) }, on: number, .together)
      return
    }
  }

  /// A rerun, a preview's token and results at the same time: some order explains every answer and the state.
  mutating func race() async throws(Finding) {
    guard let number = model.entries.indices.first(where: { !model.entries[$0].graph.cells.isEmpty }) else { return }
    var branches: [(StoreOperation, (question: Operation.Question, token: ModelPlan??)?)] = []
    for _ in 0..<(2 + choices.below(2)) {
      let previews = model.entries[number].previews.count
      let operation = next(number)
      if case .preview = operation {
        model.entries[number].previews.removeLast(model.entries[number].previews.count - previews)
      }
      branches.append((operation, pending))
      pending = nil
    }
    notes.trace("… at the same time")
    notes.label(.raced)
    try await race(branches, on: number, .numbered(18))
  }

  private mutating func race(
    _ branches: [(StoreOperation, (question: Operation.Question, token: ModelPlan??)?)], on number: Int, _ law: Law
  ) async throws(Finding) {
    let answers = try await atOnce(branches.map(\.0), law)
    let start = self
    var reasons: [String] = []
    for order in Self.permutations(branches.count) {
      var copy = start
      do throws(Finding) {
        for branch in order {
          copy.pending = branches[branch].1
          if case .preview = branches[branch].0 { copy.model.entries[number].previews.append(nil) }
          let expected = copy.expect(branches[branch].0)
          try copy.compare(answers[branch], expected)
        }
        for entry in copy.model.entries.indices { try await copy.check(entry: entry) }
        let choices = choices
        self = copy
        self.choices = choices
        notes.checked(law)
        return
      } catch {
        reasons.append("order \(order): \(error.message)")
      }
    }
    throw Finding(law, "no order explains the answers: \(reasons.joined(separator: " | "))")
  }

  /// What one branch was answered.
  private struct Branch: Sendable {
    var index: Int
    var answer: StoreAnswer?
    var finding: Finding?
  }

  /// Performs each operation in a transaction and a task of its own, or one after the other where turns are taken.
  private func atOnce(_ operations: [StoreOperation], _ law: Law) async throws(Finding) -> [StoreAnswer] {
    guard !takesTurns else {
      var answers: [StoreAnswer] = []
      for operation in operations {
        answers.append(try await writing(law) { writer throws(StoreError) in operation.perform(writer) })
      }
      return answers
    }
    var branches = await withTaskGroup(of: Branch.self) { group in
      for (index, operation) in operations.enumerated() {
        let copy = self
        group.addTask { await copy.branch(index, operation, law) }
      }
      var branches: [Branch] = []
      for await branch in group { branches.append(branch) }
      return branches
    }
    branches.sort { $0.index < $1.index }
    for branch in branches { if let finding = branch.finding { throw finding } }
    return branches.compactMap(\.answer)
  }

  private func branch(_ index: Int, _ operation: StoreOperation, _ law: Law) async -> Branch {
    do throws(Finding) {
      let answer = try await writing(law) { writer throws(StoreError) in operation.perform(writer) }
      return Branch(index: index, answer: answer)
    } catch {
      return Branch(index: index, finding: error)
    }
  }

  static func permutations(_ count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    return permutations(count - 1).flatMap { shorter in
      (0...shorter.count).map { place in
        var order = shorter
        order.insert(count - 1, at: place)
        return order
      }
    }
  }
}
