import PipeShape
import PipeShapeStore

extension StoreCase {
  /// One to three calls on one pipeline in one transaction.
  mutating func transact() async throws(Finding) {
    guard !model.entries.isEmpty else { return }
    let number = choices.below(model.entries.count)
    var operations: [StoreOperation] = []
    var expected: [Expectation] = []
    for _ in 0..<choices.pick([1, 1, 1, 2, 3]) {
      let operation = next(number)
      expected.append(expect(operation))
      operations.append(operation)
    }
    let body = operations
    let answers = try await writing(.numbered(17)) { writer throws(StoreError) in body.map { $0.perform(writer) } }
    for (answer, wanted) in zip(answers, expected) { try compare(answer, wanted) }
    for entry in model.entries.indices { try await check(entry: entry) }
  }

  /// Answers as the text gives them.
  enum Expectation {
    case recorded(Recorded)
    case planned(ModelPlan, number: Int, preview: Int)
    case rerun(ModelOutcome, run: Int)
    case removed(Int)
    case pruned(PrunedRuns)
    case refused(StoreError)
  }

  /// The next call on a pipeline, with references and tokens as the store knows them.
  mutating func next(_ number: Int) -> StoreOperation {
    var source = model.entries[number].source
    let operation = source.next(&choices, model.entries[number].model)
    model.entries[number].source = source
    let id = model.entries[number].id
    notes.trace("pipeline \(id.raw): \(operation)")
    switch operation {
    case .record(let change, let reference): return .record(change, named(reference, in: number))
    case .preview(let question):
      model.entries[number].previews.append(nil)
      pending = (question, nil)
      return .preview(question.scope, id)
    case .rerun(let question, let request, let token):
      var text: String?
      var wanted: ModelPlan??
      switch token {
      case .none: break
      case .garbage: (text, wanted) = ("no token", .some(nil))
      case .ofPreview(let earlier):
        let preview = earlier < model.entries[number].previews.count ? model.entries[number].previews[earlier] : nil
        (text, wanted) = (preview?.token ?? "no token", .some(preview?.plan))
      }
      pending = (question, wanted)
      return .rerun(RerunRequest(question.scope, id: request, token: text, at: Int64(choices.below(60))), id)
    }
  }

  /// By cell, by id, or by an external id without a pipeline.
  private mutating func named(_ reference: AttemptReference, in number: Int) -> AttemptReference {
    switch reference {
    case .external(var lookup, let ordinal):
      if choices.chance(in: 2) { lookup.pipeline = nil }
      notes.label(.external)
      return .external(lookup, ordinal: ordinal)
    case .cell where choices.chance(in: 4):
      guard let (entry, attempt) = try? model.resolve(reference), model.entries[entry].ids[attempt].raw < .max else {
        return reference
      }
      return .id(model.entries[entry].ids[attempt], in: model.entries[entry].id)
    default: return reference
    }
  }

  /// Performs a call on the model.
  mutating func expect(_ operation: StoreOperation) -> Expectation {
    do throws(StoreError) {
      switch operation {
      case .record(let change, let reference):
        if change.payload != nil || change.fields.count > 0 { notes.label(.payloadKept) }
        let recorded = try model.record(change, of: reference, kinds: LawSuite.kinds)
        if case .late = recorded { notes.label(.late) }
        return .recorded(recorded)
      case .preview(_, let id):
        guard let number = model.index(of: id), let (question, _) = pending else { throw StoreError(.notFound, "") }
        let last = model.entries[number].previews.count - 1
        return .planned(try model.entries[number].model.preview(question), number: number, preview: last)
      case .rerun(let request, let id):
        guard let number = model.index(of: id), let (question, token) = pending else { throw StoreError(.notFound, "") }
        let outcome = try model.entries[number].model.rerun(question, request: request.id, token: token, at: request.at)
        if outcome.created { notes.label(.rerun) }
        if outcome.replayed { notes.label(.replayed) }
        if outcome.created, request.token != nil { notes.label(.tokenAccepted) }
        // Fresh attempts get their ids when the pipeline is read next; until then nothing names them.
        let model = model.entries[number].model
        while self.model.entries[number].ids.count < model.attempts.count {
          self.model.entries[number].ids.append(AttemptID(.max))
        }
        return .rerun(outcome, run: model.runs.count)
      case .remove(let time, let limit): return .removed(model.remove(endedBefore: time, limit: limit))
      case .prune(let id, let runs):
        guard let number = model.index(of: id) else { throw StoreError(.notFound, "") }
        return .pruned(model.prune(number, keeping: runs))
      case .create: return .removed(0)
      }
    } catch {
      if error.code == .ambiguous { notes.label(.ambiguous) }
      if error.code == .planChanged { notes.label(.tokenRefused) }
      return .refused(error)
    }
  }

  mutating func compare(_ answer: StoreAnswer, _ expected: Expectation) throws(Finding) {
    let law = Law.numbered(17)
    switch (answer, expected) {
    case (.recorded(let actual), .recorded(let wanted)):
      try notes.demand(law, actual == wanted, "the record is answered \(actual), the text says \(wanted)")
    case (.outcome(let actual), .planned(let wanted, let number, let preview)):
      try compare(actual.plan, wanted)
      try notes.demand(law, !actual.created && !actual.replayed, "a preview says that it did something")
      model.entries[number].previews[preview] = (wanted, actual.plan.token.description)
    case (.outcome(let actual), .rerun(let wanted, let run)):
      try compare(actual.plan, wanted.plan)
      try notes.demand(
        law,
        actual.created == wanted.created && actual.replayed == wanted.replayed && actual.run == run
          && actual.ended == wanted.ended,
        "the rerun is answered \(actual), the text says \(wanted) and run \(run)")
    case (.removed(let actual), .removed(let wanted)):
      try notes.demand(.lifecycle, actual == wanted, "\(actual) pipelines were removed, not \(wanted)")
    case (.pruned(let actual), .pruned(let wanted)):
      try notes.demand(.lifecycle, actual == wanted, "\(actual) went, the text says \(wanted)")
    case (.refused(let actual), .refused(let wanted)):
      try notes.demand(
        law, actual.code == wanted.code && actual.candidates == wanted.candidates,
        "it is refused as \(actual) with \(actual.candidates), the text says \(wanted.code) with \(wanted.candidates)")
    default: throw Finding(law, "it is answered \(answer), the text says \(expected)")
    }
  }

  private mutating func compare(_ actual: RerunPlan, _ wanted: ModelPlan) throws(Finding) {
    let plan = ModelPlan(actual)
    try notes.demand(
      .numbered(17), plan == wanted && plan.reasons == wanted.reasons && plan.blockers == wanted.blockers,
      "the plan is \(plan), the text says \(wanted)")
  }
}
