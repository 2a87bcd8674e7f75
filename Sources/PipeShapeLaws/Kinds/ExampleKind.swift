public import PipeShape

/// A step kind as a user would define it: nested composites, arrays, optional and searchable fields.
///
/// Stores under test are opened with it registered, so that every layout meets a payload of every shape.
public struct ExampleKind: Composite, Hashable {
  /// The kind's name in a registry.
  public static let name = "example_build"
  /// The kind, ready to be registered.
  public static var kind: StepKind { StepKind(name, payload: ExampleKind.self) }

  /// One file that a build made.
  public struct Artifact: Composite, Hashable {
    /// Where it can be fetched.
    public var url: String
    /// Its size in bytes.
    public var size: Int64
    /// Who signed it, if anybody did.
    public var signedBy: String?

    /// Describes a file.
    public init(url: String, size: Int64, signedBy: String? = nil) {
      self.url = url
      self.size = size
      self.signedBy = signedBy
    }

    /// The fields of a file.
    public static let shape = Shape<Artifact>(
      Field("url") { $0.url }, Field("size") { $0.size }, Field("signed_by") { $0.signedBy }, make: Artifact.init)
  }

  /// Where a build ran.
  public struct Place: Composite, Hashable {
    /// The machine's name.
    public var host: String
    /// Its load when the build began.
    public var load: Double?
    /// Whether it is a virtual machine.
    public var isVirtual: Bool

    /// Describes a place.
    public init(host: String, load: Double? = nil, isVirtual: Bool = false) {
      self.host = host
      self.load = load
      self.isVirtual = isVirtual
    }

    /// The fields of a place.
    public static let shape = Shape<Place>(
      Field("host") { $0.host }, Field("load") { $0.load }, Field("is_virtual") { $0.isVirtual }, make: Place.init)
  }

  /// What is built; stores index it.
  public var package: String
  /// How often it was tried inside the job.
  public var retries: Int64
  /// When the job was handed over.
  public var submittedAt: Milliseconds?
  /// Where it ran.
  public var place: Place?
  /// Words to find it by, in order.
  public var tags: [String]
  /// What it made, in order.
  public var artifacts: [Artifact]

  /// Describes a build.
  public init(
    package: String, retries: Int64 = 0, submittedAt: Milliseconds? = nil, place: Place? = nil, tags: [String] = [],
    artifacts: [Artifact] = []
  ) {
    self.package = package
    self.retries = retries
    self.submittedAt = submittedAt
    self.place = place
    self.tags = tags
    self.artifacts = artifacts
  }

  /// The fields of a build.
  public static let shape = Shape<ExampleKind>(
    Field("package", isSearchable: true) { $0.package }, Field("retries") { $0.retries },
    Field("submitted_at") { $0.submittedAt }, Field("place") { $0.place },
    Field("tags", isSearchable: true) { $0.tags },
    Field("artifacts") { $0.artifacts }, make: ExampleKind.init)
}
