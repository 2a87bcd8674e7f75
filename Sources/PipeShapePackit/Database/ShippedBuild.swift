/// That an update ships a build.
///
/// The service keeps the names of builds only, in a list with blanks between; which rows have a name is looked for.
public struct ShippedBuild: Hashable, Sendable {
  /// The row of `bodhi_update_targets`.
  public var update: Int64
  /// Name, version and release of the build.
  public var name: String
  /// A row of `koji_build_targets` that has this name; nil where none has.
  public var build: Int64?

  /// Binds an update to a name, and to a row that has it.
  public init(update: Int64, name: String, build: Int64?) {
    self.update = update
    self.name = name
    self.build = build
  }
}
