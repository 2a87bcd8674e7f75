/// A mapping while it is read: merged keys first, own keys over them, whatever their order in the text.
///
/// Of several `<<` the later wins, of a list under one `<<` the earlier; a key keeps its first position.
struct MergedMapping {
  let remarks: Remarks
  private var merged: [YAMLMapping.Entry] = []
  private var own: [YAMLMapping.Entry] = []
  private var firstPlaces: [YAMLMapping.Key: Place] = [:]
  private var firstMerge: Place?

  init(remarks: Remarks) { self.remarks = remarks }

  /// Takes a key of the mapping itself; the last value of a key wins.
  mutating func set(_ entry: YAMLMapping.Entry) {
    if let first = firstPlaces[entry.key] {
      warn(entry.key.text, at: entry.key.place, first: first)
    } else {
      firstPlaces[entry.key] = entry.key.place
    }
    own.append(entry)
  }

  /// Takes the value of a `<<`; the answer is the number of keys it brings.
  mutating func merge(_ node: YAMLNode, at place: Place) throws(PackitError) -> Int {
    if let firstMerge { warn("<<", at: place, first: firstMerge) } else { firstMerge = place }
    let before = merged.count
    switch node.value {
    case .mapping(let mapping): merged += mapping.entries
    case .list(let nodes):
      for node in nodes.reversed() {
        guard let mapping = node.mapping else { throw fault(node, at: place) }
        merged += mapping.entries
      }
    default: throw fault(node, at: place)
    }
    return merged.count - before
  }

  var result: YAMLMapping { YAMLMapping(merged + own) }

  private func fault(_ node: YAMLNode, at place: Place) -> PackitError {
    remarks.error(.wrongType, "a mapping or a list of mappings is due, not \(node.typeName)", at: place, key: "<<")
  }

  private func warn(_ key: String, at place: Place, first: Place) {
    let effect = key == "<<" ? "the later one wins where both have a key" : "the last value counts"
    remarks.warn(.duplicateKey, "the key `\(key)` stands already in line \(first.line); \(effect)", at: place)
  }
}
