extension PackitWarning {
  /// A kind of remark; its description is the stable name, such as `assumed-targets`.
  public struct Code: Hashable, Sendable {
    private enum Kind: String, Hashable, Sendable {
      case unknownJob = "unknown-job"
      case unknownKey = "unknown-key"
      case misplacedKey = "misplaced-key"
      case plainString = "plain-string"
      case unknownAlias = "unknown-alias"
      case duplicateKey = "duplicate-key"
      case deprecated
      case assumedTargets = "assumed-targets"
      case impliedBuild = "implied-build"
      case mergedTarget = "merged-target"
      case noBuild = "no-build"
      case noHandler = "no-handler"
      case duplicateJob = "duplicate-job"
      case defaultJobs = "default-jobs"
      case severalFiles = "several-files"
    }

    private let kind: Kind

    private init(_ kind: Kind) { self.kind = kind }

    /// A job type that Packit refuses; it is kept as a step without edges.
    public static let unknownJob = Code(.unknownJob)
    /// A key that Packit refuses.
    public static let unknownKey = Code(.unknownKey)
    /// A key that belongs to a job alone stands elsewhere and is ignored.
    public static let misplacedKey = Code(.misplacedKey)
    /// `targets` or `dist_git_branches` is a plain string outside a job, which Packit refuses.
    public static let plainString = Code(.plainString)
    /// A word looks like an alias and is none.
    public static let unknownAlias = Code(.unknownAlias)
    /// A mapping has a key twice; the last value counts.
    public static let duplicateKey = Code(.duplicateKey)
    /// `metadata`, an old name of a key, or a renamed chroot.
    public static let deprecated = Code(.deprecated)
    /// The file does not say what a Copr project builds; the default is taken.
    public static let assumedTargets = Code(.assumedTargets)
    /// Tests need chroots that no job builds; a build was added.
    public static let impliedBuild = Code(.impliedBuild)
    /// Several builds feed one test target.
    public static let mergedTarget = Code(.mergedTarget)
    /// A step that follows builds has none to follow.
    public static let noBuild = Code(.noBuild)
    /// Packit has no handler for a job type with this trigger.
    public static let noHandler = Code(.noHandler)
    /// A job says the same as an earlier one and counts once.
    public static let duplicateJob = Code(.duplicateJob)
    /// The file has no jobs, so Packit's own ones are taken.
    public static let defaultJobs = Code(.defaultJobs)
    /// A folder holds more than one configuration.
    public static let severalFiles = Code(.severalFiles)
  }
}

extension PackitWarning.Code: CustomStringConvertible {
  /// The stable name of the remark.
  public var description: String { kind.rawValue }
}
