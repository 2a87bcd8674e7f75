import PipeShapeJSON
import Testing

@Suite struct ObjectsKeepOrderAndExactKeys {
  @Test func equalityAndHashIgnoreOrder() {
    let one: JSONObject = ["a": 1, "b": [2], "c": "x"]
    let other: JSONObject = ["c": "x", "a": 1, "b": [2]]
    #expect(one == other && one.hashValue == other.hashValue)
    #expect(one != ["a": 1, "b": [2], "d": "x"])
    #expect(one != ["a": 1, "b": [2]])
    #expect(Array(one.keys) == ["a", "b", "c"])
    #expect(Array(other.values) == ["x", 1, [2]])
  }

  @Test func canonicallyEquivalentKeysAreTwo() {
    var object: JSONObject = ["\u{E9}": 1]
    #expect(object["e\u{301}"] == nil)
    object["e\u{301}"] = 2
    #expect(object.count == 2)
    #expect(object["\u{E9}"] == 1)
    // The same bytes in another order: equivalent to Swift's String, of equal length, and yet not the same.
    #expect(JSONValue.string("a\u{323}\u{307}") != JSONValue.string("a\u{307}\u{323}"))
  }

  /// Checked against a plain array of pairs through insertions, replacements and removals across the 16 members where
  /// the search changes.
  @Test(arguments: 0..<4 as Range<UInt64>)
  func behavesLikeAListOfPairs(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    var object = JSONObject()
    var model: [(key: String, value: JSONValue)] = []
    for step in 0..<600 {
      let key = "k\(Int.random(in: 0..<30, using: &generator))"
      let known = model.firstIndex { $0.key == key }
      switch Int.random(in: 0..<4, using: &generator) {
      case 0:
        object[key] = nil
        if let known { model.remove(at: known) }
      case 1:
        let appended = object.append(.integer(Int64(step)), forKey: key)
        #expect(appended == (known == nil))
        if appended { model.append((key, .integer(Int64(step)))) }
      default:
        object[key] = .integer(Int64(step))
        if let known { model[known].value = .integer(Int64(step)) } else { model.append((key, .integer(Int64(step)))) }
      }
      #expect(object.elementsEqual(model) { $0 == $1 })
      for number in 0..<30 {
        #expect(object["k\(number)"] == model.first { $0.key == "k\(number)" }?.value)
      }
    }
  }

  @Test func laterValueOfALiteralIsKept() {
    let pairs: JSONObject = ["a": 1, "b": 2, "a": 3]
    #expect(pairs == ["a": 3, "b": 2])
  }
}
