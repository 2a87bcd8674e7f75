/// A repository that pipelines run for.
public struct Project: Hashable, Sendable {
  /// The project's id.
  public var id: ProjectID
  /// What names it everywhere, for example `https://github.com/packit/ogr`; unique in a store.
  public var url: String

  /// Describes a project.
  public init(id: ProjectID, url: String) {
    self.id = id
    self.url = url
  }
}
