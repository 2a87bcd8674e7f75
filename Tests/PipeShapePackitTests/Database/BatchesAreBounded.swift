import PipeShapePackit
import Testing

/// What is read at once has a limit in bytes, and nothing is cut or lost for its sake.
@Suite struct BatchesAreBounded {
  private static let examples: [([Int], [Range<Int>])] = [
    ([], []), ([3], [0..<1]), ([3, 4, 3, 1], [0..<3, 3..<4]), ([11], [0..<1]), ([11, 12], [0..<1, 1..<2]),
    ([1, 99, 1, 1], [0..<1, 1..<2, 2..<4]), ([0, 0, 10, 0, 1], [0..<4, 4..<5]),
  ]

  @Test(arguments: examples)
  func partsAreAsLongAsTheLimitLetsThemBe(sizes: [Int], parts: [Range<Int>]) {
    #expect(BatchLimit(bytes: 10).parts(of: sizes) == parts)
  }

  @Test(arguments: 1...20)
  func everyItemIsInOnePartAndOnlySingleOnesExceedTheLimit(seed: UInt64) {
    var random = Repeatable(seed: seed)
    let sizes = (0..<Int.random(in: 0...200, using: &random)).map { _ in Int.random(in: 0...40, using: &random) }
    let parts = BatchLimit(bytes: 30).parts(of: sizes)
    #expect(Array(parts.joined()) == Array(sizes.indices))
    #expect(parts.allSatisfy { $0.count == 1 || sizes[$0].reduce(0, +) <= 30 })
    for (part, next) in zip(parts, parts.dropFirst()) {
      #expect(sizes[part].reduce(0, +) + sizes[next.lowerBound] > 30)
    }
  }

  @Test func whatIsLargeIsKnownAndAllElseCountsAsAQuarterOfTheThreshold() {
    var sizes = JobSizes(within: BatchLimit(bytes: 32 << 20), pipelines: 1000, references: 2)
    #expect(sizes.threshold == 8388)
    sizes.note(50_000, of: 7, reference: 1)
    #expect(sizes.bytes(of: [[], []]) == 0)
    // The same number is another owner where another column leads to it.
    #expect(sizes.bytes(of: [[7], []]) == 2097)
    #expect(sizes.bytes(of: [[1, 2], [7, 8]]) == 50_000 + 3 * 2097)
  }

  @Test func sixteenSmallOwnersEachMakeNoBatchSmaller() {
    let limit = BatchLimit(bytes: 32 << 20)
    let sizes = JobSizes(within: limit, pipelines: 1000, references: 2)
    let pipeline = sizes.bytes(of: [Array(1...10), Array(1...6)])
    #expect(limit.parts(of: Array(repeating: pipeline, count: 1000)) == [0..<1000])
    #expect(4 * 1000 * sizes.threshold <= limit.bytes)
  }

  @Test(arguments: 1...20)
  func severalPipelinesAreAtMostFourTimesTheLimitWhateverTheyAre(seed: UInt64) {
    var random = Repeatable(seed: seed)
    let limit = BatchLimit(bytes: 100_000)
    var sizes = JobSizes(within: limit, pipelines: 20, references: 1)
    let most = Int.random(in: 1...4, using: &random) * sizes.threshold
    let bytes = (0..<2000).map { _ in Int.random(in: 0...most, using: &random) }
    for (owner, bytes) in bytes.enumerated() where bytes > sizes.threshold {
      sizes.note(bytes, of: Int64(owner), reference: 0)
    }
    var owners = bytes.indices
    var pipelines: [Range<Int>] = []
    while !owners.isEmpty {
      let next = owners.prefix(Int.random(in: 1...60, using: &random))
      pipelines.append(next)
      owners = owners.dropFirst(next.count)
    }
    for part in limit.parts(of: pipelines.map { sizes.bytes(of: [$0.map { Int64($0) }]) }) where part.count > 1 {
      #expect(pipelines[part].reduce(0) { $0 + bytes[$1].reduce(0, +) } <= 4 * limit.bytes)
    }
  }

  @Test func theSizeOfARowIsThatOfItsTexts() {
    let size = JobTable.tests.columns.size
    #expect(
      size == "1024::bigint + coalesce(octet_length((t.web_url)::text), 0) + coalesce(octet_length((g.ranch)::text), 0)"
        + " + coalesce(octet_length((t.data)::text), 0)")
    #expect(!JobTable.scans.columns.size.contains("issues_added_count"))
  }
}
