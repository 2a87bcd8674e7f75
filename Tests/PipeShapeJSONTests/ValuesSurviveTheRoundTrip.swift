import PipeShapeJSON
import Testing

@Suite struct ValuesSurviveTheRoundTrip {
  @Test(arguments: 0..<8 as Range<UInt64>)
  func randomValueIsReadBackEqual(seed: UInt64) throws {
    var random = RandomValue(generator: SeededGenerator(state: seed))
    for _ in 0..<300 {
      let value = random.value()
      let bytes = value.serialized()
      let read = try JSONValue(parsing: bytes)
      #expect(read == value)
      #expect(read.hashValue == value.hashValue)
      // The order of members survives as well, so the bytes are the same again.
      #expect(read.serialized() == bytes)
      let sorted = value.serialized(sortedKeys: true)
      #expect(try JSONValue(parsing: sorted) == value)
      #expect(try JSONValue(parsing: sorted).serialized() == sorted)
      #expect(refusal(of: bytes) == nil)
    }
  }
}
