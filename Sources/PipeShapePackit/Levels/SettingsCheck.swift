/// Checks the types of what holds for a package or a job.
///
/// Only what holds: a wrong value that every package and job overrides does no harm, and Packit does not see it either.
struct SettingsCheck {
  let remarks: Remarks

  func check(_ settings: Settings) throws(PackitError) {
    for key in ConfigurationKey.strings {
      guard let node = settings[key], node.text == nil else { continue }
      throw remarks.error(
        .wrongType, "a string is due, not \(node.typeName)", at: node.place, key: settings.path(of: key))
    }
    for (key, _) in ConfigurationKey.booleans {
      guard let node = settings[key], node.truth == nil else { continue }
      throw remarks.error(
        .wrongType, "a boolean is due, not \(node.typeName)", at: node.place, key: settings.path(of: key))
    }
    let words = TargetWords(remarks: remarks)
    _ = try words.chroots(of: settings)
    _ = try words.branches(of: settings)
  }
}
