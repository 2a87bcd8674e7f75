#if CommandLine
  import Foundation
  import PipeShape
  import PipeShapeDocuments
  import PipeShapeStore

  /// A rerun of a stored pipeline, shown or applied.
  struct StoredRerun: Sendable {
    private struct Done: Sendable {
      var outcome: RerunOutcome
      /// The pipeline afterwards.
      var pipeline: Pipeline
    }

    var id: PipelineID
    /// What is meant, in the pipeline's graph.
    var scope: @Sendable (PipelineGraph) throws(Failure) -> RerunScope
    var options: ApplyOptions
    /// Whether answers, and refusals of the store, are printed as JSON.
    var json: Bool

    /// Opens a store, does or shows the rerun, closes the store and prints what became of it.
    func perform(inStoreAt text: String) async throws(Failure) {
      let location = try StoreLocation(text)
      let done = try await perform(
        in: try await location.open(for: options.apply ? .work : .reading), title: location.title)
      let report = RerunReport(done.outcome, of: done.pipeline.graph)
      guard json else { return Console.write(report.text(coloured: Console.wantsColour)) }
      Self.print(PipelineDocument(history: done.pipeline).answer(.success(done.outcome)))
      guard options.apply, !done.outcome.replayed else { return }
      for line in report.jobsToCancel { Console.complain(line) }
    }

    private func perform(in store: some Store, title: String) async throws(Failure) -> Done {
      try await store.closing { () async throws(Failure) in try await outcome(in: store, title: title) }
    }

    /// Looks the question up in the pipeline's graph, which never changes, then plans and applies in one transaction.
    private func outcome(in store: some Store, title: String) async throws(Failure) -> Done {
      let id = id
      let graph: PipelineGraph
      do throws(StoreError) {
        graph = try await store.read { (session) throws(StoreError) in try session.head(of: id).graph }
      } catch { throw refusal(error, title: title) }
      let scope = try scope(graph)
      do throws(StoreError) {
        guard options.apply else {
          return try await store.read { (session) throws(StoreError) in
            Done(outcome: try session.preview(scope, of: id), pipeline: try session.existing(id))
          }
        }
        let request = RerunRequest(
          scope, id: options.request, token: options.token, at: Int64(Date().timeIntervalSince1970 * 1000))
        return try await store.write(ChangeSet("rerun", author: NSUserName())) { (session) throws(StoreError) in
          Done(outcome: try session.rerun(request, of: id), pipeline: try session.existing(id))
        }
      } catch { throw refusal(error, title: title) }
    }

    /// A refusal that documents know is an answer where answers are JSON.
    private func refusal(_ error: StoreError, title: String) -> Failure {
      let failure = Failure(error, store: title)
      guard json, let known = DocumentError(error) else { return failure }
      Self.print(Answer(error: known))
      return Failure(lines: failure.lines)
    }

    private static func print(_ answer: Answer) { Console.write(answer.serialized() + [UInt8(ascii: "\n")]) }
  }
#endif
