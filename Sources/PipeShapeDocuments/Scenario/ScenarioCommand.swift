import PipeShape
import PipeShapeJSON

/// One line of a scenario after the first.
enum ScenarioCommand: Sendable {
  /// Names the attempt of a start or finish.
  enum Subject: Sendable {
    case cell(CellKey)
    case external(ExternalID)
  }

  /// What stands for a token.
  enum Token: Sendable {
    case text(String)
    /// The token that a line answered.
    case line(Int64)
  }

  /// What preview and rerun ask; the selection is text until everything else has been checked.
  struct Question: Sendable {
    var select: String
    var upstream: UpstreamPolicy
    var mode: RerunMode
  }

  case record(AttemptChange, of: Subject, ordinal: Int64?)
  case attach(ExternalID, to: CellKey)
  case preview(Question)
  case rerun(Question, request: String?, token: Token?)
  case show(run: Int64?)
}
