#if CommandLine
  /// Text within XML, and within the labels of Graphviz that look like it.
  enum MarkupText {
    /// What would be markup is written as an entity; control characters, which XML cannot hold, are blanks.
    static func escaped(_ text: String) -> String {
      var result = ""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result += " "
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result
    }
  }
#endif
