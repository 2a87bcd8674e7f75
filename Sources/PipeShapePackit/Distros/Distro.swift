/// A release of a distribution and its names in the systems that Packit drives.
public struct Distro: Hashable, Sendable {
  /// The name in configurations, for example `epel-10.2`.
  public var name: String
  /// The dist-git branch, for example `epel10.2`.
  public var branch: String
  /// The chroot without architecture, for example `rhel+epel-10`.
  public var chroot: String
  /// The Koji target.
  public var koji: String

  /// Describes a distro; the branch and the chroot default to the name, the Koji target to the branch.
  public init(_ name: String, branch: String? = nil, chroot: String? = nil, koji: String? = nil) {
    self.name = name
    self.branch = branch ?? name
    self.chroot = chroot ?? name
    self.koji = koji ?? branch ?? name
  }
}
