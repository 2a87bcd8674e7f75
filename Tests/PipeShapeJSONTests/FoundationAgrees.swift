import Foundation
import PipeShapeJSON
import Testing

/// What we accept, Foundation must accept and mean the same.
///
/// What Foundation alone accepts is not looked at: duplicate keys, byte order marks and UTF-16, for example.
@Suite struct FoundationAgrees {
  @Test(arguments: 0..<8 as Range<UInt64>)
  func mutatedTextsMeanTheSame(seed: UInt64) throws {
    var random = RandomValue(generator: SeededGenerator(state: 1000 + seed))
    var accepted = 0
    for _ in 0..<60 {
      let text = random.value(depth: 3).serialized()
      for _ in 0..<25 {
        let mutated = mutate(text, &random.generator)
        guard let value = try? JSONValue(parsing: mutated) else { continue }
        accepted += 1
        compare(value, mutated)
      }
    }
    #expect(accepted > 100)
  }

  private func compare(_ value: JSONValue, _ text: [UInt8]) {
    let shown = String(decoding: text, as: UTF8.self)
    do {
      let oracle = try JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
      #expect(agree(value, oracle), "\(shown)")
    } catch {
      #expect(isKnownDifference(value), "Foundation refuses \(shown): \(error)")
    }
  }

  /// Foundation refuses numbers that round to zero; RFC 8259 leaves that open.
  private func isKnownDifference(_ value: JSONValue) -> Bool {
    switch value {
    case .real(let real): real == 0
    case .array(let elements): elements.contains(where: isKnownDifference)
    case .object(let object): object.values.contains(where: isKnownDifference)
    default: false
    }
  }

  private func agree(_ value: JSONValue, _ oracle: Any) -> Bool {
    switch value {
    case .null: return oracle is NSNull
    case .bool(let bool): return (oracle as? NSNumber)?.boolValue == bool
    case .integer(let integer): return (oracle as? NSNumber)?.int64Value == integer
    case .real(let real): return (oracle as? NSNumber).map { isClose($0.doubleValue, real) } == true
    case .string(let string): return (oracle as? String)?.utf8.elementsEqual(string.utf8) == true
    case .array(let elements):
      guard let oracle = oracle as? [Any], oracle.count == elements.count else { return false }
      return zip(elements, oracle).allSatisfy(agree)
    case .object(let object):
      // Known difference: a dictionary of Swift holds canonically equivalent keys only once.
      if Set(object.keys).count < object.count { return true }
      guard let oracle = oracle as? [String: Any], oracle.count == object.count else { return false }
      return object.allSatisfy { member in oracle[member.key].map { agree(member.value, $0) } == true }
    }
  }

  /// Known difference: Foundation keeps numbers of many digits as decimals, whose double may be some units off.
  ///
  /// That ours are exact is checked against the C library elsewhere.
  private func isClose(_ left: Double, _ right: Double) -> Bool {
    left == right || abs(left - right) <= abs(right) * 0x1p-48
  }

  private func mutate(_ text: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var text = text
    for _ in 0..<Int.random(in: 0...2, using: &generator) where !text.isEmpty {
      let place = Int.random(in: 0..<text.count, using: &generator)
      let byte = Array("0123456789-+.eE\"\\/bnu{}[]:, \n\tatrfls".utf8).randomElement(using: &generator) ?? 0
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: text.remove(at: place)
      case 1: text.insert(byte, at: place)
      case 2: text[place] = byte
      case 3: text[place] = UInt8.random(in: 0...255, using: &generator)
      case 4: text.insert(contentsOf: text[place..<min(text.count, place + 6)], at: place)
      default: text.swapAt(place, Int.random(in: 0..<text.count, using: &generator))
      }
    }
    return text
  }
}
