import PipeShape
import PipeShapeStore

/// One thing that somebody does to a pipeline; references to earlier answers are by number.
enum Operation: Sendable {
  case record(AttemptChange, AttemptReference)
  case preview(Question)
  case rerun(Question, request: String?, token: Token)

  struct Question: Sendable {
    var tree: SelectionTree
    var upstream: UpstreamPolicy = .keep
    var mode: RerunMode = .downstream

    var scope: RerunScope { RerunScope(tree.selection, upstream: upstream, mode: mode) }
    /// The question as one text; two requests of one id have to agree on it.
    var fingerprint: String { "\(tree.plainText) \(upstream) \(mode)" }
  }

  enum Token: Sendable {
    case none
    /// What the preview of that number answered.
    case ofPreview(Int)
    case garbage
  }
}

extension Operation: CustomStringConvertible {
  var description: String {
    switch self {
    case .record(let change, let reference):
      let what = [
        change.state.map(\.name), change.external.map { "external \($0)" }, change.digest.map { "digest \($0)" },
        change.payload.map { "payload \($0)" }, change.fields.count > 0 ? "fields \(change.fields)" : nil,
        change.at.map { "at \($0)" },
      ]
      return "record \(what.compactMap { $0 }.joined(separator: ", ")) of \(Self.text(reference))"
    case .preview(let question): return "preview \(question)"
    case .rerun(let question, let request, let token):
      let by =
        switch token {
        case .none: ""
        case .ofPreview(let number): " with the token of preview \(number)"
        case .garbage: " with a token from nowhere"
        }
      return "rerun \(question)\(request.map { " as request \($0)" } ?? "")\(by)"
    }
  }

  private static func text(_ reference: AttemptReference) -> String {
    switch reference {
    case .id(let id, _): "attempt id \(id.raw)"
    case .cell(let cell, let ordinal, _): "\(cell)\(ordinal.map { " attempt \($0)" } ?? "")"
    case .external(let lookup, let ordinal):
      "\(lookup.external)\(lookup.target.map { " on \($0)" } ?? "")\(ordinal.map { " attempt \($0)" } ?? "")"
    }
  }
}

extension Operation.Question: CustomStringConvertible {
  var description: String {
    "'\(tree.plainText)'\(upstream == .repair ? " repair" : "")\(mode == .exact ? " exact" : "")"
  }
}
