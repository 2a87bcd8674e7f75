/// The hash of a commit.
///
/// One commit may be met in several projects and references, a fork for example. Each occurrence is its own event, and
/// grouping them is a question asked by hash, so a commit needs no row and no id of its own.
public struct Commit: Hashable, Sendable {
  /// The hash as the forge writes it.
  public var hash: String

  /// Names a commit.
  public init(_ hash: String) { self.hash = hash }
}
