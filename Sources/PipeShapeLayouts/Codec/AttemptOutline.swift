import PipeShape
import PipeShapeJSON

/// What lists read of an attempt in a document: neither digest nor times nor payload.
struct AttemptOutline {
  var id: AttemptID
  var cell: Int32 = -1
  var ordinal: Int32 = 0
  var run: Int32 = 0
  var state = AttemptState.pending
  /// Read only where it is wanted.
  var external: ExternalID?

  init(_ id: AttemptID) { self.id = id }
}

extension AttemptCodec {
  /// Reads the outline of an attempt; what lies behind it is passed over without a look at its grammar.
  ///
  /// - Parameters:
  ///   - cellCount: how many cells there are to belong to.
  ///   - wantsExternal: whether the external id of an attempt is wanted, by what was read so far.
  static func outline(
    _ id: AttemptID, from reader: inout JSONReader, cellCount: Int, wantsExternal: (borrowing AttemptOutline) -> Bool
  ) throws(JSONError) -> AttemptOutline {
    let mark = reader.mark
    var outline = AttemptOutline(id)
    if !readWritten(&outline, from: &reader, wantsExternal) {
      reader.goBack(to: mark)
      let attempt = try read(id, .outline, from: &reader) { _ in nil }
      outline = AttemptOutline(id)
      (outline.cell, outline.ordinal, outline.run) = (attempt.cell, attempt.ordinal, attempt.run)
      outline.state = attempt.state
      if wantsExternal(outline) { outline.external = attempt.external }
    }
    guard outline.cell >= 0, Int(outline.cell) < cellCount else {
      throw reader.failure(.badNumber, "attempt \(id.raw) belongs to no cell")
    }
    return outline
  }

  @inline(__always)
  private static func readWritten(
    _ outline: inout AttemptOutline, from reader: inout JSONReader,
    _ wantsExternal: (borrowing AttemptOutline) -> Bool
  ) -> Bool {
    guard let place = readWrittenPlace(from: &reader) else { return false }
    (outline.cell, outline.ordinal, outline.run, outline.state) = (place.cell, place.ordinal, place.run, place.state)
    if wantsExternal(outline) {
      guard readWrittenStart(from: &reader) != nil, let external = readWrittenExternal(from: &reader) else {
        return false
      }
      outline.external = external
    }
    return reader.skipWrittenMembers()
  }
}
