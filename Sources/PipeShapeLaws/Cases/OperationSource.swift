import PipeShape
import PipeShapeStore

/// Makes operations that suit the state of a pipeline, and now and then one that does not.
struct OperationSource: Sendable {
  /// The external ids in use; shared among cells.
  var externals = [
    ExternalID(system: "copr", id: "1"), ExternalID(system: "copr", id: "2"), ExternalID(system: "tf", id: "1"),
  ]
  /// Whether `exact` reruns occur.
  var allowsExact = false
  /// Whether payloads occur.
  var allowsPayloads = false
  var pipeline = PipelineID(1)
  /// The previews so far, by number.
  private(set) var previews: [Operation.Question] = []
  private(set) var requests: [(id: String, question: Operation.Question)] = []

  /// Operations that come first, because chance alone seldom finds what they lead to.
  private var staged: [Operation] = []

  /// Leads to a pending cell whose one input is about to be replaced while another, rerun without its dependents,
  /// failed: a rerun then skips a blocked cell.
  mutating func stage(_ graph: ModelGraph) {
    for cell in graph.cells.indices {
      for replaced in graph.predecessors[cell] {
        guard let root = graph.predecessors[replaced].first,
          let failing = graph.predecessors[cell].first(where: {
            $0 != replaced && $0 != root && !graph.closure([root]).contains($0)
          })
        else { continue }
        let one = { (cell: Int) in Operation.Question(tree: .cells([cell], in: graph)) }
        let key = { [pipeline] (cell: Int) in AttemptReference.cell(graph.cells[cell], in: pipeline) }
        var above: Set<Int> = [root, failing]
        for position in graph.cells.indices.reversed() where !graph.closure([position]).isDisjoint(with: above) {
          above.insert(position)
        }
        staged = above.sorted().map { .record(AttemptChange(state: .succeeded), key($0)) }
        staged += [
          .rerun(Operation.Question(tree: one(failing).tree, mode: .exact), request: nil, token: .none),
          .record(AttemptChange(state: .failed), key(failing)), .rerun(one(root), request: nil, token: .none),
        ]
        return
      }
    }
  }

  mutating func next(_ choices: inout Choices, _ model: Model) -> Operation {
    if !staged.isEmpty { return staged.removeFirst() }
    let roll = choices.below(21)
    if model.graph.cells.isEmpty { return roll < 16 ? rerun(&choices, model) : preview(&choices, model) }
    switch roll {
    case 0...2: return start(&choices, model)
    case 3...8: return finish(&choices, model)
    case 9...13: return rerun(&choices, model)
    case 14, 15: return preview(&choices, model)
    case 16: return attach(&choices, model)
    case 17, 18: return byExternal(&choices, model)
    default: return anything(&choices, model)
    }
  }

  private func at(_ choices: inout Choices) -> Int64? { choices.chance(in: 3) ? Int64(choices.below(50)) : nil }

  private func cell(_ position: Int, _ model: Model) -> AttemptReference {
    .cell(model.graph.cells[position], in: pipeline)
  }

  private func start(_ choices: inout Choices, _ model: Model) -> Operation {
    let ready = model.graph.cells.indices.filter { position in
      let attempt = model.attempts[model.binding[position]]
      return attempt.state == .pending && attempt.inputs.values.allSatisfy { model.attempts[$0].state == .succeeded }
    }
    guard !ready.isEmpty else { return finish(&choices, model) }
    var change = AttemptChange(state: .running)
    if choices.chance(in: 2) { change.external = choices.pick(externals) }
    change.at = at(&choices)
    return .record(change, cell(choices.pick(Array(ready)), model))
  }

  private func finish(_ choices: inout Choices, _ model: Model) -> Operation {
    let flying = model.graph.cells.indices.filter { model.state($0).isInFlight }
    guard !flying.isEmpty else { return anything(&choices, model) }
    // Those that can succeed come more often: a history that gets nowhere tells little.
    let ready = flying.filter { position in
      model.attempts[model.binding[position]].inputs.values.allSatisfy { model.attempts[$0].state == .succeeded }
    }
    let position = choices.pick(ready.isEmpty || choices.chance(in: 4) ? Array(flying) : Array(ready))
    let end = choices.pick([
      AttemptState.succeeded, .succeeded, .succeeded, .failed, .failed, .error, .cancelled, .skipped,
    ])
    var change = AttemptChange(state: end)
    if choices.chance(in: 6) { change.digest = choices.pick(["d1", "d2"]) }
    if choices.chance(in: 4) { change.external = choices.pick(externals) }
    change.at = at(&choices)
    if allowsPayloads { PayloadSource.add(to: &change, kind: model.graph.kinds[position], &choices) }
    return .record(change, cell(position, model))
  }

