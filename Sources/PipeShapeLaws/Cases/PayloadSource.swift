import PipeShape
import PipeShapeStore

/// Makes payloads that are hard to keep.
enum PayloadSource {
  static let texts = [
    "plain", "", "comma, quote\" apostrophe' backslash\\", "line\nfeed\ttab\r", "e\u{301} \u{e9}", "👩‍👩‍👧‍👦 🇨🇿",
    "\u{10ffff}\u{1}\u{7f}\u{2028}", "null", "{\"a\":1}", "(1,\"x\")", " spaces ", "%_?$1", "100000000000000000000",
    // Too long for an index, and alike for longer than one looks.
    String(repeating: "long é ", count: 90), String(repeating: "long é ", count: 90) + ".",
  ]
  static let numbers: [Int64] = [0, 1, -1, .max, .min, 9_007_199_254_740_993, 1_700_000_000_000]
  static let reals = [
    0, 0.5, 0.1 + 0.2, -1.5, 1e300, 2.2250738585072014e-308, 1.7976931348623157e308, 123456789.125, 3,
  ]

  static func add(to change: inout AttemptChange, kind: String, _ choices: inout Choices) {
    switch choices.below(6) {
    case 0...2: break
    case 3, 4:
      change.payload =
        Scalars.same(kind, ExampleKind.name) ? example(&choices).payloadValue : .record(free(&choices, depth: 2))
    default:
      if Scalars.same(kind, ExampleKind.name) {
        change.fields = [
          "retries": .int(choices.pick(numbers)),
          "tags": .array((0..<choices.below(3)).map { _ in .text(choices.pick(texts)) }),
        ]
        if choices.chance(in: 2) { change.payload = example(&choices).payloadValue }
      } else {
        change.fields = [choices.pick(texts): value(&choices, depth: 1), "n": .int(choices.pick(numbers))]
      }
    }
  }

  static func example(_ choices: inout Choices) -> ExampleKind {
    var example = ExampleKind(package: choices.pick(texts), retries: choices.pick(numbers))
    if choices.chance(in: 2) { example.submittedAt = Milliseconds(choices.pick(numbers)) }
    if choices.chance(in: 2) {
      example.place = ExampleKind.Place(
        host: choices.pick(texts), load: choices.chance(in: 2) ? choices.pick(reals) : nil,
        isVirtual: choices.chance(in: 2))
    }
    for _ in 0..<choices.below(3) { example.tags.append(choices.pick(texts)) }
    for _ in 0..<choices.below(3) {
      example.artifacts.append(
        ExampleKind.Artifact(
          url: choices.pick(texts), size: choices.pick(numbers),
          signedBy: choices.chance(in: 2) ? choices.pick(texts) : nil))
    }
    return example
  }

  static func free(_ choices: inout Choices, depth: Int) -> PayloadRecord {
    var record = PayloadRecord()
    for _ in 0..<choices.below(4) { record[choices.pick(texts)] = value(&choices, depth: depth) }
    return record
  }

  static func value(_ choices: inout Choices, depth: Int) -> PayloadValue {
    switch choices.below(depth > 0 ? 7 : 5) {
    case 0: return .null
    case 1: return .text(choices.pick(texts))
    case 2: return .int(choices.pick(numbers))
    case 3: return .bool(choices.chance(in: 2))
    case 4: return .real(choices.pick(reals))
    case 5: return .array((0..<choices.below(3)).map { _ in value(&choices, depth: depth - 1) })
    default: return .record(free(&choices, depth: depth - 1))
    }
  }
}
