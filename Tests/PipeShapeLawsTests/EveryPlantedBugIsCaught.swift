import PipeShapeLaws
import Testing

@Suite struct EveryPlantedBugIsCaught {
  @Test func andNothingIsFoundWhereThereIsNone() async {
    let report = await LawSuite.mutants(seed: 1, cases: 400, trials: 100)
    print(report)
    #expect(report.survivors.isEmpty)
    #expect(report.control.isEmpty)
    #expect(report.lines.count > 30)
    for line in report.lines {
      #expect(line.violation?.steps.isEmpty == false, "\(line.mutant)")
    }
  }
}
