public import PipeShape

/// What is known about the build of a source package.
public struct SourceBuild: Composite, Hashable {
  /// The owner and name of the Copr project.
  public var owner, project: String?
  /// The pages of the build, of its log and of its package.
  public var webURL, logsURL, packageURL: String?
  /// When it was handed in.
  public var submittedAt: Milliseconds?
  /// An excerpt of the log.
  public var log: String?

  /// The fields as stores keep them.
  public static let shape = Shape(
    Field("owner") { $0.owner }, Field("project") { $0.project }, Field("web_url") { $0.webURL },
    Field("logs_url") { $0.logsURL }, Field("package_url") { $0.packageURL },
    Field("submitted_at") { $0.submittedAt }, Field("log") { $0.log },
    make: {
      SourceBuild(
        owner: $0, project: $1, webURL: $2, logsURL: $3, packageURL: $4, submittedAt: $5, log: $6)
    })
}
