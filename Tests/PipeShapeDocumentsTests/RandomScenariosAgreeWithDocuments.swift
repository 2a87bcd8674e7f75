import PipeShape
import PipeShapeDocuments
import PipeShapeJSON
import PipeShapeStore
import Testing

@Suite struct RandomScenariosAgreeWithDocuments {
  /// What a store holds, as a document.
  private func document(_ id: PipelineID?, in store: MemoryStore) async throws -> PipelineDocument {
    let id = try #require(id)
    return PipelineDocument(
      history: try #require(
        await store.read { (session) throws(StoreError) -> Pipeline? in try session.pipeline(id) }))
  }

  @Test(arguments: UInt64(0)..<150)
  func `a rerun of a document answers and leaves what a rerun in a store does`(_ seed: UInt64) async throws {
    let scenario = RandomScenario(seed: seed)
    let store = MemoryStore()
    var player = Scenario(on: store)
    #expect(try await player.play(Array(scenario.document.utf8)[...]) == nil)
    for command in scenario.commands {
      var before = try await document(player.pipeline, in: store)
      let answer = try #require(try await player.play(Array(command.utf8)[...]))
      let after = try await document(player.pipeline, in: store)
      // Whatever happened, a document of it is read and written the same.
      let text = String(decoding: after.serialized(), as: UTF8.self)
      #expect(try rewritten(text) == text, "seed \(seed)")
      let value = try JSONValue(parsing: command)
      guard value["op"] == "rerun", value["request"] == nil, value["token"] == nil,
        let select = value["select"]?.stringValue,
        let selection = try? Selection(parsing: select)
      else { continue }
      let scope = RerunScope(
        selection, upstream: value["upstream"] == "repair" ? .repair : .keep,
        mode: value["exact"] == true ? .exact : .downstream)
      let outcome: Result<RerunOutcome, DocumentError>
      do throws(DocumentError) { outcome = .success(try before.rerun(RerunRequest(scope))) } catch {
        outcome = .failure(error)
      }
      var expected = before.answer(outcome)
      expected.line = answer.line
      #expect(expected.serialized() == answer.serialized(), "seed \(seed), \(command)")
      #expect(before.pipeline.head == after.pipeline.head, "seed \(seed), \(command)")
      #expect(before.pipeline.violatedInvariant(afterExactReruns: true) == nil)
    }
  }

  @Test func `random scenarios reach every kind of answer`() async throws {
    var seen: Set<String> = []
    for seed in UInt64(0)..<300 {
      for answer in try await played(Array(RandomScenario(seed: seed).text.utf8)) {
        if let code = try code(answer) { seen.insert(code) }
        let value = try JSONValue(parsing: answer)
        for name in ["late", "newer", "unchanged", "replayed"] where value[name] != nil { seen.insert(name) }
        for name in ["planned", "joined", "cancelled", "blocked"] {
          if value["plan"]?[name]?.arrayValue?.isEmpty == false { seen.insert(name) }
        }
        if answer.contains(#""stale":true"#) { seen.insert("stale") }
      }
    }
    #expect(
      seen == [
        "ambiguous", "badOperation", "badSelection", "blocked", "cancelled", "illegalTransition", "joined", "late",
        "newer",
        "notFound", "notReady", "planChanged", "planned", "replayed", "requestReused", "stale", "unchanged",
      ])
  }
}
