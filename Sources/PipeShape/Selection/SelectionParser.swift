/// Reads a selection: postfix binds tightest, then prefix, `not`, `and`, then `or` and `minus` from the left.
struct SelectionParser {
  static let maximumLength = 65_536
  static let maximumDepth = 200
  private static let keywords: Set<String> = [
    "all", "none", "failed", "unfinished", "from-failure", "not", "and", "or", "minus",
  ]
  private static let functions: Set<String> = ["status", "kind", "target", "identifier", "roots", "sinks"]

  private var tokens: [SelectionLexer.Located]
  private var index = 0
  private var depth = 0
  private(set) var nodes: [Selection.Node] = []

  init(_ text: String) throws(PipelineError) {
    guard text.utf8.count <= Self.maximumLength else {
      throw PipelineError(.limit, "a selection has at most \(Self.maximumLength) bytes", column: 1)
    }
    tokens = SelectionLexer.tokens(of: text)
    try parseUnion()
    guard current.token == .end else { throw unexpected("an operator or the end") }
  }

  private var current: SelectionLexer.Located { tokens[index] }
  private var next: SelectionLexer.Located { tokens[min(index + 1, tokens.count - 1)] }
  private func isWord(_ text: String) -> Bool { current.token == .bare(text) }

  private func unexpected(_ expected: String) -> PipelineError {
    if case .fault(let error) = current.token { return error }
    let found =
      switch current.token {
      case .end, .fault: "the end of the selection"
      case .bare(let text): "'\(text)'"
      case .quoted(let text): "\"\(text)\""
      case .symbol(let scalar): "'\(scalar)'"
      }
    return PipelineError(
      .badSelection, "expected \(expected), not \(found), at column \(current.column)", column: current.column)
  }

  private mutating func deeper(_ body: (inout Self) throws(PipelineError) -> Void) throws(PipelineError) {
    depth += 1
    guard depth <= Self.maximumDepth else {
      throw PipelineError(
        .limit, "a selection nests at most \(Self.maximumDepth) deep (column \(current.column))", column: current.column
      )
    }
    try body(&self)
    depth -= 1
  }

  private mutating func parseUnion() throws(PipelineError) {
    try parseIntersection()
    while isWord("or") || isWord("minus") {
      let node: Selection.Node = isWord("or") ? .or : .minus
      index += 1
      try parseIntersection()
      nodes.append(node)
    }
  }

  private mutating func parseIntersection() throws(PipelineError) {
    try parseNegation()
    while isWord("and") {
      index += 1
      try parseNegation()
      nodes.append(.and)
    }
  }

  private mutating func parseNegation() throws(PipelineError) {
    var negations = 0
    while isWord("not") {
      index += 1
      negations += 1
    }
    try parseReach()
    nodes.append(contentsOf: Array(repeating: .not, count: negations))
  }

  /// An atom with the operators that touch it.
  ///
  /// A bare word carries its own leading and trailing ones.
  private mutating func parseReach() throws(PipelineError) {
    var prefixes: [Int?] = []
    var suffixes: [Int?] = []
    if case .bare(let text) = current.token {
      var word = Substring(text)
      while let (distance, rest) = Self.leading(word) {
        prefixes.append(distance)
        word = rest
      }
      let column = current.column + (text.utf8.count - word.utf8.count)
      if word.isEmpty {
        index += 1
        guard current.touches, Self.beginsAtom(current.token) else {
          throw unexpected("what '\(text)' applies to, touching it")
        }
        try parseAtom()
      } else {
        var trailing: [Int?] = []
        while let (distance, rest) = Self.trailing(word) {
          trailing.append(distance)
          word = rest
        }
        suffixes = trailing.reversed()
        tokens[index] = SelectionLexer.Located(token: .bare(String(word)), column: column, touches: current.touches)
        // What an operator closes has no brackets behind it.
        try parseAtom(isClosed: !trailing.isEmpty)
      }
    } else {
      try parseAtom()
    }
    suffixes += try touchingSuffixes()
    for distance in suffixes { nodes.append(.downstream(distance)) }
    for distance in prefixes.reversed() { nodes.append(.upstream(distance)) }
  }

  /// After `)`, `]` or a closing quote the suffix is a token of its own, made of nothing but operators.
  private mutating func touchingSuffixes() throws(PipelineError) -> [Int?] {
    var suffixes: [Int?] = []
    while case .bare(let text) = current.token, current.touches, text.hasPrefix("+") {
      var rest = Substring(text)
      while let (distance, shorter) = Self.trailing(rest) {
        suffixes.append(distance)
        rest = shorter
      }
      guard rest.isEmpty else { throw unexpected("an operator or the end") }
      suffixes.reverse()
      index += 1
    }
    return suffixes
  }

