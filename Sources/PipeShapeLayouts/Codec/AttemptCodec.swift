public import PipeShape
public import PipeShapeJSON

/// Attempts as JSON objects: every key is always there, null when absent, so that a change only replaces.
///
/// The id is not in the object: it is the key under which a document holds it. Target and identifier say in words what
/// the position says; they are not read back.
public enum AttemptCodec {
  /// The members that can change, by their keys.
  public enum Member {
    /// The name of the state.
    public static let state = "state"
    /// Whether the attempt ever ran.
    public static let started = "started"
    /// The two parts of the external id.
    public static let system = "system", external = "external"
    /// The digest of what it made.
    public static let digest = "digest"
    /// When it started and ended.
    public static let startedAt = "started_at", endedAt = "ended_at"
    /// What its kind knows about it.
    public static let payload = "payload"
  }

  /// Writes an attempt.
  public static func write(_ attempt: Attempt, of cell: CellKey, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("cell")
    writer.integer(Int64(attempt.cell))
    writer.key("target")
    writer.string(cell.target.name)
    writer.key("identifier")
    text(cell.target.identifier, to: &writer)
    writer.key("ordinal")
    writer.integer(Int64(attempt.ordinal))
    writer.key("run")
    writer.integer(Int64(attempt.run))
    writer.key("state")
    writer.string(attempt.state.name)
    writer.key("started")
    writer.bool(attempt.started)
    writer.key("system")
    text(attempt.external?.system, to: &writer)
    writer.key("external")
    text(attempt.external?.id, to: &writer)
    writer.key("digest")
    text(attempt.digest, to: &writer)
    writer.key("started_at")
    integer(attempt.startedAt, to: &writer)
    writer.key("ended_at")
    integer(attempt.endedAt, to: &writer)
    writer.key("payload")
    PayloadCodec.write(attempt.payload, to: &writer)
    writer.endObject()
  }

  private static func text(_ text: String?, to writer: inout JSONWriter) {
    if let text { writer.string(text) } else { writer.null() }
  }

  private static func integer(_ number: Int64?, to writer: inout JSONWriter) {
    if let number { writer.integer(number) } else { writer.null() }
  }

  /// How much of an attempt is read.
  public enum Extent: Hashable, Sendable {
    /// All of it.
    case all
    /// What lists show: neither digest nor times nor payload.
    case outline
  }

  /// Reads the attempt of an id.
  ///
  /// - Parameter schema: what the payload of the cell at a position probably is.
  public static func read(
    _ id: AttemptID, _ extent: Extent = .all, from reader: inout JSONReader, schema: (Int32) -> PayloadSchema?
  ) throws(JSONError) -> Attempt {
    var attempt = Attempt(id: id, cell: -1, ordinal: 0, run: 0)
    var system: String?
    var external: String?
    var hasState = false
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "cell": attempt.cell = try small(&reader)
      case "ordinal": attempt.ordinal = try small(&reader)
      case "run": attempt.run = try small(&reader)
      case "state":
        attempt.state = try state(&reader)
        hasState = true
      case "started": attempt.started = try reader.readBool()
      case "system": system = try text(&reader)
      case "external": external = try text(&reader)
      case "digest" where extent == .all: attempt.digest = try text(&reader)
      case "started_at" where extent == .all: attempt.startedAt = try integer(&reader)
      case "ended_at" where extent == .all: attempt.endedAt = try integer(&reader)
      case "payload" where extent == .all: attempt.payload = try PayloadCodec.read(&reader, as: schema(attempt.cell))
      default: try reader.skipValue()
      }
    }
    guard hasState else { throw reader.missing("state") }
    if let system, let external { attempt.external = ExternalID(system: system, id: external) }
    return attempt
  }

  private static func small(_ reader: inout JSONReader) throws(JSONError) -> Int32 {
    guard let number = Int32(exactly: try reader.readInt64()) else {
      throw reader.failure(.badNumber, "the number is out of range")
    }
    return number
  }

  private static func state(_ reader: inout JSONReader) throws(JSONError) -> AttemptState {
    guard let state = state(try reader.readStringView()) else {
      throw reader.failure(.unexpectedType, "this is no state")
    }
    return state
  }

  private static func text(_ reader: inout JSONReader) throws(JSONError) -> String? {
    if try reader.nextKind() == .null {
      try reader.readNull()
      return nil
    }
    return try reader.readString()
  }

  private static func integer(_ reader: inout JSONReader) throws(JSONError) -> Int64? {
    if try reader.nextKind() == .null {
      try reader.readNull()
      return nil
    }
    return try reader.readInt64()
  }
}
