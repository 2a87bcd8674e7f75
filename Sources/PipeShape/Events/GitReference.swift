/// What an event was about: a pull request, a branch, a release, an issue or a tag of a project.
public struct GitReference: Hashable, Sendable {
  /// The kinds of references.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A pull request, by number.
    case pullRequest = "pull_request"
    /// A branch, by name.
    case branch
    /// A release, by its tag.
    case release
    /// An issue, by number.
    case issue
    /// A tag that is no release.
    case tag
  }

  /// What kind of reference it is.
  public var kind: Kind
  /// Its number or name.
  public var name: String

  /// Names a reference of a project.
  public init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }
}
