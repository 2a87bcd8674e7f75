extension YAMLNode {
  private static let trueWords: Set = [
    "t", "T", "true", "True", "TRUE", "on", "On", "ON", "y", "Y", "yes", "Yes", "YES", "1",
  ]
  private static let falseWords: Set = [
    "f", "F", "false", "False", "FALSE", "off", "Off", "OFF", "n", "N", "no", "No", "NO", "0",
  ]

  /// The truth of a boolean, of one of its words as a string, or of 0 and 1; nil for anything else.
  var truth: Bool? {
    switch value {
    case .boolean(let value): value
    case .integer(0): false
    case .integer(1): true
    case .text(let text) where Self.trueWords.contains(text): true
    case .text(let text) where Self.falseWords.contains(text): false
    default: nil
    }
  }

  /// The elements of a list that holds strings only.
  var texts: [String]? {
    guard let list else { return nil }
    let texts = list.compactMap(\.text)
    return texts.count == list.count ? texts : nil
  }
}
