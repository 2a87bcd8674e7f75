import PipeShape

extension PackitAction {
  /// Reads the command of a comment; nil where no line of it is one.
  ///
  /// The first line counts whose first word is the prefix and which has another word. Words are parted by blanks.
  /// - Parameter prefix: what the instance of the service listens to, such as `/packit` or `/packit-stg`.
  /// - Throws: `unknownCommand`, `badOption`, each with line and column.
  /// - Complexity: O(length of the comment).
  public init?(comment: String, prefix: String = "/packit") throws(PackitActionError) {
    // By scalars: forges end lines with CR and LF, which are one character.
    let lines = comment.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      var words = CommentWords(line, number: index + 1)
      guard let first = words.next(), first.text.isExactly(prefix), let command = words.next() else { continue }
      try self.init(command, &words)
      return
    }
    return nil
  }

  /// The commands that take no options, with the kind of job that each means.
  private static let jobs = [
    "upstream-koji-build": "upstream_koji_build", "production-build": "upstream_koji_build", "koji-build": "koji_build",
    "create-update": "bodhi_update", "propose-downstream": "propose_downstream",
    "pull-from-upstream": "pull_from_upstream", "vm-image-build": "vm_image_build",
  ]

  private init(_ command: CommentWords.Word, _ words: inout CommentWords) throws(PackitActionError) {
    switch command.text {
    case "build", "copr-build": self = .build(try JobChoice(&words, of: command))
    case "test": self = .test(try JobChoice(&words, of: command))
    case "rebuild-failed":
      try words.expectEnd(of: command)
      self = .rebuildFailed
    case "retest-failed":
      try words.expectEnd(of: command)
      self = .retestFailed
    default:
      guard let kind = Self.jobs[command.text] else {
        let known = ["build", "copr-build", "test", "rebuild-failed", "retest-failed"] + Self.jobs.keys.sorted()
        throw command.fault(
          .unknownCommand, "there is no command '\(command.text)'\(NearestName.hint(for: command.text, among: known))")
      }
      var targets: [String] = []
      while let word = words.next() {
        guard !word.text.hasPrefix("-") else {
          throw word.fault(.badOption, "\(command.text) takes targets and no option such as '\(word.text)'")
        }
        targets.append(word.text)
      }
      self = .job(kind: kind, targets: targets)
    }
  }
}

extension JobChoice {
  fileprivate init(_ words: inout CommentWords, of command: CommentWords.Word) throws(PackitActionError) {
    self.init()
    while let word = words.next() {
      let parts = word.text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      switch parts[0] {
      case "--identifier", "--id", "-i": identifier = try words.value(of: word, parts)
      case "--labels":
        let names = try words.value(of: word, parts).split(separator: ",").map(String.init)
        guard !names.isEmpty else { throw word.fault(.badOption, "--labels names no label") }
        labels += names
      case "--env":
        let value = try words.value(of: word, parts)
        guard value.contains("=") else { throw word.fault(.badOption, "--env takes NAME=VALUE, not '\(value)'") }
        environment.append(value)
      case let option where option.hasPrefix("-"):
        throw word.fault(
          .badOption,
          "\(command.text) has no option '\(option)'"
            + NearestName.hint(for: option, among: ["--identifier", "--labels", "--env"]))
      default:
        guard word.text.contains("/"), word.text.contains("#") else {
          throw word.fault(
            .badOption, "'\(word.text)' is no option and no pull request, which is written owner/repository#number")
        }
        otherPullRequests.append(word.text)
      }
    }
  }
}
