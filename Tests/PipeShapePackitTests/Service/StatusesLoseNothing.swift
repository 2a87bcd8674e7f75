import PipeShape
import PipeShapePackit
import Testing

/// Words of other systems and our states.
@Suite struct StatusesLoseNothing {
  @Test(arguments: StatusVocabulary.allCases)
  func everyWordHasAStateAndEveryStateThatCanBeToldAPlainWord(_ vocabulary: StatusVocabulary) {
    #expect(Set(vocabulary.words.map(\.word)).count == vocabulary.words.count)
    for (word, state) in vocabulary.words {
      #expect(vocabulary.state(of: word) == state)
      let plain = vocabulary.word(for: state)
      #expect(plain.flatMap { vocabulary.state(of: $0) } == state)
    }
  }

  @Test func coprTellsPendingOfWhatRuns() {
    #expect(StatusVocabulary.build.state(of: "pending") == .pending)
    #expect(StatusVocabulary.build.state(of: "pending", hasStarted: true) == .running)
    #expect(StatusVocabulary.build.state(of: "waiting_for_srpm", hasStarted: true) == .pending)
    #expect(StatusVocabulary.testingFarm.state(of: "queued", hasStarted: true) == .pending)
  }

  @Test func whatNobodySaidIsNoState() {
    #expect(StatusVocabulary.build.state(of: "passed") == nil)
    #expect(StatusVocabulary.build.state(of: "Success") == nil)
    #expect(StatusVocabulary.free.state(of: "") == nil)
  }
}
