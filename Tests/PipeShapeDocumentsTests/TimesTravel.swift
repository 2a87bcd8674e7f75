import PipeShape
import PipeShapeDocuments
import PipeShapeStore
import Testing

/// Times of runs and attempts, which the format has no place for.
@Suite struct TimesTravel {
  private func timed() throws -> Pipeline {
    let graph = try PipelineGraph(
      steps: [Step("a", kind: "k"), Step("b", kind: "k")], edges: [Edge(from: "a", to: "b", binding: .each)])
    var pipeline = try Pipeline(
      id: PipelineID(1), event: EventID(1), graph: graph, createdAt: 10, ids: SequentialIDs())
    _ = try pipeline.record(AttemptChange(state: .running, at: 11), at: 0)
    _ = try pipeline.record(AttemptChange(state: .failed, at: -3), at: 0)
    try pipeline.apply(try pipeline.plan(.failed), at: .max, ids: SequentialIDs())
    _ = try pipeline.record(AttemptChange(state: .running, at: 0), at: 2)
    return pipeline
  }

  @Test func throughTextAndBack() throws {
    let pipeline = try timed()
    let text = PipelineDocument(timedHistory: pipeline).serialized()
    let draft = try PipelineDocument(parsing: text).timedDraft(origin: .event(EventID(1)))
    guard case .history(let runs, let attempts) = draft.content else {
      Issue.record("a history is one")
      return
    }
    #expect(runs == pipeline.runs)
    #expect(attempts.map(\.startedAt) == pipeline.attempts.map(\.startedAt))
    #expect(attempts.map(\.endedAt) == pipeline.attempts.map(\.endedAt))
    #expect(attempts.contains { $0.startedAt == 11 && $0.endedAt == -3 })
    #expect(PipelineDocument(history: pipeline).serialized() != text)
  }

  @Test func othersMembersOfThatNameAreNoTimes() throws {
    let text =
      #"{"format":"pipeshape/pipeline/1","steps":[{"key":"a","kind":"k"}],"edges":[],"runs":[{"number":1,"#
      + #""created":[{"step":"a","target":".","ordinal":1,"state":"failed","x-pipeshape":"soon"}],"x-pipeshape":[]}]}"#
    let draft = try PipelineDocument(parsing: Array(text.utf8)).timedDraft(origin: .event(EventID(1)))
    guard case .history(let runs, let attempts) = draft.content else {
      Issue.record("a history is one")
      return
    }
    #expect(runs[0].createdAt == nil && attempts[0].endedAt == nil)
  }
}