  private static func beginsAtom(_ token: SelectionLexer.Token) -> Bool {
    switch token {
    case .quoted, .symbol("("), .bare: true
    default: false
    }
  }

  /// `[0-9]*+` at the front of a word.
  private static func leading(_ word: Substring) -> (Int?, Substring)? {
    let digits = word.prefix { ("0"..."9").contains($0) }
    let rest = word.dropFirst(digits.count)
    return rest.first == "+" ? (distance(digits), rest.dropFirst()) : nil
  }

  /// `+[0-9]*` at the back of a word.
  private static func trailing(_ word: Substring) -> (Int?, Substring)? {
    let digits = word.reversed().prefix { ("0"..."9").contains($0) }.count
    let rest = word.dropLast(digits)
    return rest.last == "+" ? (distance(word.suffix(digits)), rest.dropLast()) : nil
  }

  /// No number is without limit; one too large to count is as good as that.
  private static func distance(_ digits: Substring) -> Int? { digits.isEmpty ? nil : Int(digits) ?? .max }

  private mutating func parseAtom(isClosed: Bool = false) throws(PipelineError) {
    switch current.token {
    case .symbol("("):
      index += 1
      try deeper { parser throws(PipelineError) in try parser.parseUnion() }
      try take(")")
    case .quoted(let text):
      try parseStep(text)
    case .bare(let text):
      if !isClosed, next.token == .symbol("("), Self.functions.contains(text) {
        try parseFunction(text)
      } else if Self.keywords.contains(text) {
        try parseKeyword(text)
      } else {
        guard !text.contains("*"), !text.contains("?") else {
          throw PipelineError(
            .badSelection, "patterns stand in target( ) only, not at column \(current.column)", column: current.column)
        }
        try parseStep(text, isClosed: isClosed)
      }
    default: throw unexpected("a step, a keyword or '('")
    }
  }

  private mutating func parseKeyword(_ text: String) throws(PipelineError) {
    let node: Selection.Node
    switch text {
    case "all": node = .all
    case "none": node = .nothing
    case "failed": node = .failed
    case "unfinished": node = .unfinished
    case "from-failure": node = .fromFailure
    default: throw unexpected("a step or a keyword that selects; a step of that name is quoted")
    }
    index += 1
    nodes.append(node)
  }

  private mutating func take(_ symbol: Unicode.Scalar) throws(PipelineError) {
    guard current.token == .symbol(symbol) else { throw unexpected("'\(symbol)'") }
    index += 1
  }

  private mutating func takeName(_ what: String, globs: Bool = false) throws(PipelineError) -> Selection.Word {
    let column = current.column
    switch current.token {
    case .quoted(let text): index += 1; return Selection.Word(text: text, column: column)
    case .bare(let text) where globs || !(text.contains("*") || text.contains("?")):
      index += 1
      return Selection.Word(text: text, column: column)
    default: throw unexpected(what)
    }
  }

  private mutating func parseStep(_ text: String, isClosed: Bool = false) throws(PipelineError) {
    let step = Selection.Word(text: text, column: current.column)
    index += 1
    guard !isClosed, current.token == .symbol("[") else {
      nodes.append(.step(step))
      return
    }
    index += 1
    var patterns: [Selection.TargetPattern] = []
    repeat {
      if !patterns.isEmpty { index += 1 }
      let target = try takeName("a target")
      var identifier = Selection.TargetPattern.Identifier.any
      if current.token == .symbol(":") {
        index += 1
        switch current.token {
        case .symbol(","), .symbol("]"): identifier = .none
        default: identifier = .one(try takeName("an identifier"))
        }
      }
      patterns.append(Selection.TargetPattern(target: target, identifier: identifier))
    } while current.token == .symbol(",")
    try take("]")
    nodes.append(.cells(step, patterns))
  }

  private mutating func parseFunction(_ name: String) throws(PipelineError) {
    index += 2
    switch name {
    case "roots", "sinks":
      try deeper { parser throws(PipelineError) in try parser.parseUnion() }
      nodes.append(name == "roots" ? .roots : .sinks)
    case "status": nodes.append(.status(try takeName("a state")))
    case "kind": nodes.append(.kind(try takeName("a kind")))
    case "identifier": nodes.append(.identifier(try takeName("an identifier")))
    default: nodes.append(.target(Glob(try takeName("a pattern", globs: true).text)))
    }
    try take(")")
  }
}

extension Selection {
  /// Reads a selection, for example `2+tests[fedora-42-x86_64:full]+ minus kind(srpm_build)`.
  ///
  /// - Throws: `badSelection` with the column at fault, `limit` for a text over 65,536 bytes or nested over 200 deep.
  /// - Complexity: O(length).
  public init(parsing text: String) throws(PipelineError) { self.init(try SelectionParser(text).nodes) }
}
