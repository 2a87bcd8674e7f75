/// Merges the old nesting of job keys under `metadata` into the job.
struct JobMetadata {
  let remarks: Remarks
  let path: String

  /// The job without `metadata`, whose keys it holds.
  func merged(into job: YAMLMapping) throws(PackitError) -> YAMLMapping {
    guard let entry = job.entry("metadata") else { return job }
    var result = job.filter { !($0.key.isText && $0.key.text == "metadata") }
    guard let metadata = try content(entry.value) else { return result }
    remarks.warn(
      .deprecated, "`metadata` is deprecated; put its keys directly into the job", at: entry.key.place)
    for entry in metadata.entries { try check(entry) }
    for entry in job.entries where entry.key.isText {
      // Packit's own check misses `targets`.
      guard ConfigurationKey.metadata.contains(entry.key.name), entry.key.text != "targets" else { continue }
      throw remarks.error(
        .misplacedKey, "this key stands beside `metadata`; put it inside, or drop the nesting", at: entry.key.place,
        key: "\(path).\(entry.key.text)")
    }
    for entry in metadata.entries where !ConfigurationKey.oldBranchKeys.contains(entry.key.text) { result.set(entry) }
    // Of several names the last old one counts, as in Packit's renaming.
    for old in ConfigurationKey.oldBranchKeys {
      guard let entry = metadata.entry(old) else { continue }
      remarks.warn(.deprecated, "`\(old)` is an old name of `dist_git_branches`", at: entry.key.place)
      let key = YAMLMapping.Key(name: ExactName("dist_git_branches"), isText: true, place: entry.key.place)
      result.set(YAMLMapping.Entry(key: key, value: entry.value))
    }
    return result
  }

  /// The mapping, or nil when it is null or empty.
  private func content(_ node: YAMLNode) throws(PackitError) -> YAMLMapping? {
    switch node.value {
    case .null: return nil
    case .mapping(let mapping): return mapping.entries.isEmpty ? nil : mapping
    case .list(let list) where list.isEmpty: return nil
    default:
      throw remarks.error(
        .wrongType, "a mapping is due, not \(node.typeName)", at: node.place, key: "\(path).metadata")
    }
  }

  private func check(_ entry: YAMLMapping.Entry) throws(PackitError) {
    let isOld = ConfigurationKey.oldBranchKeys.contains(entry.key.text)
    guard entry.key.isText, isOld || ConfigurationKey.metadata.contains(entry.key.name) else {
      throw remarks.error(
        .unknownKey, "this key is not allowed inside `metadata`", at: entry.key.place,
        key: "\(path).metadata.\(entry.key.text)")
    }
  }
}
