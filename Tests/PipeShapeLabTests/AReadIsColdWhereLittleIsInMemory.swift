import Testing

@testable import PipeShapeLab

@Suite struct AReadIsColdWhereLittleIsInMemory {
  @Test(arguments: [(0, true), (1, true), (2, false), (100, false)])
  func onePageOfAHundredMayStay(resident: Int, isCold: Bool) {
    #expect(ColdCache.isCold(Residency(pages: 100, resident: resident)) == isCold)
  }

  @Test func ofAFileWithoutPagesNothingIsKnown() {
    #expect(!ColdCache.isCold(Residency(pages: 0, resident: 0)))
  }

  @Test func aReadThatFoundMoreIsNoColdOne() {
    var reads: [ColdCacheRun.Read] = []
    for (round, resident) in [1, 2, 0].enumerated() {
      for (temperature, time) in [(ColdCache.Temperature.cold, Int64(9000)), (.warm, 1000)] {
        reads.append(
          ColdCacheRun.Read(
            operation: .getPipeline, candidate: 0, round: round + 1, turn: 1, temperature: temperature,
            nanoseconds: time, left: Residency(pages: 100, resident: resident)))
      }
    }
    let figures = ColdCacheFigures(reads: reads, names: ["normalized"], seed: 1).figures(.getPipeline)
    let samples = Dictionary(uniqueKeysWithValues: figures.map { ($0.label, $0.samples) })
    #expect(samples == ["cold": 2, "warm": 3, ColdCache.coldByWarm: 2])
  }
}
