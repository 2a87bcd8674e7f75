/// Cuts the text of a selection into tokens and knows the column of each.
struct SelectionLexer {
  enum Token: Equatable {
    /// A run of name characters; what operators it holds depends on where it stands.
    case bare(String)
    case quoted(String)
    case symbol(Unicode.Scalar)
    /// What cannot be a token; nothing is read after it, so that the first fault of a text is the one reported.
    case fault(PipelineError)
    case end
  }

  struct Located {
    var token: Token
    /// From 1, in Unicode scalars; the end of the text is its length + 1.
    var column: Int
    /// Whether nothing stands between this token and the one before.
    var touches: Bool
  }

  /// `*` and `?` are characters of globs; elsewhere the parser refuses words that hold them.
  private static func isBare(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9", ".", "_", "-", "+", "/", "~", "*", "?": true
    default: false
    }
  }

  static func tokens(of text: String) -> [Located] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [Located] = []
    var index = 0
    var touches = false
    while index < scalars.count {
      let start = index
      let scalar = scalars[index]
      let token: Token
      switch scalar {
      case " ", "\t", "\n", "\r":
        index += 1
        touches = false
        continue
      case "\"":
        token = quoted(scalars, &index)
      case "(", ")", "[", "]", ",", ":":
        index += 1
        token = .symbol(scalar)
      default:
        while index < scalars.count, isBare(scalars[index]) { index += 1 }
        guard index > start else {
          let error = PipelineError(
            .badSelection, "'\(scalar)' at column \(start + 1) cannot stand here; put names with it in double quotes",
            column: start + 1)
          return tokens + [Located(token: .fault(error), column: start + 1, touches: touches)]
        }
        token = .bare(String(String.UnicodeScalarView(scalars[start..<index])))
      }
      tokens.append(Located(token: token, column: start + 1, touches: touches))
      if case .fault = token { return tokens }
      touches = true
    }
    tokens.append(Located(token: .end, column: scalars.count + 1, touches: false))
    return tokens
  }

  private static func quoted(_ scalars: [Unicode.Scalar], _ index: inout Int) -> Token {
    let start = index
    var text = String.UnicodeScalarView()
    index += 1
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "\"": return .quoted(String(text))
      case "\\":
        guard index < scalars.count, scalars[index] == "\"" || scalars[index] == "\\" else {
          return .fault(
            PipelineError(
              .badSelection, "in the quoted name at column \(start + 1) only \\\" and \\\\ are escapes",
              column: start + 1))
        }
        text.append(scalars[index])
        index += 1
      default: text.append(scalar)
      }
    }
    return .fault(
      PipelineError(.badSelection, "the quote at column \(start + 1) is not closed", column: start + 1))
  }
}
