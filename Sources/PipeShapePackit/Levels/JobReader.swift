/// Reads one entry of `jobs`.
struct JobReader {
  /// A package that the job is for, by its position, and what the job says for it alone.
  struct Selection {
    let package: Int?
    let overrides: YAMLMapping

    /// The selection of a file without packages.
    static let nameless = Selection(package: nil, overrides: YAMLMapping())
  }

  struct Job {
    let path: String
    /// The job once per part of its trigger.
    let entries: [JobEntry]
    let selections: [Selection]
    /// The job's settings without the keys of the job alone.
    let settings: YAMLMapping
  }

  let remarks: Remarks
  let packages: [String]
  private let positions: [ExactName: Int]

  init(remarks: Remarks, packages: [String]) {
    self.remarks = remarks
    self.packages = packages
    var positions: [ExactName: Int] = [:]
    for (position, name) in packages.enumerated() { positions[ExactName(name)] = position }
    self.positions = positions
  }

  func read(_ node: YAMLNode, path: String) throws(PackitError) -> Job {
    guard let mapping = node.mapping else {
      throw remarks.error(.wrongType, "a mapping is due, not \(node.typeName)", at: node.place, key: path)
    }
    let checked = try LevelCheck(remarks: remarks).entries(mapping, at: .job, path: path)
    let merged = try JobMetadata(remarks: remarks, path: path).merged(into: checked)
    let keys = JobKeys(mapping: merged, place: node.place, path: path, remarks: remarks)
    let kind = JobKind(named: try keys.requiredText("job"))
    if !kind.isKnown {
      let nearest = NearestKey(known: Set(JobKind.known.map { ExactName($0.name) })).nearest(to: kind.name)
      let hint = nearest.map { "; the nearest known one is `\($0)`" } ?? ""
      remarks.warn(
        .unknownJob, "Packit has no job `\(kind.name)`; kept as a step without edges\(hint)", at: keys.place(of: "job"))
    }
    var entries: [JobEntry] = []
    for trigger in try triggers(keys) {
      if kind.isKnown, trigger != .ignore, !kind.triggers.contains(trigger) {
        remarks.warn(
          .noHandler, "Packit does nothing for `\(kind.name)` on `\(trigger.rawValue)`", at: keys.place(of: "trigger"))
      }
      entries.append(
        JobEntry(
          kind: kind, trigger: trigger, place: node.place, path: path, skipsBuild: try keys.truth("skip_build"),
          isManual: try keys.truth("manual_trigger"), labels: try keys.texts("labels"),
          sidetagGroup: try keys.text("sidetag_group"), dependents: keys["dependents"],
          dependencies: keys["dependencies"]))
    }
    return Job(
      path: path, entries: entries, selections: try selections(keys),
      settings: merged.filter { !($0.key.isText && ConfigurationKey.jobOnly.contains($0.key.name)) })
  }

  private func triggers(_ keys: JobKeys) throws(PackitError) -> [Trigger] {
    var triggers: [Trigger] = []
    for part in try keys.requiredText("trigger").split(separator: "|", omittingEmptySubsequences: false) {
      let name = part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
      guard let trigger = Trigger(rawValue: String(name)) else {
        throw remarks.error(
          .unknownTrigger,
          "`\(String(name))` is no trigger; there are release, pull_request, commit, koji_build and ignore",
          at: keys.place(of: "trigger"), key: "\(keys.path).trigger")
      }
      triggers.append(trigger)
    }
    return triggers
  }

  private func selections(_ keys: JobKeys) throws(PackitError) -> [Selection] {
    let all = packages.indices.map { Selection(package: $0, overrides: YAMLMapping()) }
    let key = "\(keys.path).packages"
    guard let node = keys["packages"] else { return all }
    switch node.value {
    case .list(let nodes):
      var selected: Set<Int> = []
      for node in nodes {
        guard let name = node.text else {
          throw remarks.error(.wrongType, "a package name is due, not \(node.typeName)", at: node.place, key: key)
        }
        selected.insert(try position(of: name, at: node.place, key: key))
      }
      return nodes.isEmpty ? all : all.filter { $0.package.map(selected.contains) ?? false }
    case .mapping(let mapping):
      var selections: [Selection] = []
      for entry in mapping.entries {
        let path = "\(key).\(entry.key.text)"
        guard entry.key.isText else {
          throw remarks.error(.wrongType, "a package name must be a string", at: entry.key.place, key: path)
        }
        let position = try position(of: entry.key.text, at: entry.key.place, key: key)
        guard let overrides = entry.value.mapping else {
          throw remarks.error(
            .wrongType, "a mapping is due, not \(entry.value.typeName)", at: entry.value.place, key: path)
        }
        let checked = try LevelCheck(remarks: remarks).entries(overrides, at: .packageOfJob, path: path)
        selections.append(Selection(package: position, overrides: checked))
      }
      return selections.isEmpty ? all : selections
    default:
      throw remarks.error(
        .wrongType, "a list or a mapping of packages is due, not \(node.typeName)", at: node.place, key: key)
    }
  }

  private func position(of name: String, at place: Place, key: String) throws(PackitError) -> Int {
    guard let position = positions[ExactName(name)] else {
      throw remarks.error(.unknownPackage, "the file defines no package `\(name)`", at: place, key: key)
    }
    return position
  }
}
