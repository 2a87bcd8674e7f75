import PipeShape
import PipeShapeStore

/// One random history, with every law that reads histories checked on the way.
///
/// The model decides what may happen next and says what has to happen; the engine under test does it.
struct HistoryCase<Engine: RerunEngine> {
  struct Options: Sendable {
    var allowsExact = false
    /// Whether the engine is compared with the text; planted bugs are also judged by the numbered laws alone.
    var comparesWithText = true
    var most = 40
  }

  var choices: Choices
  var notes: CaseNotes
  let options: Options
  let make: (PipelineGraph, [AttemptState]?) throws(PipelineError) -> Engine
  private var source = OperationSource()
  /// What each preview answered: the text's plan and the engine's token.
  private var previews: [(plan: ModelPlan, shown: ModelPlan, token: String)?] = []

  init(
    _ choices: Choices, notes: CaseNotes = CaseNotes(), options: Options,
    make: @escaping (PipelineGraph, [AttemptState]?) throws(PipelineError) -> Engine
  ) {
    self.choices = choices
    self.notes = notes
    self.options = options
    self.make = make
    source.allowsExact = options.allowsExact
  }

  mutating func run() throws(Finding) {
    var (model, engine) = try begin()
    var before = Facts(engine)
    try compare(model, engine, before)
    try checkInvariants(before, before, model.graph, engine)
    if options.allowsExact, choices.chance(in: 10) { source.stage(model.graph) }
    for _ in 0..<options.most {
      guard choices.below(18) > 0 else { break }
      let operation = source.next(&choices, model)
      notes.trace(operation.description)
      try perform(operation, &model, &engine, before)
      let after = Facts(engine)
      try checkInvariants(before, after, model.graph, engine)
      try compare(model, engine, after)
      before = after
    }
    try probe(model, engine, before)
  }

  private mutating func begin() throws(Finding) -> (Model, Engine) {
    let plain = GraphCase(&choices)
    for line in plain.lines { notes.trace(line) }
    let expected = ModelGraph(steps: plain.steps, edges: plain.edges)
    let states = GraphCase.states(of: expected, &choices)
    if let states { notes.trace("begins in \(states.map(\.name).joined(separator: ", "))") }
    let graph: PipelineGraph
    do { graph = try PipelineGraph(steps: plain.steps, edges: plain.edges) } catch {
      throw Finding(.graph, "a legal graph is refused: \(error)")
    }
    if expected.cells.contains(where: { $0.target.identifier != nil }) { notes.label(.identified) }
    try notes.demand(.graph, graph.cells == expected.cells, "cells are \(graph.cells), the text says \(expected.cells)")
    for cell in expected.cells.indices where options.comparesWithText {
      let needs = graph.cellGraph.predecessors(of: cell).map(Int.init)
      let feeds = graph.cellGraph.successors(of: cell).map(Int.init)
      try notes.demand(
        .graph, needs == expected.predecessors[cell] && feeds == expected.successors[cell],
        "\(expected.cells[cell]) needs \(needs) and feeds \(feeds), the text says \(expected.predecessors[cell]) and \(expected.successors[cell])"
      )
    }
    if let states {
      if let begun = try begin(graph, expected, states) { return begun }
      notes.label(.inconsistent)
      notes.trace("is refused, and begins with everything pending")
    }
    guard let model = Model(graph: expected, states: nil) else { throw Finding(.text, "a pipeline has no beginning") }
    do { return (model, try make(graph, nil)) } catch { throw Finding(.text, "a pipeline is refused: \(error)") }
  }

  /// A pipeline that begins in given states; nil where both refuse them.
  private mutating func begin(
    _ graph: PipelineGraph, _ expected: ModelGraph, _ states: [AttemptState]
  ) throws(Finding) -> (Model, Engine)? {
    let model = Model(graph: expected, states: states)
    let engine: Engine
    do { engine = try make(graph, states) } catch {
      try notes.demand(
        .text, model == nil && error.code == .inconsistentState, "states that can be reached are refused: \(error)")
      return nil
    }
    guard let model else { throw Finding(.text, "states that nothing leads to are taken") }
    notes.label(.begunInStates)
    return (model, engine)
  }
}

