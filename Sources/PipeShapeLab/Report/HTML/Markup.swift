/// Text of HTML and SVG, escaped where it comes from data.
struct Markup {
  private(set) var text = ""

  /// Adds markup as it is.
  mutating func raw(_ markup: String) { text += markup + "\n" }

  /// Adds an element with text inside.
  mutating func element(_ name: String, _ content: String, attributes: String = "") {
    raw("<\(name)\(attributes.isEmpty ? "" : " " + attributes)>\(Self.escape(content))</\(name)>")
  }

  /// The characters that markup gives a meaning, as references.
  static func escape(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
