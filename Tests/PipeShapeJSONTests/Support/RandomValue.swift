import PipeShapeJSON

/// Arbitrary values, rich in what is hard: escapes, all planes of Unicode, numbers at the limits, empty containers.
struct RandomValue {
  var generator: SeededGenerator

  mutating func value(depth: Int = 4) -> JSONValue {
    switch Int.random(in: 0..<(depth == 0 ? 6 : 10), using: &generator) {
    case 0: return .null
    case 1: return .bool(.random(using: &generator))
    case 2: return .integer(integer())
    case 3: return .real(real())
    case 4, 5: return .string(string())
    case 6, 7: return .array((0..<length()).map { _ in value(depth: depth - 1) })
    default:
      var object = JSONObject()
      for _ in 0..<length() { object[string()] = value(depth: depth - 1) }
      return .object(object)
    }
  }

  mutating func string() -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<length() {
      let limit: UInt32 = [0x20, 0x80, 0x80, 0x800, 0x10000, 0x110000].randomElement(using: &generator) ?? 0x80
      text.append(Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)) ?? "\"")
    }
    return String(text)
  }

  mutating func integer() -> Int64 {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return [.min, .max, 0, -1, 1 << 53, -(1 << 53) - 1].randomElement(using: &generator) ?? 0
    case 1: return .random(in: -20...20, using: &generator)
    default: return .random(in: .min ... .max, using: &generator) >> Int64.random(in: 0..<64, using: &generator)
    }
  }

  mutating func real() -> Double {
    if Bool.random(using: &generator) { return Double(Int.random(in: -9999...9999, using: &generator)) / 16 }
    let value = Double(bitPattern: generator.next())
    return value.isFinite ? value : 0.1
  }

  private mutating func length() -> Int {
    // Above 16 members an object changes its way of searching.
    Int.random(in: 0..<10, using: &generator) == 0 ? 40 : Int.random(in: 0..<6, using: &generator)
  }
}