extension HistoryCase {
  private mutating func perform(
    _ operation: Operation, _ model: inout Model, _ engine: inout Engine, _ before: Facts
  ) throws(Finding) {
    switch operation {
    case .record(let change, let reference): try record(change, reference, &model, &engine, before)
    case .preview(let question):
      let expected = Result { () throws(StoreError) in try model.preview(question) }
      let actual = Result { () throws(StoreError) in try engine.preview(question.scope) }
      try compareOutcomes(expected, actual, "the preview")
      previews.append(nil)
      if case .success(let plan) = expected, case .success(let outcome) = actual {
        previews[previews.count - 1] = (plan, ModelPlan(outcome.plan), outcome.plan.token.description)
        try compareTokens(number: previews.count - 1)
      }
    case .rerun(let question, let request, let token): try rerun(question, request, token, &model, &engine, before)
    }
  }

  /// Tokens are equal exactly where head and the four sets are.
  private mutating func compareTokens(number: Int) throws(Finding) {
    guard options.comparesWithText, let new = previews[number] else { return }
    for case let (earlier, old?) in previews[..<number].enumerated() {
      try notes.demand(
        .text, (old.plan == new.plan) == Scalars.same(old.token, new.token),
        "previews \(earlier) and \(number) have \(old.plan == new.plan ? "one plan and two tokens" : "two plans and one token")"
      )
    }
  }

  private mutating func record(
    _ change: AttemptChange, _ reference: AttemptReference, _ model: inout Model, _ engine: inout Engine,
    _ before: Facts
  ) throws(Finding) {
    var pending = false
    if let index = try? model.index(of: reference) {
      pending = model.attempts[index].state == .pending
      if case .external = reference { notes.label(.external) }
    }
    let expected = Result { () throws(StoreError) in try model.record(change, at: try model.index(of: reference)) }
    let actual = Result { () throws(StoreError) in try engine.record(change, of: reference) }
    switch expected {
    case .success(.changed(let skipped)):
      if skipped > 0 { notes.label(.skipped) }
      if pending, let state = change.state, state != .running { notes.label(.endFromPending) }
    case .success(.late): notes.label(.late)
    case .success(.unchanged): notes.label(.unchanged)
    case .failure(let error):
      switch error.code {
      case .notReady: notes.label(.notReady)
      case .illegalTransition: notes.label(.illegal)
      case .ambiguous: notes.label(.ambiguous)
      default: notes.label(.notFound)
      }
    }
    if case .cell(let key, let ordinal, _) = reference, let cell = model.graph.cells.firstIndex(of: key) {
      let named = before.attempts.last { Int($0.cell) == cell && $0.ordinal == ordinal ?? $0.ordinal }
      if let named, !named.state.isInFlight {
        try notes.demand(
          .numbered(12), engine.attempts == before.attempts, "a result for an ended attempt changed something")
      }
    }
    guard options.comparesWithText else { return }
    switch (expected, actual) {
    case (.success(let expected), .success(let actual)):
      try notes.demand(.text, expected == actual, "the record is answered \(actual), the text says \(expected)")
    case (.failure(let expected), .failure(let actual)):
      try notes.demand(
        .text, expected.code == actual.code && expected.candidates == actual.candidates,
        "the record is refused as \(actual) with \(actual.candidates), the text says \(expected.code) with \(expected.candidates)"
      )
    default: throw Finding(.text, "the record is answered \(actual), the text says \(expected)")
    }
  }

