#if CommandLine
  /// Text within a Mermaid chart.
  enum MermaidText {
    /// What Mermaid would read as markup is written as a character reference.
    static func escaped(_ text: String) -> String {
      var result = ""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "#", "&", "<", ">", "`", ";": result += "#\(scalar.value);"
        case _ where scalar.value < 0x20: result += " "
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result
    }
  }
#endif
