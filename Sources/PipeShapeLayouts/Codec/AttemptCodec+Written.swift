import PipeShape
import PipeShapeJSON

extension AttemptCodec {
  /// Reads an attempt if it is just as `write` writes it; for anything else it answers false, with a part read.
  ///
  /// What is read is what `read` makes of it. It is several times as fast: no key is searched for, and nothing is
  /// remembered of it.
  /// - Parameters:
  ///   - attempt: gets everything but its id.
  ///   - extent: how much of it; an outline skips the rest without a look at its grammar.
  ///   - record: what the payload of the cell at a position probably is.
  static func readWritten(
    _ attempt: inout Attempt, _ extent: Extent, from reader: inout JSONReader, record: (Int32) -> WrittenRecord?
  ) -> Bool {
    guard reader.mayNest(1), reader.takeWritten("{\"cell\":"), small(&reader, &attempt.cell),
      reader.takeWritten(",\"target\":"), reader.takeWrittenView() != nil, reader.takeWritten(",\"identifier\":"),
      reader.takeWritten("null") || reader.takeWrittenView() != nil, reader.takeWritten(",\"ordinal\":"),
      small(&reader, &attempt.ordinal), reader.takeWritten(",\"run\":"), small(&reader, &attempt.run),
      reader.takeWritten(",\"state\":"), let name = reader.takeWrittenView(), let state = state(name),
      reader.takeWritten(",\"started\":")
    else { return false }
    attempt.state = state
    if reader.takeWritten("true") {
      attempt.started = true
    } else if !reader.takeWritten("false") {
      return false
    }
    var system: String?
    var external: String?
    guard reader.takeWritten(",\"system\":"), text(&reader, &system), reader.takeWritten(",\"external\":"),
      text(&reader, &external), reader.takeWritten(",\"digest\":")
    else { return false }
    if let system, let external { attempt.external = ExternalID(system: system, id: external) }
    if extent == .outline { return reader.skipWrittenMembers() }
    guard text(&reader, &attempt.digest), reader.takeWritten(",\"started_at\":"), integer(&reader, &attempt.startedAt),
      reader.takeWritten(",\"ended_at\":"), integer(&reader, &attempt.endedAt), reader.takeWritten(",\"payload\":")
    else { return false }
    if !reader.takeWritten("null") {
      guard let shape = record(attempt.cell), reader.mayNest(1 + shape.levels), let payload = shape.read(&reader)
      else { return false }
      attempt.payload = .record(payload)
    }
    return reader.takeWritten("}")
  }

  @inline(__always)
  private static func small(_ reader: inout JSONReader, _ number: inout Int32) -> Bool {
    guard let wide = reader.takeWrittenInteger(), let narrow = Int32(exactly: wide) else { return false }
    number = narrow
    return true
  }

  @inline(__always)
  private static func text(_ reader: inout JSONReader, _ text: inout String?) -> Bool {
    if reader.takeWritten("null") { return true }
    text = reader.takeWrittenString()
    return text != nil
  }

  @inline(__always)
  private static func integer(_ reader: inout JSONReader, _ number: inout Int64?) -> Bool {
    if reader.takeWritten("null") { return true }
    number = reader.takeWrittenInteger()
    return number != nil
  }

  /// The state of a name.
  static func state(_ name: JSONKey) -> AttemptState? {
    switch name {
    case "succeeded": .succeeded
    case "pending": .pending
    case "running": .running
    case "failed": .failed
    case "error": .error
    case "cancelled": .cancelled
    case "skipped": .skipped
    default: nil
    }
  }
}
