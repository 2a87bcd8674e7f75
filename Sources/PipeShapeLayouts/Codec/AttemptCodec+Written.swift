import PipeShape
import PipeShapeJSON

extension AttemptCodec {
  /// Reads the attempt of an id if it is just as `write` writes it; nil, with nothing read, for anything else.
  ///
  /// The answer is that of `read`. It is several times as fast: no key is searched for, and nothing is remembered of it.
  /// - Parameters:
  ///   - extent: how much of it; an outline skips the rest without a look at its grammar.
  ///   - record: what the payload of the cell at a position probably is.
  static func readWritten(
    _ id: AttemptID, _ extent: Extent, from reader: inout JSONReader, record: (Int32) -> WrittenRecord?
  ) -> Attempt? {
    let mark = reader.mark
    if let attempt = written(id, extent, &reader, record) { return attempt }
    reader.goBack(to: mark)
    return nil
  }

  @inline(__always)
  private static func written(
    _ id: AttemptID, _ extent: Extent, _ reader: inout JSONReader, _ record: (Int32) -> WrittenRecord?
  ) -> Attempt? {
    guard reader.mayNest(1), reader.takeWritten("{\"cell\":"), let cell = small(&reader),
      reader.takeWritten(",\"target\":"), reader.takeWrittenView() != nil, reader.takeWritten(",\"identifier\":"),
      reader.takeWritten("null") || reader.takeWrittenView() != nil, reader.takeWritten(",\"ordinal\":"),
      let ordinal = small(&reader), reader.takeWritten(",\"run\":"), let run = small(&reader),
      reader.takeWritten(",\"state\":"), let name = reader.takeWrittenView(), let state = state(name),
      reader.takeWritten(",\"started\":")
    else { return nil }
    var attempt = Attempt(id: id, cell: cell, ordinal: ordinal, run: run, state: state)
    if reader.takeWritten("true") {
      attempt.started = true
    } else if !reader.takeWritten("false") {
      return nil
    }
    var system: String?
    var external: String?
    guard reader.takeWritten(",\"system\":"), text(&reader, &system), reader.takeWritten(",\"external\":"),
      text(&reader, &external), reader.takeWritten(",\"digest\":")
    else { return nil }
    if let system, let external { attempt.external = ExternalID(system: system, id: external) }
    if extent == .outline { return reader.skipWrittenMembers() ? attempt : nil }
    guard text(&reader, &attempt.digest), reader.takeWritten(",\"started_at\":"), integer(&reader, &attempt.startedAt),
      reader.takeWritten(",\"ended_at\":"), integer(&reader, &attempt.endedAt), reader.takeWritten(",\"payload\":")
    else { return nil }
    if !reader.takeWritten("null") {
      guard let shape = record(cell), reader.mayNest(1 + shape.levels), let payload = shape.read(&reader) else {
        return nil
      }
      attempt.payload = .record(payload)
    }
    return reader.takeWritten("}") ? attempt : nil
  }

  @inline(__always)
  private static func small(_ reader: inout JSONReader) -> Int32? {
    reader.takeWrittenInteger().flatMap { Int32(exactly: $0) }
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
