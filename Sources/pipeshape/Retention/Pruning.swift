#if CommandLine
  import PipeShape
  import PipeShapeJSON
  import PipeShapeStore

  /// The oldest runs of every pipeline go, in batches.
  struct Pruning: Sendable {
    /// How many of the newest runs stay.
    var keeping: Int
    /// How many pipelines are looked at in one transaction.
    var batch: Int
    /// Whether they go for good.
    var isApplied: Bool
    /// What messages call the store.
    var title: String

    /// Removes them, or finds out what would go.
    func perform(in store: some Store) async throws(Failure) -> Pruned {
      do throws(StoreError) {
        let old =
          isApplied ? try await store.read { (session) throws(StoreError) in try session.counts() } : StoreCounts()
        var pruned = Pruned(isApplied: isApplied)
        var progress = Progress("prune, pipelines")
        var after: PipelineID?
        while true {
          let page = Page(after: after, limit: batch)
          let part = isApplied ? try await apply(page, in: store) : try await preview(page, in: store)
          pruned.add(part.pruned)
          progress.update(pruned.seen)
          guard let last = part.last else { break }
          after = last
        }
        guard isApplied else { return pruned }
        let new = try await store.read { (session) throws(StoreError) in try session.counts() }
        // What others add meanwhile is counted too.
        pruned.attemptCopies = max(0, old.attemptCopies - new.attemptCopies)
        return pruned
      } catch { throw Failure(error, store: title) }
    }

    private typealias Part = (pruned: Pruned, last: PipelineID?)

    private func apply(_ page: Page<PipelineID>, in store: some Store) async throws(StoreError) -> Part {
      try await store.write(ChangeSet("prune")) { (session) throws(StoreError) in
        try part(of: session, page) { (id) throws(StoreError) in try session.prune(id, keeping: keeping) }
      }
    }

    private func preview(_ page: Page<PipelineID>, in store: some Store) async throws(StoreError) -> Part {
      try await store.read { (session) throws(StoreError) in
        try part(of: session, page) { (id) throws(StoreError) in
          guard let pruned = try session.pipeline(id)?.pruned(keeping: keeping) else { return PrunedRuns() }
          return PrunedRuns(runs: pruned.runs, attempts: pruned.attempts)
        }
      }
    }

    private func part(
      of session: some ReadSession, _ page: Page<PipelineID>,
      _ prune: (PipelineID) throws(StoreError) -> PrunedRuns
    ) throws(StoreError) -> Part {
      var pruned = Pruned(isApplied: isApplied)
      let records = try session.pipelines(.all, page: page)
      for record in records {
        pruned.seen += 1
        // Whoever has no more runs than stay is not even read. Somebody may be about to name an attempt of one in flight by
        // its number.
        guard record.head > keeping else { continue }
        if record.hasEnded { pruned.add(try prune(record.id)) } else { pruned.inFlight += 1 }
      }
      return (pruned, records.count == page.limit ? records.last?.id : nil)
    }
  }

  /// What pruning freed, or would free.
  struct Pruned: Sendable {
    /// How many pipelines there are, and how many of them lost runs.
    var seen = 0, pipelines = 0
    /// What went.
    var runs = 0, attempts = 0
    /// How many pipelines have more runs and are not touched, since something of them is in flight.
    var inFlight = 0
    /// How many stored copies of attempts went; nil where nothing has gone yet.
    var attemptCopies: Int?
    var isApplied: Bool

    init(isApplied: Bool) { self.isApplied = isApplied }

    mutating func add(_ runs: PrunedRuns) {
      if runs.runs > 0 { pipelines += 1 }
      self.runs += runs.runs
      attempts += runs.attempts
    }

    mutating func add(_ part: Pruned) {
      seen += part.seen
      pipelines += part.pipelines
      runs += part.runs
      attempts += part.attempts
      inFlight += part.inFlight
    }

    /// The form of `Docs/Schemas/pruning.schema.json`.
    var value: JSONValue {
      var object: JSONObject = [
        "applied": .bool(isApplied), "seen": .integer(Int64(seen)), "pipelines": .integer(Int64(pipelines)),
        "runs": .integer(Int64(runs)), "attempts": .integer(Int64(attempts)), "inFlight": .integer(Int64(inFlight)),
      ]
      if let attemptCopies { object["attemptCopies"] = .integer(Int64(attemptCopies)) }
      return .object(object)
    }

    /// For people.
    func text(of store: String, keeping: Int) -> String {
      let verb = isApplied ? "went" : "would go"
      var text =
        "\(store): \(runs.counted("run")) and \(attempts.counted("attempt")) \(verb) "
        + "from \(pipelines) of \(seen.counted("pipeline"))"
      if let attemptCopies, attemptCopies != attempts { text += " (\(attemptCopies) stored copies)" }
      text += "; \(keeping == 1 ? "the newest run of each stays" : "the newest \(keeping) runs of each stay")\n"
      if inFlight > 0 {
        text +=
          inFlight == 1
          ? "1 more is in flight and keeps its own.\n" : "\(inFlight) more are in flight and keep theirs.\n"
      }
      if !isApplied, pipelines > 0 { text += "--apply removes them.\n" }
      return text
    }
  }
#endif
