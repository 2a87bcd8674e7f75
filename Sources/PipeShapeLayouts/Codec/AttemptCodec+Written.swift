import PipeShape
import PipeShapeJSON

extension AttemptCodec {
  /// Reads an attempt if it is just as `write` writes it; for anything else it answers nil, with a part read.
  ///
  /// What is read is what `read` makes of it. It is several times as fast: no key is searched for, and nothing is
  /// remembered of it.
  /// - Parameters:
  ///   - cellCount: how many cells there are to belong to.
  ///   - record: what the payload of the cell at a position probably is.
  static func readWritten(
    _ id: AttemptID, from reader: inout JSONReader, cellCount: Int, record: (Int) -> WrittenRecord?
  ) -> Attempt? {
    var digest: String?
    var (startedAt, endedAt): (Int64?, Int64?)
    guard let place = readWrittenPlace(from: &reader), place.cell >= 0, Int(place.cell) < cellCount,
      let started = readWrittenStart(from: &reader),
      let external = readWrittenExternal(from: &reader), reader.takeWritten(",\"digest\":"), text(&reader, &digest),
      reader.takeWritten(",\"started_at\":"), integer(&reader, &startedAt), reader.takeWritten(",\"ended_at\":"),
      integer(&reader, &endedAt), reader.takeWritten(",\"payload\":")
    else { return nil }
    var payload = PayloadValue.null
    if !reader.takeWritten("null") {
      guard let shape = record(Int(place.cell)), reader.mayNest(1 + shape.levels), let record = shape.read(&reader)
      else { return nil }
      payload = .record(record)
    }
    guard reader.takeWritten("}") else { return nil }
    return Attempt(
      id: id, cell: place.cell, ordinal: place.ordinal, run: place.run, state: place.state, started: started,
      external: external, digest: digest, startedAt: startedAt, endedAt: endedAt, payload: payload)
  }

  /// The first members: which attempt it is, and where it stands.
  @inline(__always)
  static func readWrittenPlace(
    from reader: inout JSONReader
  ) -> (cell: Int32, ordinal: Int32, run: Int32, state: AttemptState)? {
    var (cell, ordinal, run): (Int32, Int32, Int32) = (0, 0, 0)
    guard reader.mayNest(1), reader.takeWritten("{\"cell\":"), small(&reader, &cell),
      reader.takeWritten(",\"target\":"), reader.takeWrittenView() != nil, reader.takeWritten(",\"identifier\":"),
      reader.takeWritten("null") || reader.takeWrittenView() != nil, reader.takeWritten(",\"ordinal\":"),
      small(&reader, &ordinal), reader.takeWritten(",\"run\":"), small(&reader, &run),
      reader.takeWritten(",\"state\":"), let name = reader.takeWrittenView(), let state = state(name)
    else { return nil }
    return (cell, ordinal, run, state)
  }

  /// The next one: whether it ever ran.
  @inline(__always)
  static func readWrittenStart(from reader: inout JSONReader) -> Bool? {
    guard reader.takeWritten(",\"started\":") else { return nil }
    if reader.takeWritten("true") { return true }
    return reader.takeWritten("false") ? false : nil
  }

  /// The two behind that: its name in another system, if it has one.
  @inline(__always)
  static func readWrittenExternal(from reader: inout JSONReader) -> ExternalID?? {
    var system: String?
    var external: String?
    guard reader.takeWritten(",\"system\":"), text(&reader, &system), reader.takeWritten(",\"external\":"),
      text(&reader, &external)
    else { return nil }
    guard let system, let external else { return .some(nil) }
    return ExternalID(system: system, id: external)
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
