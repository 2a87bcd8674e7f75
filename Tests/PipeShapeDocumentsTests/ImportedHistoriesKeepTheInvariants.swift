import PipeShape
import PipeShapeDocuments
import PipeShapeStore
import Testing

@Suite struct ImportedHistoriesKeepTheInvariants {
  /// The document of a random history.
  private func history(_ seed: UInt64) async throws -> String {
    let store = MemoryStore()
    var player = Scenario(on: store)
    for line in ScenarioLines(Array(RandomScenario(seed: seed).text.utf8)) { _ = try await player.play(line) }
    let id = try #require(player.pipeline)
    let pipeline = try #require(
      await store.read { (session) throws(StoreError) -> Pipeline? in try session.pipeline(id) })
    return String(decoding: PipelineDocument(history: pipeline).serialized(), as: UTF8.self)
  }

  @Test(arguments: UInt64(2000)..<2150)
  func `a history with altered states is refused or keeps every invariant`(_ seed: UInt64) async throws {
    var choices = Choices(seed: seed)
    let states = AttemptState.allCases.map { "\"state\":\"\($0.name)\"" }
    var parts = try await history(seed).split(separator: "\"state\":", omittingEmptySubsequences: false).map(
      String.init)
    for _ in 0..<(1 + choices.below(3)) where parts.count > 1 {
      let place = 1 + choices.below(parts.count - 1)
      let rest = parts[place].drop { $0 != "," && $0 != "}" }
      parts[place] = String(choices.one(of: states).dropFirst("\"state\":".count)) + rest
    }
    let text = parts.joined(separator: "\"state\":")
    let document: PipelineDocument
    do throws(DocumentError) { document = try PipelineDocument(parsing: Array(text.utf8)) } catch {
      #expect(error.code == .inconsistentState, "seed \(seed)")
      return
    }
    #expect(document.pipeline.violatedInvariant(afterExactReruns: true) == nil, "seed \(seed)")
    // A store that takes the document shows the same head.
    let shown = try await played(Array("\(text)\n{\"op\":\"show\"}".utf8))
    var expected = document.answer(.failure(DocumentError(.notFound, "")))
    expected.error = nil
    expected.line = 2
    #expect(shown == [String(decoding: expected.serialized(), as: UTF8.self)], "seed \(seed)")
  }
}
