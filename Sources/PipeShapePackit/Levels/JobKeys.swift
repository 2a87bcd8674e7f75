/// The keys of a job alone, with their types checked; null counts as absent.
struct JobKeys {
  let mapping: YAMLMapping
  let place: Place
  let path: String
  let remarks: Remarks

  subscript(key: String) -> YAMLNode? { mapping[key].flatMap { $0.isNull ? nil : $0 } }

  func place(of key: String) -> Place { self[key]?.place ?? place }

  func text(_ key: String) throws(PackitError) -> String? {
    guard let node = self[key] else { return nil }
    guard let text = node.text else { throw wrong("a string", node, key) }
    return text
  }

  func requiredText(_ key: String) throws(PackitError) -> String {
    guard let text = try text(key), !text.isEmpty else {
      throw remarks.error(.missingKey, "the job has no `\(key)`", at: place(of: key), key: "\(path).\(key)")
    }
    return text
  }

  func truth(_ key: String) throws(PackitError) -> Bool {
    guard let node = self[key] else { return false }
    guard let truth = node.truth else { throw wrong("a boolean", node, key) }
    return truth
  }

  func texts(_ key: String) throws(PackitError) -> [String]? {
    guard let node = self[key] else { return nil }
    guard let texts = node.texts else { throw wrong("a list of strings", node, key) }
    return texts
  }

  private func wrong(_ due: String, _ node: YAMLNode, _ key: String) -> PackitError {
    remarks.error(.wrongType, "\(due) is due, not \(node.typeName)", at: node.place, key: "\(path).\(key)")
  }
}
