import Foundation
import PipeShapeLaws
import Testing

@Suite struct TheCoreKeepsItsLaws {
  /// How many cases of each family; `PIPESHAPE_LAW_CASES` asks for another number.
  static let cases = ProcessInfo.processInfo.environment["PIPESHAPE_LAW_CASES"].flatMap { Int($0) } ?? standard

  #if DEBUG
    private static let standard = 1_000
  #else
    private static let standard = 100_000
  #endif

  @Test func onRandomHistories() async {
    let report = await LawSuite.core(seed: 1, cases: Self.cases)
    print(report)
    #expect(report.violations.isEmpty)
    let rare = report.coverage.filter { !$0.isEnough }
    #expect(rare.isEmpty)
  }

  /// Law 18 and those of stores are checked on stores; every other law is checked here, and not by chance.
  @Test func andEveryLawIsChecked() async {
    let report = await LawSuite.core(seed: 2, cases: 400)
    let ofStores: Set = ["17", "18", "absent", "rollback", "together", "payloads", "lists", "requests", "lifecycle"]
    for law in Law.all where !ofStores.contains(law.id) {
      #expect(report.cases(of: law) > 100, "\(law)")
    }
  }

  @Test func andASeedMeansTheSameCasesOnAnyNumberOfThreads() async {
    let one = await LawSuite.core(seed: 3, cases: 100, workers: 1)
    let three = await LawSuite.core(seed: 3, cases: 100, workers: 3)
    let other = await LawSuite.core(seed: 4, cases: 100, workers: 3)
    #expect(one.description == three.description)
    #expect(one.description != other.description)
  }
}
