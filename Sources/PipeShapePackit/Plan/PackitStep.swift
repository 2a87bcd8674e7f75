public import PipeShape
public import PipeShapeJSON

/// A step and what the configuration says of it beyond the graph.
public struct PackitStep: Sendable {
  /// The step as the core knows it; its kind is the job type as written.
  public var step: Step
  /// The package that the step is for; nil unless the file defines more than one.
  public var package: String?
  /// The identifier as written; nil when there is none, even if cells carry the package's name.
  public var identifier: String?
  /// What decides when the step runs, such as `manual_trigger`, `labels`, `require`, `branch`, `implied`.
  public var attributes: JSONObject
  /// The settings that are handed to the service that runs the step.
  public var payload: JSONObject
  /// Further settings of single cells, such as `additional_repos` of a chroot.
  public var cellPayload: [Target: JSONObject]
  /// The line of the job in the file, from 1.
  public var line: Int

  /// Creates a step from its parts.
  public init(
    step: Step, package: String? = nil, identifier: String? = nil, attributes: JSONObject = [:],
    payload: JSONObject = [:], cellPayload: [Target: JSONObject] = [:], line: Int = 1
  ) {
    self.step = step
    self.package = package
    self.identifier = identifier
    self.attributes = attributes
    self.payload = payload
    self.cellPayload = cellPayload
    self.line = line
  }
}
