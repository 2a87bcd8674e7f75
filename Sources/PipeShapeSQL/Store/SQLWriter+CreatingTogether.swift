import PipeShape
import PipeShapeLayouts
import PipeShapeStore

/// What is known before pipelines are made together.
private struct Origins {
  /// Names are compared byte by byte, as the tables do.
  typealias Name = [UInt8]

  var projects: [Name: Int64] = [:]
  var references: [Name: Int64] = [:]
  var projectsOfEvents: [Int64: Int64] = [:]
  /// The events of the drafts so far.
  var events: [EventID] = []

  static func name(_ texts: String...) -> Name { texts.reduce(into: []) { $0 += Array($1.utf8) + [0] } }
}

extension SQLWriter {
  /// Makes pipelines in two batches: one asks for all that must be known, the other adds all rows.
  ///
  /// Many rows go in the way that the engine has for that, in portions, each of them while the next one is made.
  ///
  /// - Returns: nil where they have to be made one by one: somebody else took an id or a name.
  func createTogether(_ drafts: [PipelineDraft]) throws(StoreError) -> [PipelineID]? {
    try givingIDsBack { () throws(StoreError) in
      // A second time, since whoever took an id has left greater ones, which are asked for then.
      for _ in 0..<2 {
        if let made = try attemptTogether(drafts) { return made }
        last = LastIDs()
      }
      return nil
    }
  }

  private func attemptTogether(_ drafts: [PipelineDraft]) throws(StoreError) -> [PipelineID]? {
    let registered = stored.context.kinds.registered
    // What is asked must be fit to be asked. Nothing that comes behind a draft that is refused matters.
    let unfit = drafts.firstIndex { !registered.canAsk(for: $0.origin) } ?? drafts.count
    var origins = try origins(of: drafts[..<unfit])
    let first = [
      header.addProject, header.addReference, header.addEvent, header.addPipeline, header.addRun, header.addRequest,
    ]
    return try session.addingTogether(first: first) { () throws(StoreError) in
      var made: [PipelineID] = []
      made.reserveCapacity(drafts.count)
      for draft in drafts {
        made.append(try add(try registered.checked(draft), &origins))
        // Nothing of them stays where a key was taken.
        guard try session.addGatheredIfMuch() else { break }
      }
      return made
    }
  }

  /// Asks for projects, references and events, and for the greatest ids where they are not known.
  private func origins(of drafts: ArraySlice<PipelineDraft>) throws(StoreError) -> Origins {
    var (urls, names, events): (Set<Origins.Name>, Set<Origins.Name>, Set<Int64>) = ([], [], [])
    var questions: [Invocation] = []
    var answers: [(inout Origins, inout LastIDs, any Row) -> Void] = []
    func ask(_ plan: Plan, _ values: [Value], _ answer: @escaping (inout Origins, inout LastIDs, any Row) -> Void) {
      questions.append(Invocation(plan, values))
      answers.append(answer)
    }
    for draft in drafts {
      switch draft.origin {
      case .event(let id):
        guard events.insert(id.raw).inserted else { continue }
        ask(header.projectOfEvent, [.integer(id.raw)]) { origins, _, row in
          origins.projectsOfEvents[id.raw] = row.integer(0)
        }
      case .new(let url, let reference, _, _):
        let address = Origins.name(url)
        if urls.insert(address).inserted {
          ask(header.projectByURL, [.text(url)]) { origins, _, row in origins.projects[address] = row.integer(0) }
        }
        let name = Origins.name(url, reference.kind.rawValue, reference.name)
        guard names.insert(name).inserted else { continue }
        ask(header.referenceByURL, [.text(url), .text(reference.kind.rawValue), .text(reference.name)]) {
          origins, _, row in origins.references[name] = row.integer(0)
        }
      case .ofDraft: continue
      }
    }
    let greatest: [(WritableKeyPath<LastIDs, Int64?>, Plan)] = [
      (\.project, header.greatestProject), (\.reference, header.greatestReference), (\.event, header.greatestEvent),
      (\.pipeline, header.greatestPipeline),
    ]
    for (last, plan) in greatest where self.last[keyPath: last] == nil {
      ask(plan, []) { _, known, row in known[keyPath: last] = row.integer(0) }
    }
    var (origins, known) = (Origins(), last)
    // A batch's answers are there all at once.
    for start in stride(from: 0, to: questions.count, by: 1000) {
      let part = Array(questions[start..<min(start + 1000, questions.count)])
      try session.ask(part) { (question, row) throws(StoreError) in answers[start + question](&origins, &known, row) }
    }
    last = known
    return origins
  }

  private func add(_ unresolved: PipelineDraft, _ origins: inout Origins) throws(StoreError) -> PipelineID {
    let draft = try unresolved.resolved(origins.events)
    let event: Int64
    let project: Int64
    if case .event(let id) = draft.origin, origins.projectsOfEvents[id.raw] == nil {
      throw StoreError(.notFound, "there is no event \(id.raw)")
    }
    // The history is checked before an id is taken.
    let new = try draft.pipeline(id: PipelineID(0), event: EventID(0), ids: parts.ids)
    switch draft.origin {
    case .event(let id):
      (event, project) = (id.raw, origins.projectsOfEvents[id.raw] ?? 0)
    case .new(let url, let reference, let commit, let at):
      let address = Origins.name(url)
      if let known = origins.projects[address] {
        project = known
      } else {
        project = try add(header.addProject, [.text(url)], last: \.project)
        origins.projects[address] = project
      }
      let name = Origins.name(url, reference.kind.rawValue, reference.name)
      let referenceID: Int64
      if let known = origins.references[name] {
        referenceID = known
      } else {
        referenceID = try add(
          header.addReference, [.integer(project), .text(reference.kind.rawValue), .text(reference.name)],
          last: \.reference)
        origins.references[name] = referenceID
      }
      event = try add(
        header.addEvent, [.integer(project), .integer(referenceID), .text(commit.hash), .integer(at)], last: \.event)
      origins.projectsOfEvents[event] = project
    case .ofDraft(let place): throw .noDraft(place)
    }
    origins.events.append(EventID(event))
    return try addRows(of: new, draft, event: EventID(event), project: project) { (columns) throws(StoreError) in
      try add(header.addPipeline, columns, last: \.pipeline)
    }
  }

  /// Adds a row under the next id; whether somebody has taken it is seen later.
  private func add(
    _ plan: Plan, _ columns: [Value], last: WritableKeyPath<LastIDs, Int64?>
  ) throws(StoreError) -> Int64 {
    let id = try newID(after: self.last[keyPath: last] ?? 0)
    try session.change(plan, [.integer(id)] + columns)
    self.last[keyPath: last] = id
    return id
  }
}
