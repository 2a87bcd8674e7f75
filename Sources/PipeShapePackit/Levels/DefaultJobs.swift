/// The jobs of a file that has no key `jobs`.
enum DefaultJobs {
  static let list: [YAMLNode] = [
    job("copr_build", .pullRequest, "targets", "fedora-stable"),
    job("tests", .pullRequest, "targets", "fedora-stable"),
    job("propose_downstream", .release, "dist_git_branches", "fedora-all"),
  ]

  private static func job(_ kind: String, _ trigger: Trigger, _ key: String, _ word: String) -> YAMLNode {
    func node(_ value: YAMLNode.Value) -> YAMLNode { YAMLNode(value, at: .start) }
    func entry(_ key: String, _ value: YAMLNode.Value) -> YAMLMapping.Entry {
      YAMLMapping.Entry(
        key: YAMLMapping.Key(name: ExactName(key), isText: true, place: .start), value: node(value))
    }
    return node(
      .mapping(
        YAMLMapping([
          entry("job", .text(kind)), entry("trigger", .text(trigger.rawValue)), entry(key, .list([node(.text(word))])),
        ])))
  }
}
