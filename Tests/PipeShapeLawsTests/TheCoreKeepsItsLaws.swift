import PipeShapeLaws
import Testing

/// How many cases of each family a test runs; the environment of a gate may ask for more.
#if DEBUG
  let cases = 3_000
#else
  let cases = 100_000
#endif

@Test func theCoreKeepsItsLawsOnRandomHistories() async {
  let report = await LawSuite.core(seed: 1, cases: cases)
  print(report)
  #expect(report.violations.isEmpty)
  let rare = report.coverage.filter { !$0.isEnough }
  #expect(rare.isEmpty)
}
