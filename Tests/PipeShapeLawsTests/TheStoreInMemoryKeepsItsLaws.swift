import Foundation
import PipeShapeLaws
import PipeShapeStore
import Testing

@Suite struct TheStoreInMemoryKeepsItsLaws {
  static let cases = ProcessInfo.processInfo.environment["PIPESHAPE_LAW_CASES"].flatMap { Int($0) } ?? 400

  @Test(arguments: [false, true]) func onRandomLives(sharing: Bool) async {
    let report = await LawSuite.store(seed: 1, cases: sharing ? Self.cases / 4 : Self.cases, sharing: sharing) { _ in
      MemoryStore(kinds: LawSuite.kinds)
    }
    print(report)
    #expect(report.violations.isEmpty, "\(report.violations.map(\.description).joined(separator: "\n"))")
    let rare = report.coverage.filter { !$0.isEnough }
    #expect(rare.isEmpty)
  }

  @Test func andEndsTheSameWhetherCasesShareAStoreOrNot() async {
    let apart = await LawSuite.store(seed: 9, cases: 30, takingTurns: true) { _ in MemoryStore(kinds: LawSuite.kinds) }
    let shared = await LawSuite.store(seed: 9, cases: 30, sharing: true, takingTurns: true) { _ in
      MemoryStore(kinds: LawSuite.kinds)
    }
    let other = await LawSuite.store(seed: 10, cases: 30, takingTurns: true) { _ in MemoryStore(kinds: LawSuite.kinds) }
    #expect(apart.digest == shared.digest)
    #expect(apart.digest != other.digest)
  }

  @Test func aStoreThatCannotBeOpenedBreaksALaw() async {
    let report = await LawSuite.store(seed: 1, cases: 2) { _ throws(StoreError) -> MemoryStore in
      throw StoreError(.unavailable, "there is none")
    }
    #expect(report.violations.first?.law.id == "lifecycle")
  }
}
