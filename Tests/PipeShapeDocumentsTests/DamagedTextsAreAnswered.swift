import PipeShapeDocuments
import PipeShapeJSON
import Testing

@Suite struct DamagedTextsAreAnswered {
  @Test(arguments: UInt64(0)..<200)
  func `whatever bytes come, each line has one answer in JSON`(_ seed: UInt64) async throws {
    var choices = Choices(seed: seed ^ 0xABCD)
    let scenario = RandomScenario(seed: seed, commands: 8)
    var text = Array(scenario.text.utf8)
    // The first line stays whole every other time, so that commands are reached.
    let first = seed % 2 == 0 ? scenario.document.utf8.count + 1 : 0
    for _ in 0..<(1 + choices.below(6)) {
      let place = first + choices.below(text.count - first)
      switch choices.below(4) {
      case 0: text[place] = UInt8(choices.below(256))
      case 1: text.remove(at: place)
      case 2: text.insert(choices.one(of: Array("{}[]\",:0-\\\nxu".utf8)), at: place)
      default: text.insert(contentsOf: text[place..<min(place + choices.below(40), text.count)], at: place)
      }
    }
    let lines = ScenarioLines(text).reduce(0) { count, _ in count + 1 }
    let answers = try await played(text)
    let isBad = try answers.first.map { try part($0, "line")?.integerValue == 1 } ?? false
    #expect(answers.count == (isBad ? 1 : lines - 1), "seed \(seed)")
    for (index, answer) in answers.enumerated() {
      #expect(try part(answer, "line")?.integerValue == Int64(isBad ? 1 : index + 2), "seed \(seed)")
      #expect(try (code(answer) == nil) == (part(answer, "ok")?.boolValue == true), "seed \(seed)")
    }
  }
}
