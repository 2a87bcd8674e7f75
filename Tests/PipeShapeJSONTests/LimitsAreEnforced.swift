import PipeShapeJSON
import Testing

@Suite struct LimitsAreEnforced {
  func nested(_ depth: Int) -> [UInt8] {
    Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
  }

  func nestedObjects(_ depth: Int) -> [UInt8] {
    Array((String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)).utf8)
  }

  @Test(arguments: [1, 2, 128, 1000])
  func depthIsExact(depth: Int) {
    let limits = JSONLimits(maximumDepth: depth)
    for text in [nested(depth), nestedObjects(depth)] { #expect(refusal(of: text, limits: limits) == nil) }
    for text in [nested(depth + 1), nestedObjects(depth + 1)] {
      #expect(refusal(of: text, limits: limits)?.code == .tooDeep)
    }
  }

  @Test func depthHasABoundOfItsOwn() {
    let limits = JSONLimits(maximumDepth: .max)
    #expect(refusal(of: nested(1000), limits: limits) == nil)
    #expect(refusal(of: nested(1001), limits: limits)?.code == .tooDeep)
    #expect(refusal(of: [UInt8](repeating: 0x5B, count: 1_000_000), limits: limits)?.code == .tooDeep)
  }

  @Test func depthZeroLeavesScalars() {
    let limits = JSONLimits(maximumDepth: 0)
    #expect(refusal(of: Array("1".utf8), limits: limits) == nil)
    #expect(refusal(of: Array("[]".utf8), limits: limits)?.code == .tooDeep)
  }

  @Test func sizeIsExact() {
    let text = Array("[1, 2]".utf8)
    #expect(refusal(of: text, limits: JSONLimits(maximumBytes: text.count)) == nil)
    let error = refusal(of: text, limits: JSONLimits(maximumBytes: text.count - 1))
    #expect(error?.code == .tooLarge)
  }

  @Test func widthIsNoDepth() {
    let siblings = Array("[\(Array(repeating: "[{}]", count: 5000).joined(separator: ","))]".utf8)
    #expect(refusal(of: siblings, limits: JSONLimits(maximumDepth: 3)) == nil)
  }
}
