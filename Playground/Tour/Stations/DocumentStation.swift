import Foundation
import PipeShape
import PipeShapeDocuments
import PipeShapeStore

/// Pipelines as JSON texts, and a scenario played on a store.
enum DocumentStation {
  static func visit(_ guide: inout Guide) async throws {
    guide.station("Documents and scenarios")
    let examples = SourceTree.root.appending(path: "Docs/Examples")
    guard let bytes = try? Data(contentsOf: examples.appending(path: "pipeline.json")),
      let story = try? Data(contentsOf: examples.appending(path: "story.jsonl"))
    else { return guide.say("   skipped: there is no folder Docs/Examples beside the sources") }

    var document = try PipelineDocument(parsing: Array(bytes))
    guide.expect(
      "states of the document", document.pipeline.head.states.map(\.name),
      ["succeeded", "succeeded", "failed", "succeeded", "skipped"])
    let outcome = try document.rerun(RerunRequest(.failed, id: "click-1"))
    guide.expect("a rerun of it: new, joined, cancelled, blocked", outcome.plan.sizes, [2, 0, 0, 0])
    let again = try PipelineDocument(parsing: document.serialized())
    guide.expect("written and read again, runs", again.pipeline.runs.map(\.request), [nil, "click-1"])
    guide.expect("and the same bytes", again.serialized() == document.serialized(), true)

    var scenario = Scenario(on: MemoryStore())
    var answers: [Answer] = []
    for line in story.split(separator: UInt8(ascii: "\n")) {
      if let answer = try await scenario.play(ArraySlice(Array(line))) { answers.append(answer) }
    }
    guide.expect("lines answered", answers.compactMap(\.line), Array(2...9))
    guide.expect("all carried out", answers.allSatisfy(\.isOK), true)
    guide.expect("line 7 repeats line 6", answers[5].outcome?.replayed, true)
    guide.expect("line 8 comes late; the newer attempt is", answers[6].newer, 2)
  }
}
