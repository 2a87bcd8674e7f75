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
    /// An update ships a build by a name that no row has.
    case unknownBuild
    /// An update ships a build by a name that builds on several targets have; one of them counts.
    case severalBuilds
    /// From before groups: a Copr build without an id is in a group by its source package.
    case groupedBySource
    /// From before groups: a test is in a group, or in none, by the time at which it was asked for.
    case groupedByTime
    /// From before groups: nothing tells what a job was asked for with, and it is alone.
    case ungrouped
    /// From before groups: a target twice in what would be one group; the further one is a rerun.
    case repeatedTarget
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
