extension Selection: CustomStringConvertible {
  /// The canonical text: reading it gives an equal selection.
  public var description: String {
    var stack: [(text: String, binding: Binding)] = []
    func grouped(_ part: (text: String, binding: Binding), _ least: Binding) -> String {
      part.binding < least ? "(\(part.text))" : part.text
    }
    for node in nodes {
      switch node {
      case .and, .or, .minus:
        let right = stack.removeLast()
        let left = stack.removeLast()
        let own: Binding = node == .and ? .and : .or
        let word = node == .and ? "and" : node == .or ? "or" : "minus"
        // The right operand of a left-associative operator is grouped unless it binds tighter.
        let tighter: Binding = node == .and ? .not : .and
        stack.append(("\(grouped(left, own)) \(word) \(grouped(right, tighter))", own))
      case .not: stack.append(("not \(grouped(stack.removeLast(), .not))", .not))
      case .upstream(let distance):
        stack.append(("\(distance.map(String.init) ?? "")+\(grouped(stack.removeLast(), .prefix))", .prefix))
      case .downstream(let distance):
        stack.append(("\(grouped(stack.removeLast(), .postfix))+\(distance.map(String.init) ?? "")", .postfix))
      case .roots: stack.append(("roots(\(stack.removeLast().text))", .postfix))
      case .sinks: stack.append(("sinks(\(stack.removeLast().text))", .postfix))
      default: stack.append((Self.text(of: node), .postfix))
      }
    }
    return stack.first?.text ?? "none"
  }

  private enum Binding: Int, Comparable {
    case or, and, not, prefix, postfix
    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  private static func text(of node: Node) -> String {
    switch node {
    case .all: "all"
    case .failed: "failed"
    case .unfinished: "unfinished"
    case .fromFailure: "from-failure"
    case .status(let word): "status(\(quotedIfNeeded(word.text)))"
    case .kind(let word): "kind(\(quotedIfNeeded(word.text)))"
    case .identifier(let word): "identifier(\(quotedIfNeeded(word.text)))"
    case .target(let glob): "target(\(quotedIfNeeded(glob.pattern, globs: true)))"
    case .step(let word): stepName(word.text)
    case .cells(let word, let patterns):
      "\(stepName(word.text))[\(patterns.map(text(of:)).joined(separator: ","))]"
    default: "none"
    }
  }

  private static func text(of pattern: TargetPattern) -> String {
    let target = quotedIfNeeded(pattern.target.text)
    switch pattern.identifier {
    case .any: return target
    case .none: return "\(target):"
    case .one(let word): return "\(target):\(quotedIfNeeded(word.text))"
    }
  }

  /// Quotes a step that reads as a keyword, that begins or ends like an operator, or that a suffix would turn into one.
  private static func stepName(_ name: String) -> String {
    if name.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return quote(name) }
    guard let parsed = try? SelectionParser(name).nodes, parsed == [.step(Word(text: name))] else { return quote(name) }
    return name
  }

  private static func quotedIfNeeded(_ name: String, globs: Bool = false) -> String {
    let bare =
      !name.isEmpty
      && name.unicodeScalars.allSatisfy { scalar in
        switch scalar {
        case "A"..."Z", "a"..."z", "0"..."9", ".", "_", "-", "+", "/", "~": true
        case "*", "?": globs
        default: false
        }
      }
    return bare ? name : quote(name)
  }

  private static func quote(_ name: String) -> String {
    var text = "\""
    for scalar in name.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { text.unicodeScalars.append("\\") }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }
}
