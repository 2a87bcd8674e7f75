/// The words of one line of a comment, each with its place.
struct CommentWords {
  struct Word {
    var text: String
    var line: Int
    /// From 1, in Unicode scalars.
    var column: Int

    func fault(_ code: PackitActionError.Code, _ message: String) -> PackitActionError {
      PackitActionError(code, line: line, column: column, message)
    }
  }

  private var words: ArraySlice<Word>

  init(_ line: Substring.UnicodeScalarView, number: Int) {
    var words: [Word] = []
    var current = String.UnicodeScalarView()
    var start = 0
    for (offset, scalar) in line.enumerated() {
      if scalar.properties.isWhitespace {
        if !current.isEmpty { words.append(Word(text: String(current), line: number, column: start)) }
        current = String.UnicodeScalarView()
      } else {
        if current.isEmpty { start = offset + 1 }
        current.append(scalar)
      }
    }
    if !current.isEmpty { words.append(Word(text: String(current), line: number, column: start)) }
    self.words = words[...]
  }

  mutating func next() -> Word? { words.popFirst() }

  /// The value of an option, given as `--option=value` or as the next word.
  mutating func value(of option: Word, _ parts: [String]) throws(PackitActionError) -> String {
    let value = parts.count == 2 ? parts[1] : next()?.text
    guard let value, !value.isEmpty, parts.count == 2 || !value.hasPrefix("-") else {
      throw option.fault(.badOption, "\(parts[0]) needs a value")
    }
    return value
  }

  mutating func expectEnd(of command: Word) throws(PackitActionError) {
    if let word = next() {
      throw word.fault(.badOption, "\(command.text) takes nothing more; '\(word.text)' would have been ignored")
    }
  }
}
