/// Reads the levels of a document: shared settings, packages, jobs; and makes the views.
struct Levels {
  let limits: PackitLimits
  let remarks: Remarks

  private var top = YAMLMapping()
  private var packages: [(name: String, settings: YAMLMapping)] = []
  private var definesPackages = false
  private var viewedNodes = 0

  init(limits: PackitLimits, remarks: Remarks) {
    self.limits = limits
    self.remarks = remarks
  }

  /// The views of all jobs in order, those with the trigger `ignore` left out.
  mutating func views(of root: YAMLMapping) throws(PackitError) -> [View] {
    let check = LevelCheck(remarks: remarks)
    top = try check.entries(root, at: .top, path: "")
    try readPackages(top.entry("packages"), check)
    let jobs = top["jobs"]
    top = top.filter { !($0.key.isText && ($0.key.text == "packages" || $0.key.text == "jobs")) }
    let settings = SettingsCheck(remarks: remarks)
    if definesPackages {
      for package in packages {
        try settings.check(Settings([top, package.settings], path: "packages.\(package.name)"))
      }
    } else {
      try settings.check(Settings([top], path: ""))
    }
    guard let jobs else {
      remarks.warn(.defaultJobs, "no `jobs`: Packit's default jobs are taken", at: .start)
      return try self.views(of: DefaultJobs.list, isWritten: false)
    }
    guard let list = jobs.list else {
      throw remarks.error(.wrongType, "a list of jobs is due, not \(jobs.typeName)", at: jobs.place, key: "jobs")
    }
    return try self.views(of: list, isWritten: true)
  }

  private mutating func readPackages(
    _ entry: YAMLMapping.Entry?, _ check: LevelCheck
  ) throws(PackitError) {
    guard let entry else { return }
    definesPackages = true
    guard let mapping = entry.value.mapping, !mapping.entries.isEmpty else {
      let found = entry.value.mapping == nil ? entry.value.typeName : "an empty one"
      throw remarks.error(
        .wrongType, "a mapping of at least one package name is due, not \(found)", at: entry.value.place,
        key: "packages")
    }
    for package in mapping.entries {
      let path = "packages.\(package.key.text)"
      guard package.key.isText, !package.key.text.isEmpty else {
        throw remarks.error(.wrongType, "a package name must be a string", at: package.key.place, key: path)
      }
      guard let settings = package.value.mapping else {
        throw remarks.error(
          .wrongType, "a mapping is due, not \(package.value.typeName)", at: package.value.place, key: path)
      }
      packages.append((package.key.text, try check.entries(settings, at: .package, path: path)))
    }
  }

  private mutating func views(of jobs: [YAMLNode], isWritten: Bool) throws(PackitError) -> [View] {
    let reader = JobReader(remarks: remarks, packages: packages.map(\.name))
    let check = SettingsCheck(remarks: remarks)
    var views: [View] = []
    for (index, node) in jobs.enumerated() {
      let job = try reader.read(node, path: "jobs[\(index)]")
      var selected: [(package: String?, settings: Settings)] = []
      for selection in definesPackages ? job.selections : [.nameless] {
        let settings = Settings(layers(of: job, selection), path: isWritten ? job.path : "")
        // Every view costs something, even one without settings.
        viewedNodes += (settings.size + 50) * job.entries.count
        guard viewedNodes <= limits.viewedNodes else {
          throw remarks.error(
            .tooLarge, "jobs on packages hold more than \(limits.viewedNodes) values", at: node.place, key: "jobs")
        }
        try check.check(settings)
        let name = packages.count > 1 ? selection.package.map { packages[$0].name } : nil
        selected.append((name, settings))
      }
      for entry in job.entries where entry.trigger != .ignore {
        views += selected.map { View(job: entry, package: $0.package, settings: $0.settings) }
      }
    }
    return views
  }

  private func layers(of job: JobReader.Job, _ selection: JobReader.Selection) -> [YAMLMapping] {
    let package = selection.package.map { [packages[$0].settings] } ?? []
    return [top] + package + [job.settings, selection.overrides]
  }
}
