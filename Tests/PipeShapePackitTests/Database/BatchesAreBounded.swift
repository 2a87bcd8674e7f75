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

  @Test func theSizeOfARowIsThatOfItsTexts() {
    let size = JobTable.tests.columns.size
    #expect(
      size == "1024::bigint + coalesce(octet_length((t.web_url)::text), 0) + coalesce(octet_length((g.ranch)::text), 0)"
        + " + coalesce(octet_length((t.data)::text), 0)")
    #expect(!JobTable.scans.columns.size.contains("issues_added_count"))
  }
}
