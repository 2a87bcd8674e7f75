import PipeShapeJSON

/// What holds for a job on a package: the levels from the outermost to the innermost, the innermost winning.
struct Settings: Sendable {
  /// The levels, without keys of a job alone.
  private(set) var layers: [YAMLMapping]
  /// The path of the level in messages, for example `jobs[2]`.
  let path: String

  init(_ layers: [YAMLMapping], path: String) {
    self.layers = layers
    self.path = path
  }

  /// The number of values in all levels.
  var size: Int { layers.reduce(0) { $0 + $1.entries.reduce(0) { $0 + 1 + $1.value.size } } }

  /// The innermost value of a key; null removes an inherited one.
  subscript(key: String) -> YAMLNode? {
    for layer in layers.reversed() {
      if let node = layer[key] { return node.isNull ? nil : node }
    }
    return nil
  }

  /// The string of a key, an empty one counting as absent; other types were refused before.
  func text(_ key: String) -> String? { self[key]?.text.flatMap { $0.isEmpty ? nil : $0 } }

  func truth(_ key: String) -> Bool? { self[key]?.truth }

  func path(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// All that holds, in a form in which two equal settings are equal.
  var comparable: JSONObject {
    // The literal `nil` would be JSON's null here, which is a value.
    let absent = JSONValue?.none
    var object = JSONObject()
    for layer in layers {
      for entry in layer.entries { object[entry.key.text] = entry.value.isNull ? absent : entry.value.json }
    }
    for (key, standard) in ConfigurationKey.booleans {
      guard let truth = truth(key) else { continue }
      object[key] = truth == standard ? absent : .bool(truth)
    }
    for key in ["targets", "dist_git_branches"] {
      guard let node = self[key] else { continue }
      let words = node.mapping.map { $0.json } ?? Self.words(node)
      object[key] = words.isEmpty ? absent : .object(words)
    }
    return object
  }

  private static func words(_ node: YAMLNode) -> JSONObject {
    var words = JSONObject()
    for word in node.text.map({ [$0] }) ?? node.texts ?? [] { words[word] = .object([:]) }
    return words
  }
}
