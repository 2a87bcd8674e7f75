/// The text as the parser gets it, with what its checks must not see replaced by private-use characters.
///
/// Two things are disguised. Every `*` is, so that the parser meets no alias: it would follow aliases itself, and a
/// small file of nested aliases would keep it busy for years when one is used as a key. And a key is, when the parser
/// refuses its mapping because the key comes again. Replacements have the length of what they replace, so lines and
/// columns stay true. Characters are taken from planes 15 and 16, and none that the text holds.
struct DisguisedText {
  struct Original {
    let text: String
    let isPlain: Bool
  }

  private var scalars: [Unicode.Scalar]
  private let lineStarts: [Int]
  private let star: Unicode.Scalar
  private let filler: Unicode.Scalar
  private var free: [Unicode.Scalar]
  private var originals: [Unicode.Scalar: Original] = [:]

  /// Disguises the stars of a text and keeps characters for up to `repeatedKeys` keys.
  init(_ text: String, repeatedKeys: Int) {
    scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    let used = Set(scalars.lazy.filter { $0.value >= 0xF0000 })
    let candidates = (0xF0000...0xFFFFD as ClosedRange<UInt32>).lazy.compactMap(Unicode.Scalar.init)
    var found = Array(candidates.filter { !used.contains($0) }.prefix(repeatedKeys + 2))
    // A text that uses the whole plane leaves nothing; it is refused as a repeated key or star would be.
    star = found.popLast() ?? "*"
    filler = found.popLast() ?? " "
    free = found
    lineStarts = Self.lineStarts(of: scalars)
    let star = star
    for index in scalars.indices where scalars[index] == "*" { scalars[index] = star }
  }

  /// Line ends as libyaml counts them in YAML 1.1.
  private static func lineStarts(of scalars: [Unicode.Scalar]) -> [Int] {
    var starts = [0]
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\n", "\u{85}", "\u{2028}", "\u{2029}": starts.append(index + 1)
      case "\r" where index + 1 == scalars.count || scalars[index + 1] != "\n": starts.append(index + 1)
      default: break
      }
    }
    return starts
  }

  /// The lines of the text itself.
  var lineCount: Int { lineStarts.count }

  /// What goes to the parser.
  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    // Yams keeps a pointer to the string's bytes; those of a string of up to 15 bytes do not stay in place.
    if scalars.count < 16 { view.append(contentsOf: "\n# no small string".unicodeScalars) }
    return String(view)
  }

  /// Replaces the scalar at a place, if it is one token in one line; the answer tells whether it was.
  mutating func disguiseKey(_ text: String, at place: Place) -> Bool {
    guard lineStarts.indices.contains(place.line - 1) else { return false }
    var start = lineStarts[place.line - 1] + place.column - 1
    // Properties stay where they are: an anchor keeps its name, and aliases of it find the original again.
    while start < scalars.count, scalars[start] == "&" || scalars[start] == "!" {
      while start < scalars.count, !isBlank(scalars[start]) { start += 1 }
      while start < scalars.count, scalars[start] == " " || scalars[start] == "\t" { start += 1 }
    }
    guard start < scalars.count, let token = token(of: text, from: start), let mark = free.popLast() else {
      return false
    }
    scalars[token.range.lowerBound] = mark
    for index in token.range.dropFirst() { scalars[index] = filler }
    originals[mark] = Original(text: text, isPlain: token.isPlain)
    return true
  }

  private func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || isBreak(scalar) }

  private func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    "\r\n\u{85}\u{2028}\u{2029}".unicodeScalars.contains(scalar)
  }

  /// The characters between the quotes, or all of a plain scalar.
  private func token(of text: String, from start: Int) -> (range: Range<Int>, isPlain: Bool)? {
    let quote = scalars[start]
    guard quote == "\"" || quote == "'" else {
      let expected = Array(text.unicodeScalars)
      let range = start..<start + expected.count
      guard !range.isEmpty, range.upperBound <= scalars.count, scalars[range].elementsEqual(expected) else {
        return nil
      }
      return (range, true)
    }
    var index = start + 1
    while index < scalars.count, !isBreak(scalars[index]) {
      if scalars[index] == quote {
        if quote == "'", index + 1 < scalars.count, scalars[index + 1] == quote {
          index += 1
        } else {
          return index == start + 1 ? nil : (start + 1..<index, false)
        }
      } else if scalars[index] == "\\", quote == "\"" {
        index += 1
      }
      index += 1
    }
    return nil
  }

  /// What a scalar of the parser's answer was in the text; stars are still disguised.
  func original(of text: String, isPlain: Bool) -> Original {
    if let first = text.unicodeScalars.first, let original = originals[first] { return original }
    return Original(text: text, isPlain: isPlain)
  }

  /// The name of an alias, when a plain scalar is one.
  func aliasName(of original: Original) -> String? {
    guard original.isPlain, original.text.unicodeScalars.first == star else { return nil }
    return restored(String(original.text.unicodeScalars.dropFirst()))
  }

  /// The text with its stars.
  func restored(_ text: String) -> String {
    guard text.unicodeScalars.contains(star) else { return text }
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { view.append(scalar == star ? "*" : scalar) }
    return String(view)
  }
}
