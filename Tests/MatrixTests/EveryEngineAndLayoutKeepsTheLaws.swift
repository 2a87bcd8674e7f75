import Foundation
import PipeShapeLaws
import Testing

@Suite struct EveryEngineAndLayoutKeepsTheLaws {
  /// How many random lives of each store; `PIPESHAPE_LAW_CASES` asks for another number.
  static let cases = ProcessInfo.processInfo.environment["PIPESHAPE_LAW_CASES"].flatMap { Int($0) } ?? 30
  /// What the reference store holds after the same lives.
  static let reference = Task { await Matrix.memory.check(1, cases, true) }

  @Test(arguments: Matrix.supported) func onRandomLives(_ pair: Pair) async {
    let report = await pair.check(1, Self.cases, false)
    print("\(pair.testDescription): \(report.laws.map { "\($0.law.id) \($0.cases)" }.joined(separator: ", ")) cases")
    #expect(report.violations.isEmpty, "\(report.violations.map(\.description).joined(separator: "\n"))")
    let rare = report.coverage.filter { !$0.isEnough }
    #expect(rare.isEmpty)
  }

  /// Law 17 across stores: the same lives end in the same canonical snapshot.
  @Test(arguments: Matrix.supported) func andEndsWithWhatTheReferenceStoreHolds(_ pair: Pair) async {
    let report = await pair.check(1, Self.cases, true)
    let reference = await Self.reference.value
    #expect(report.digest != nil)
    #expect(report.digest == reference.digest)
  }

  /// A pair that cannot be had is named with its reason, never left out in silence.
  @Test(arguments: Matrix.pairs) func orSaysWhyItCannotBeHad(_ pair: Pair) {
    let reason = pair.reasonAgainst
    print("\(pair.testDescription): \(reason.map { "not supported: \($0)" } ?? "supported")")
    #expect(reason?.isEmpty != true)
  }
}
