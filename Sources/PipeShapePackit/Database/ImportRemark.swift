/// Something in the service's data that has no place in a pipeline as it stands, and what was made of it.
public struct ImportRemark: Hashable, Sendable {
  /// What kind of thing.
  public enum Code: String, CaseIterable, Hashable, Sendable {
    /// A word that no vocabulary has: the attempt ended in `error`, and its payload keeps the word.
    case unknownStatus
    /// A job was in flight when another one on its cell replaced it: it is `cancelled`.
    case replacedInFlight
    /// A job began or succeeded although what it is linked to did not: the two are not linked.
    case contradictingLink
    /// A link names a job that the pipeline does not have.
    case danglingLink
  }

  /// The kind, to count by.
  public var code: Code
  /// The row concerned.
  public var row: JobRow.Reference
  /// What was found, in words.
  public var message: String

  /// Describes a finding.
  public init(_ code: Code, _ row: JobRow.Reference, _ message: String) {
    self.code = code
    self.row = row
    self.message = message
  }
}
