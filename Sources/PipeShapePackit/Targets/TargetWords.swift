/// Reads `targets` and `dist_git_branches`: a string, a list of strings, or a mapping of names to options.
struct TargetWords {
  struct Word: Sendable {
    let text: String
    let place: Place
    /// Nil unless the mapping form is used and the name has options.
    let options: YAMLMapping?
  }

  let remarks: Remarks

  /// The words of `targets`, each once; nil when there are none.
  func chroots(of settings: Settings) throws(PackitError) -> [Word]? {
    try words("targets", of: settings) { (option, path) throws(PackitError) in try checkTarget(option, path) }
  }

  /// The words of `dist_git_branches`, each once; nil when there are none.
  func branches(of settings: Settings) throws(PackitError) -> [Word]? {
    try words("dist_git_branches", of: settings) { (option, path) throws(PackitError) in
      guard option.key.isText, option.key.text == "fast_forward_merge_into" else {
        throw remarks.error(
          .unknownKey, "the only option of a branch is `fast_forward_merge_into`", at: option.key.place, key: path)
      }
      try check(option.value.texts != nil, "a list of strings", option.value, path)
    }
  }

  private func words(
    _ key: String, of settings: Settings,
    checkOption: (YAMLMapping.Entry, String) throws(PackitError) -> Void
  ) throws(PackitError) -> [Word]? {
    guard let node = settings[key] else { return nil }
    let path = settings.path(of: key)
    var words: [Word] = []
    var seen: Set<ExactName> = []
    switch node.value {
    case .text(let text): words = [Word(text: text, place: node.place, options: nil)]
    case .list(let nodes):
      for node in nodes {
        guard let text = node.text else { throw form(node, path) }
        if seen.insert(ExactName(text)).inserted { words.append(Word(text: text, place: node.place, options: nil)) }
      }
    case .mapping(let mapping):
      for entry in mapping.entries {
        let path = "\(path).\(entry.key.text)"
        guard entry.key.isText else { throw form(node, path) }
        guard let options = entry.value.mapping else {
          throw remarks.error(
            .wrongType, "a mapping of options is due, `{}` for none, not \(entry.value.typeName)",
            at: entry.value.place, key: path)
        }
        for option in options.entries { try checkOption(option, "\(path).\(option.key.text)") }
        words.append(
          Word(text: entry.key.text, place: entry.key.place, options: options.entries.isEmpty ? nil : options))
      }
    default: throw form(node, path)
    }
    if let empty = words.first(where: \.text.isEmpty) {
      throw remarks.error(.wrongType, "a name is empty", at: empty.place, key: path)
    }
    return words.isEmpty ? nil : words
  }

  private func form(_ node: YAMLNode, _ path: String) -> PackitError {
    remarks.error(
      .wrongType, "a string, a list of strings or a mapping of names to options is due, not \(node.typeName)",
      at: node.place, key: path)
  }

  private func checkTarget(_ option: YAMLMapping.Entry, _ path: String) throws(PackitError) {
    switch option.key.text {
    case "distros" where option.key.isText:
      try check(option.value.texts != nil, "a list of strings", option.value, path)
    case "additional_modules" where option.key.isText:
      try check(option.value.text != nil, "a string", option.value, path)
    case let key where option.key.isText && ConfigurationKey.targetLists.contains(key):
      try check(option.value.list != nil, "a list", option.value, path)
    default:
      let known = ConfigurationKey.targetLists + ["distros", "additional_modules"]
      let nearest = NearestKey(known: Set(known.map(ExactName.init))).nearest(to: option.key.text)
      let hint = nearest.map { "; the nearest known one is `\($0)`" } ?? ""
      remarks.warn(.unknownKey, "unknown option `\(option.key.text)` of a target\(hint)", at: option.key.place)
    }
  }

  private func check(_ isRight: Bool, _ due: String, _ node: YAMLNode, _ path: String) throws(PackitError) {
    if !isRight { throw remarks.error(.wrongType, "\(due) is due, not \(node.typeName)", at: node.place, key: path) }
  }
}