  private func attach(_ choices: inout Choices, _ model: Model) -> Operation {
    let position = choices.below(model.graph.cells.count)
    var change = AttemptChange(external: choices.pick(externals))
    if allowsPayloads { PayloadSource.add(to: &change, kind: model.graph.kinds[position], &choices) }
    return .record(change, cell(position, model))
  }

  private func byExternal(_ choices: inout Choices, _ model: Model) -> Operation {
    let position = choices.below(model.graph.cells.count)
    var lookup = ExternalLookup(
      choices.pick([externals[0], externals[1], externals[0], ExternalID(system: "copr", id: "unknown")]), in: pipeline)
    if choices.chance(in: 3) { lookup.target = model.graph.cells[position].target.name }
    if choices.chance(in: 4) {
      lookup.identifier = model.graph.cells[position].target.identifier.map { .exactly($0) } ?? .none
    }
    if choices.chance(in: 5) { lookup.kind = model.graph.kinds[position] }
    let state = choices.pick([AttemptState.succeeded, .failed, .running, .cancelled])
    return .record(AttemptChange(state: state), .external(lookup))
  }

  private func anything(_ choices: inout Choices, _ model: Model) -> Operation {
    let attempt = choices.below(model.attempts.count)
    let state = choices.pick([
      AttemptState.succeeded, .failed, .running, .cancelled, .error, .skipped, .pending,
    ])
    let found = model.attempts[attempt]
    var change = AttemptChange(state: state)
    if choices.chance(in: 8) {
      change.state = nil
      change.digest = choices.pick(["d1", "d2"])
    }
    switch choices.below(12) {
    case 0: return .record(change, .cell(CellKey("nowhere"), in: pipeline))
    case 1:
      return .record(change, .cell(model.graph.cells[found.cell], ordinal: Int32(found.ordinal + 1), in: pipeline))
    case 2...5: return .record(change, cell(found.cell, model))
    default: return .record(change, .cell(model.graph.cells[found.cell], ordinal: Int32(found.ordinal), in: pipeline))
    }
  }

  private func question(_ choices: inout Choices, _ model: Model) -> Operation.Question {
    let tree: SelectionTree =
      switch choices.below(8) {
      case 0: .failed
      case 1: .fromFailure
      case 2: .all
      case 3, 4: .cells(choices.subset(of: model.graph.cells.count), in: model.graph)
      case 5: .cells(model.graph.cells.isEmpty ? [] : [choices.below(model.graph.cells.count)], in: model.graph)
      default: .random(&choices, in: model.graph)
      }
    return Operation.Question(
      tree: tree, upstream: choices.chance(in: 3) ? .repair : .keep,
      mode: allowsExact && choices.chance(3, in: 5) ? .exact : .downstream)
  }

  private mutating func preview(_ choices: inout Choices, _ model: Model) -> Operation {
    let question = question(&choices, model)
    previews.append(question)
    return .preview(question)
  }

  private mutating func rerun(_ choices: inout Choices, _ model: Model) -> Operation {
    var question = question(&choices, model)
    var token = Operation.Token.none
    if !previews.isEmpty, choices.chance(2, in: 5) {
      let number = previews.count - 1 - choices.below(min(3, previews.count))
      token = .ofPreview(number)
      if choices.chance(3, in: 4) { question = previews[number] }
    } else if choices.chance(in: 30) {
      token = .garbage
    }
    var request: String?
    switch choices.below(9) {
    case 5, 6: request = "request \(requests.count + 1)"
    case 7 where !requests.isEmpty:
      let earlier = choices.pick(requests)
      request = earlier.id
      question = earlier.question
      token = choices.chance(in: 4) ? token : .none
    case 8 where !requests.isEmpty: request = choices.pick(requests).id
    default: break
    }
    if let request { requests.append((request, question)) }
    return .rerun(question, request: request, token: token)
  }
}
