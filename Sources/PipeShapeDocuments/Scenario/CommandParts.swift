import PipeShape
import PipeShapeJSON

/// The members of a command as they come, in any order; which of them belong is known once `op` is.
struct CommandParts {
  private enum Operation: String, CaseIterable {
    case start, finish, attach, preview, rerun, show

    /// The members beside `op`.
    var members: [String] {
      switch self {
      case .start: ["cell", "external", "attempt"]
      case .finish: ["cell", "external", "attempt", "state", "digest", "payload"]
      case .attach: ["cell", "external"]
      case .preview: ["select", "upstream", "exact"]
      case .rerun: ["select", "upstream", "exact", "request", "token"]
      case .show: ["run"]
      }
    }
  }

  private static let names: MemberNames = [
    "op", "cell", "external", "attempt", "state", "digest", "payload", "select", "upstream", "exact", "request",
    "token",
    "run",
  ]
  private static let ends = AttemptState.allCases.filter { !$0.isInFlight }.map { (name: $0.name, value: $0) }

  private var operation: Operation?
  private var cell: CellKey?
  private var external: ExternalID?
  private var attempt: Int64?
  private var state: AttemptState?
  private var digest: String?
  private var payload: PayloadValue?
  private var select: String?
  private var upstream: UpstreamPolicy?
  private var exact: Bool?
  private var request: String?
  private var token: ScenarioCommand.Token?
  private var run: Int64?
  /// The members met, with their places.
  private var marks: [(name: String, mark: Int)] = []

  /// Reads a command.
  ///
  /// - Throws: `badOperation` for everything that is none; `limit`.
  static func command(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: DocumentLimits
  ) throws(DocumentError) -> ScenarioCommand {
    try DocumentReader.read(bytes, limits: limits.command) { (reader) throws(DocumentError) in
      let start = try reader.mark()
      var parts = CommandParts()
      _ = try reader.members(names, of: "a command") { (reader, name) throws(DocumentError) in
        parts.marks.append((name, try reader.mark()))
        try parts.read(name, from: &reader)
      }
      return try parts.command(in: reader, at: start)
    }
  }

  private mutating func read(_ name: String, from reader: inout DocumentReader) throws(DocumentError) {
    switch name {
    case "op": operation = try reader.word("op", Operation.allCases.map { ($0.rawValue, $0) })
    case "cell": cell = try reader.cell()
    case "external": external = try reader.external().id
    case "attempt": attempt = try reader.integer()
    case "state": state = try reader.word("end", Self.ends)
    case "digest": digest = try reader.storedText()
    case "payload": payload = try reader.payload()
    case "select": select = try reader.text()
    case "upstream": upstream = try reader.word("policy", UpstreamPolicy.allCases.map { ($0.rawValue, $0) })
    case "exact": exact = try reader.truth()
    case "request": request = try reader.storedText()
    case "token": token = try Self.token(from: &reader)
    default: run = try reader.integer()
    }
  }

  private static func token(from reader: inout DocumentReader) throws(DocumentError) -> ScenarioCommand.Token {
    let mark = try reader.mark()
    if try reader.kind() == .string { return .text(try reader.text()) }
    var line: Int64?
    _ = try reader.members(["line"], of: "a token") { (reader, _) throws(DocumentError) in
      line = try reader.integer()
    }
    return .line(try reader.required(line, "line", of: "a token", at: mark))
  }

  private func command(in reader: DocumentReader, at start: Int) throws(DocumentError) -> ScenarioCommand {
    let operation = try reader.required(operation, "op", of: "a command", at: start)
    let what = "the command \"\(operation.rawValue)\""
    for (name, mark) in marks where name != "op" && !operation.members.contains(name) {
      throw reader.error(.badOperation, "\(what) takes no member \"\(name)\"", at: mark)
    }
    switch operation {
    case .start, .finish:
      var change = AttemptChange(state: .running, payload: payload, digest: digest)
      if operation == .finish { change.state = try reader.required(state, "state", of: what, at: start) }
      switch (cell, external) {
      case (let cell?, nil): return .record(change, of: .cell(cell), ordinal: attempt)
      case (nil, let external?): return .record(change, of: .external(external), ordinal: attempt)
      default: throw reader.error(.badOperation, "\(what) takes either \"cell\" or \"external\"", at: start)
      }
    case .attach:
      return .attach(
        try reader.required(external, "external", of: what, at: start),
        to: try reader.required(cell, "cell", of: what, at: start))
    case .preview, .rerun:
      let question = ScenarioCommand.Question(
        select: try reader.required(select, "select", of: what, at: start), upstream: upstream ?? .keep,
        mode: exact == true ? .exact : .downstream)
      return operation == .preview ? .preview(question) : .rerun(question, request: request, token: token)
    case .show: return .show(run: run)
    }
  }
}
