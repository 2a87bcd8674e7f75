import PipeShape

/// How a tree is written: the grammar allows blanks, quotes and parentheses that do not count.
struct Penmanship {
  /// Nil writes the plainest text.
  private var choices: Choices?

  init() { choices = nil }
  init(_ choices: Choices) { self.choices = choices }

  var remaining: Choices? { choices }

  mutating func whim(_ times: Int = 1, in bound: Int) -> Bool { choices?.chance(times, in: bound) ?? false }

  /// At least one blank between words.
  mutating func gap() -> String { whim(in: 6) ? (whim(in: 2) ? "\t " : "  ") : " " }
  /// A blank where none is needed.
  mutating func optionalGap() -> String { whim(in: 8) ? " " : "" }
}

extension SelectionTree {
  private enum Level: Int, Comparable {
    case union, intersection, negation, prefix, postfix
    static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  private var level: Level {
    switch self {
    case .or, .minus: .union
    case .and: .intersection
    case .not: .negation
    case .upstream: .prefix
    default: .postfix
    }
  }

  /// The tree as an expression of section 2.
  func text(_ pen: inout Penmanship) -> String {
    switch self {
    case .all: return "all"
    case .none: return "none"
    case .failed: return "failed"
    case .unfinished: return "unfinished"
    case .fromFailure: return "from-failure"
    case .step(let key): return Self.stepName(key, &pen)
    case .cells(let key, let patterns):
      var parts: [String] = []
      for pattern in patterns { parts.append(pen.optionalGap() + pattern.text(&pen) + pen.optionalGap()) }
      return "\(Self.stepName(key, &pen))[\(parts.joined(separator: ","))]"
    case .status(let state): return Self.call("status", state.name, &pen)
    case .kind(let name): return Self.call("kind", Self.name(name, &pen), &pen)
    case .identifier(let name): return Self.call("identifier", Self.name(name, &pen), &pen)
    case .target(let glob): return Self.call("target", Self.name(glob, &pen, isGlob: true), &pen)
    case .roots(let tree): return Self.call("roots", tree.text(&pen), &pen)
    case .sinks(let tree): return Self.call("sinks", tree.text(&pen), &pen)
    case .not(let tree): return "not\(pen.gap())\(tree.grouped(.negation, &pen))"
    case .downstream(let tree, let distance):
      return "\(tree.grouped(.postfix, &pen))+\(distance.map(String.init) ?? "")"
    case .upstream(let tree, let distance): return "\(distance.map(String.init) ?? "")+\(tree.grouped(.prefix, &pen))"
    case .and(let a, let b): return Self.pair(a, "and", b, .intersection, &pen)
    case .or(let a, let b): return Self.pair(a, "or", b, .union, &pen)
    case .minus(let a, let b): return Self.pair(a, "minus", b, .union, &pen)
    }
  }

  private static func pair(
    _ a: SelectionTree, _ word: String, _ b: SelectionTree, _ level: Level, _ pen: inout Penmanship
  ) -> String {
    let left = a.grouped(level, &pen)
    let before = pen.gap()
    let after = pen.gap()
    return "\(left)\(before)\(word)\(after)\(b.grouped(Level(rawValue: level.rawValue + 1) ?? .postfix, &pen))"
  }

  private func grouped(_ least: Level, _ pen: inout Penmanship) -> String {
    guard level < least || pen.whim(in: 10) else { return text(&pen) }
    return "(\(pen.optionalGap())\(text(&pen))\(pen.optionalGap()))"
  }

  private static func call(_ name: String, _ argument: String, _ pen: inout Penmanship) -> String {
    "\(name)(\(pen.optionalGap())\(argument)\(pen.optionalGap()))"
  }

  static func quote(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  private static let words: Set<String> = [
    "all", "none", "failed", "unfinished", "from-failure", "not", "and", "or", "minus",
  ]

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    ("A"..."Z").contains(scalar) || ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
      || "._-+/~".unicodeScalars.contains(scalar)
  }

  /// In step position, a name that begins or ends like an operator is quoted, and so is a keyword.
  fileprivate static func stepName(_ name: String, _ pen: inout Penmanship) -> String {
    let scalars = Array(name.unicodeScalars)
    let isDigit = { (scalar: Unicode.Scalar) in ("0"..."9").contains(scalar) }
    let leads = scalars.drop(while: isDigit).first == "+" || scalars.allSatisfy(isDigit)
    let trails = scalars.reversed().drop(while: isDigit).first == "+"
    let plain = scalars.allSatisfy(isPlain) && !scalars.isEmpty && !leads && !trails && !words.contains(name)
    return plain && !pen.whim(in: 6) ? name : quote(name)
  }

  fileprivate static func name(_ name: String, _ pen: inout Penmanship, isGlob: Bool = false) -> String {
    let plain = name.unicodeScalars.allSatisfy { isPlain($0) || (isGlob && ($0 == "*" || $0 == "?")) } && !name.isEmpty
    return plain && !pen.whim(in: 6) ? name : quote(name)
  }

  /// The plainest text.
  var plainText: String {
    var pen = Penmanship()
    return text(&pen)
  }
}

extension SelectionTree.Pattern {
  fileprivate func text(_ pen: inout Penmanship) -> String {
    let name = SelectionTree.name(target, &pen)
    switch identifier {
    case .any: return name
    case .none: return "\(name):"
    case .one(let identifier): return "\(name):\(SelectionTree.name(identifier, &pen))"
    }
  }
}
