import Foundation
import PipeShapeJSON

/// A JSON Schema of draft 2020-12, with the keywords that the schemas of this package use.
///
/// A keyword that it does not know is a fault of the schema, never ignored.
struct Schema {
  let root: JSONValue
  private static let known: Set<String> = [
    "$schema", "$id", "$defs", "$ref", "title", "description", "type", "const", "enum", "properties", "required",
    "patternProperties", "additionalProperties", "dependentRequired", "items", "prefixItems", "minItems", "minimum",
    "minLength", "pattern", "oneOf", "allOf", "not",
  ]

  struct Fault: Error { var message: String }

  /// Reads a schema of Docs/Schemas.
  init(named file: String) throws {
    root = try JSONValue(parsing: String(contentsOf: packageFolder("Docs/Schemas/\(file)"), encoding: .utf8))
  }

  /// What is wrong with a value; nil if nothing is.
  func complaint(about value: JSONValue) throws -> String? { try check(value, root, "$") }

  private func check(_ value: JSONValue, _ schema: JSONValue, _ path: String) throws -> String? {
    if let verdict = schema.boolValue { return verdict ? nil : "\(path) is not allowed" }
    guard let object = schema.objectValue else {
      throw Fault(message: "\(path): a schema is an object or a truth value")
    }
    for member in object {
      guard Self.known.contains(member.key) else { throw Fault(message: "\(path): unknown keyword \(member.key)") }
      if let complaint = try check(value, member.key, member.value, object, path) { return complaint }
    }
    return nil
  }

  private func check(
    _ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ schema: JSONObject, _ path: String
  ) throws -> String? {
    switch keyword {
    case "$ref": return try reference(rule.stringValue ?? "", value, path)
    case "type": return Self.has(value, type: rule.stringValue ?? "") ? nil : "\(path) is no \(rule.text())"
    case "const": return value == rule ? nil : "\(path) is not \(rule.text())"
    case "enum": return rule.arrayValue?.contains(value) == true ? nil : "\(path) is none of \(rule.text())"
    case "minimum":
      guard let number = value.realValue, let least = rule.realValue else { return nil }
      return number >= least ? nil : "\(path) is below \(least)"
    case "minLength":
      guard let text = value.stringValue, let least = rule.integerValue else { return nil }
      return text.unicodeScalars.count >= Int(least) ? nil : "\(path) is too short"
    case "pattern":
      guard let text = value.stringValue, let pattern = rule.stringValue else { return nil }
      return text.range(of: pattern, options: .regularExpression) != nil ? nil : "\(path) does not match \(pattern)"
    case "minItems":
      guard let list = value.arrayValue, let least = rule.integerValue else { return nil }
      return list.count >= Int(least) ? nil : "\(path) has too few elements"
    case "required":
      guard let members = value.objectValue else { return nil }
      return rule.arrayValue?.compactMap(\.stringValue).first { members[$0] == nil }.map { "\(path) lacks \($0)" }
    case "dependentRequired":
      guard let members = value.objectValue, let rules = rule.objectValue else { return nil }
      for one in rules where members[one.key] != nil {
        if let absent = one.value.arrayValue?.compactMap(\.stringValue).first(where: { members[$0] == nil }) {
          return "\(path) has \(one.key) and lacks \(absent)"
        }
      }
      return nil
    case "properties":
      for member in value.objectValue ?? [:] {
        guard let own = rule[member.key] else { continue }
        if let complaint = try check(member.value, own, "\(path).\(member.key)") { return complaint }
      }
      return nil
    case "additionalProperties":
      let patterns = schema["patternProperties"]?.objectValue.map { $0.map(\.key) } ?? []
      for member in value.objectValue ?? [:] where schema["properties"]?[member.key] == nil {
        if patterns.contains(where: { member.key.hasPrefix($0.dropFirst()) }) { continue }
        if let complaint = try check(member.value, rule, "\(path).\(member.key)") { return complaint }
      }
      return nil
    case "patternProperties":
      for pattern in rule.objectValue ?? [:] where !pattern.key.hasPrefix("^") || pattern.value != true {
        throw Fault(message: "only prefixes that allow everything are supported")
      }
      return nil
    case "prefixItems":
      for (index, pair) in zip(value.arrayValue ?? [], rule.arrayValue ?? []).enumerated() {
        if let complaint = try check(pair.0, pair.1, "\(path)[\(index)]") { return complaint }
      }
      return nil
    case "items":
      let before = schema["prefixItems"]?.arrayValue?.count ?? 0
      for (index, element) in (value.arrayValue ?? []).enumerated().dropFirst(before) {
        if let complaint = try check(element, rule, "\(path)[\(index)]") { return complaint }
      }
      return nil
    case "allOf":
      for one in rule.arrayValue ?? [] { if let complaint = try check(value, one, path) { return complaint } }
      return nil
    case "oneOf":
      let complaints = try (rule.arrayValue ?? []).map { try check(value, $0, path) }
      let fitting = complaints.count { $0 == nil }
      return fitting == 1
        ? nil : "\(path) fits \(fitting) forms: \(complaints.compactMap { $0 }.joined(separator: "; "))"
    case "not": return try check(value, rule, path) == nil ? "\(path) fits what it must not" : nil
    default: return nil
    }
  }

  private func reference(_ target: String, _ value: JSONValue, _ path: String) throws -> String? {
    if let name = target.split(separator: "/").last, target.hasPrefix("#/$defs/") {
      guard let schema = root["$defs"]?[String(name)] else { throw Fault(message: "there is no \(target)") }
      return try check(value, schema, path)
    }
    return try Schema(named: target).complaint(about: value)
  }

  private static func has(_ value: JSONValue, type: String) -> Bool {
    switch value.kind {
    case .null: type == "null"
    case .bool: type == "boolean"
    case .number: type == "number" || (type == "integer" && value.integerValue != nil)
    case .string: type == "string"
    case .array: type == "array"
    case .object: type == "object"
    }
  }
}
