import PipeShape
import PipeShapeJSON
public import PipeShapeStore

/// What a rerun did, as JSON: what a replay of its request is answered from.
public enum OutcomeCodec {
  /// The text of an outcome.
  public static func bytes(_ outcome: RerunOutcome) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("run")
    writer.integer(Int64(outcome.run))
    writer.key("made")
    writer.bool(outcome.created)
    writer.key("head")
    writer.integer(Int64(outcome.plan.head))
    writer.key("created")
    writer.beginArray()
    for (cell, reason) in zip(outcome.plan.created, outcome.plan.reasons) {
      writer.beginArray()
      writer.integer(Int64(cell))
      switch reason {
      case .seed: writer.string("seed")
      case .repaired: writer.string("repaired")
      case .via(let other): writer.integer(Int64(other))
      }
      writer.endArray()
    }
    writer.endArray()
    write("joined", outcome.plan.joined, to: &writer)
    write("cancelled", outcome.plan.cancelled, to: &writer)
    writer.key("blocked")
    writer.beginArray()
    for (cell, by) in zip(outcome.plan.blocked, outcome.plan.blockers) {
      writer.beginArray()
      writer.integer(Int64(cell))
      writer.integer(Int64(by))
      writer.endArray()
    }
    writer.endArray()
    writer.key("ended")
    writer.beginArray()
    for attempt in outcome.ended {
      writer.beginArray()
      writer.integer(Int64(attempt.cell))
      writer.integer(Int64(attempt.ordinal))
      if let external = attempt.external {
        writer.string(external.system)
        writer.string(external.id)
      }
      writer.endArray()
    }
    writer.endArray()
    writer.endObject()
    return writer.takeBytes()
  }

  private static func write(_ key: String, _ cells: CellSet, to writer: inout JSONWriter) {
    writer.key(key)
    writer.beginArray()
    for cell in cells { writer.integer(Int64(cell)) }
    writer.endArray()
  }

  /// Reads an outcome of a pipeline of so many cells.
  ///
  /// - Throws: `corrupt`.
  public static func outcome(
    _ bytes: UnsafeBufferPointer<UInt8>, cellCount: Int
  ) throws(StoreError) -> RerunOutcome {
    let outcome = try StoredText.read(bytes, "the outcome of a request") { (reader) throws(JSONError) in
      try read(&reader, cellCount: cellCount)
    }
    guard let outcome else { throw StoreError(.corrupt, "the outcome of a request: its parts do not fit together") }
    return outcome
  }

  private static func read(_ reader: inout JSONReader, cellCount: Int) throws(JSONError) -> RerunOutcome? {
    try reader.beginObject()
    try reader.requireKey("run")
    let run = try reader.readInt64()
    try reader.requireKey("made")
    let made = try reader.readBool()
    try reader.requireKey("head")
    guard let head = Int32(exactly: try reader.readInt64()) else { return nil }
    var created: [(cell: Int, reason: PlanReason)] = []
    try reader.requireKey("created")
    try reader.beginArray()
    while try reader.nextElement() { created.append(try reason(&reader)) }
    try reader.requireKey("joined")
    let joined = try cells(&reader)
    try reader.requireKey("cancelled")
    let cancelled = try cells(&reader)
    var blocked: [(cell: Int, by: Int32)] = []
    try reader.requireKey("blocked")
    try reader.beginArray()
    while try reader.nextElement() {
      let pair = try cells(&reader)
      guard pair.count == 2, let by = Int32(exactly: pair[1]) else { return nil }
      blocked.append((pair[0], by))
    }
    var ended: [EndedAttempt] = []
    try reader.requireKey("ended")
    try reader.beginArray()
    while try reader.nextElement() { ended.append(try endedAttempt(&reader)) }
    try reader.skipMembers()
    let named = ended.map(\.cell) + created.compactMap { if case .via(let other) = $0.reason { other } else { nil } }
    guard named.allSatisfy({ $0 >= 0 && $0 < cellCount }) else { return nil }
    let plan = RerunPlan(
      head: head, cellCount: cellCount, created: created, joined: joined, cancelled: cancelled, blocked: blocked)
    return plan.map { RerunOutcome(run: Int(run), created: made, plan: $0, ended: ended) }
  }

  private static func reason(_ reader: inout JSONReader) throws(JSONError) -> (cell: Int, reason: PlanReason) {
    try reader.beginArray()
    guard try reader.nextElement() else { throw reader.failure(.missingKey, "the cell is missing") }
    let cell = Int(try reader.readInt64())
    guard try reader.nextElement() else { throw reader.failure(.missingKey, "the reason is missing") }
    let reason: PlanReason
    if try reader.nextKind() == .number {
      guard let other = Int32(exactly: try reader.readInt64()) else {
        throw reader.failure(.missingKey, "a reason is a cell")
      }
      reason = .via(other)
    } else {
      switch try reader.readString() {
      case "seed": reason = .seed
      case "repaired": reason = .repaired
      default: throw reader.failure(.missingKey, "a reason is seed, repaired or a cell")
      }
    }
    while try reader.nextElement() { try reader.skipValue() }
    return (cell, reason)
  }

  private static func cells(_ reader: inout JSONReader) throws(JSONError) -> [Int] {
    var cells: [Int] = []
    try reader.beginArray()
    while try reader.nextElement() { cells.append(Int(try reader.readInt64())) }
    return cells
  }

  private static func endedAttempt(_ reader: inout JSONReader) throws(JSONError) -> EndedAttempt {
    var numbers: [Int64] = []
    var texts: [String] = []
    try reader.beginArray()
    while try reader.nextElement() {
      if try reader.nextKind() == .number {
        numbers.append(try reader.readInt64())
      } else {
        texts.append(try reader.readString())
      }
    }
    guard numbers.count == 2, let cell = Int32(exactly: numbers[0]), let ordinal = Int32(exactly: numbers[1]) else {
      throw reader.failure(.missingKey, "an ended attempt has a cell and an ordinal")
    }
    return EndedAttempt(
      cell: cell, ordinal: ordinal,
      external: texts.count == 2 ? ExternalID(system: texts[0], id: texts[1]) : nil)
  }
}