  private mutating func rerun(
    _ question: Operation.Question, _ request: String?, _ token: Operation.Token, _ model: inout Model,
    _ engine: inout Engine, _ before: Facts
  ) throws(Finding) {
    var text: String?
    var wanted: ModelPlan??
    switch token {
    case .none: break
    case .garbage:
      text = "no token"
      wanted = .some(nil)
    case .ofPreview(let number):
      text = previews[number]?.token ?? "no token"
      wanted = .some(previews[number]?.plan)
    }
    label(question, model)
    let expected = Result { () throws(StoreError) in
      try model.rerun(question, request: request, token: wanted, at: Int64(before.bindings.count))
    }
    var asked = RerunRequest(question.scope, id: request, token: text)
    asked.at = Int64(before.bindings.count)
    let shown = try? engine.preview(question.scope)
    let actual = Result { () throws(StoreError) in try engine.rerun(asked) }
    label(expected, token: text != nil)
    try compareOutcomes(expected.map(\.plan), actual, "the rerun")
    if options.comparesWithText, case .success(let expected) = expected, case .success(let actual) = actual {
      try notes.demand(
        .text,
        actual.created == expected.created && actual.replayed == expected.replayed && actual.run == model.runs.count
          && actual.ended == expected.ended,
        "the rerun is answered run \(actual.run), created \(actual.created), replayed \(actual.replayed), ended \(actual.ended); the text says \(model.runs.count), \(expected.created), \(expected.replayed), \(expected.ended)"
      )
    }
    let after = Facts(engine)
    switch actual {
    case .failure:
      try notes.demand(.numbered(12), after.attempts == before.attempts, "a refused rerun changed something")
    case .success(let outcome) where outcome.replayed:
      try notes.demand(
        .numbered(6), after.attempts == before.attempts && after.bindings == before.bindings,
        "the same request id changed something")
    case .success(let outcome):
      try checkEffect(outcome, question, before, after, model.graph)
      if case .ofPreview(let number) = token, let promised = previews[number]?.shown {
        try notes.demand(
          .numbered(14), promised == ModelPlan(outcome.plan), "a token of \(promised) is taken for \(outcome.plan)")
      }
      if let shown {
        try notes.demand(
          .numbered(14), shown.plan == outcome.plan && shown.ended == outcome.ended,
          "the preview shows \(shown.plan), the rerun does \(outcome.plan)")
      }
    }
  }

  private mutating func label(_ question: Operation.Question, _ model: Model) {
    guard let selected = question.tree.cells(in: model.graph, states: model.states) else {
      return notes.label(.unknownName)
    }
    if selected.isEmpty { notes.label(.emptySelection) }
    if model.runs.count > 1,
      model.graph.cells.indices.contains(where: {
        model.state($0).isInFlight && model.attempts[model.binding[$0]].ordinal > 1
      })
    {
      notes.label(.overlapping)
    }
    if model.states.contains(where: \.isInFlight), !selected.isEmpty { notes.label(.inFlight) }
  }

  private mutating func label(_ expected: Result<ModelOutcome, StoreError>, token: Bool) {
    switch expected {
    case .failure(let error):
      if error.code == .planChanged { notes.label(.tokenRefused) }
      if error.code == .requestReused { notes.label(.reused) }
    case .success(let outcome) where outcome.replayed: notes.label(.replayed)
    case .success(let outcome):
      if token { notes.label(.tokenAccepted) }
      guard outcome.created else { return }
      notes.label(.rerun)
      let plan = outcome.plan
      if !plan.blocked.isEmpty { notes.label(.blocked) }
      if !plan.cancelled.isEmpty { notes.label(.replaced) }
      if !plan.cancelled.isDisjoint(with: plan.blocked) { notes.label(.skippedByRerun) }
      if !plan.joined.isEmpty { notes.label(.joined) }
      for reason in plan.reasons.values {
        if case .repaired = reason { notes.label(.repaired) }
        if case .via(let cell) = reason, plan.joined.contains(Int(cell)) { notes.label(.viaJoined) }
      }
    }
  }
}
