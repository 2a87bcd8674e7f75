public import PipeShape

/// What is known about the build of one chroot.
public struct CoprBuild: Composite, Hashable {
  /// The owner and name of the Copr project.
  public var owner, project: String?
  /// The pages of the build and of its log.
  public var webURL, logsURL: String?
  /// When the build system took it.
  public var acceptedAt: Milliseconds?
  /// The packages that it made.
  public var builtPackages: [BuiltPackage]?
  /// What else came with the messages.
  public var data: String?

  /// The fields as stores keep them.
  public static let shape = Shape(
    Field("owner") { $0.owner }, Field("project") { $0.project }, Field("web_url") { $0.webURL },
    Field("logs_url") { $0.logsURL }, Field("accepted_at") { $0.acceptedAt },
    Field("built_packages") { $0.builtPackages }, Field("data") { $0.data },
    make: {
      CoprBuild(
        owner: $0, project: $1, webURL: $2, logsURL: $3, acceptedAt: $4, builtPackages: $5, data: $6)
    })
}

/// One package that a build made.
public struct BuiltPackage: Composite, Hashable {
  /// Name, version, release and architecture.
  public var name, version, release, arch: String

  /// The fields as stores keep them.
  public static let shape = Shape(
    Field("name") { $0.name }, Field("version") { $0.version }, Field("release") { $0.release },
    Field("arch") { $0.arch }, make: { BuiltPackage(name: $0, version: $1, release: $2, arch: $3) })
}
