/// Checks the keys of one level: unknown ones, misplaced ones, forms that Packit takes at other levels only.
struct LevelCheck {
  enum Level { case top, package, job, packageOfJob }

  let remarks: Remarks

  /// The entries that count at a level.
  func entries(_ mapping: YAMLMapping, at level: Level, path: String) throws(PackitError) -> YAMLMapping {
    var known = ConfigurationKey.common
    var own: Set<ExactName> = []
    switch level {
    case .top: own = [ExactName("packages"), ExactName("jobs")]
    case .job:
      own = ConfigurationKey.jobOnly
      known.insert(ExactName("metadata"))
    case .package, .packageOfJob: break
    }
    known.formUnion(own)
    var kept: [YAMLMapping.Entry] = []
    for entry in mapping.entries {
      let key = entry.key
      if key.isText, level == .top, key.text == "_" { continue }
      if key.isText, ConfigurationKey.oldBranchKeys.contains(key.text) {
        throw remarks.error(
          .misplacedKey, "this old name is known inside `metadata` only; write `dist_git_branches`", at: key.place,
          key: path.isEmpty ? key.text : "\(path).\(key.text)")
      }
      if key.isText, ConfigurationKey.jobOnly.contains(key.name), !own.contains(key.name) {
        remarks.warn(.misplacedKey, "`\(key.text)` belongs to a job alone; ignored here", at: key.place)
        continue
      }
      if !key.isText || !known.contains(key.name) {
        let nearest = NearestKey(known: known).nearest(to: key.text)
        let hint = nearest.map { "; the nearest known one is `\($0)`" } ?? ""
        remarks.warn(.unknownKey, "unknown key `\(key.text)`\(hint)", at: key.place)
      }
      if level == .top || level == .package, key.text == "targets" || key.text == "dist_git_branches",
        entry.value.text != nil
      {
        remarks.warn(
          .plainString, "Packit takes a plain string here in a job only; write a list", at: entry.value.place)
      }
      kept.append(entry)
    }
    return YAMLMapping(kept)
  }
}
