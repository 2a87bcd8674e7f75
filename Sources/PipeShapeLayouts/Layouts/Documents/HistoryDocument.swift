import PipeShape
import PipeShapeJSON
import PipeShapeStore

/// A pipeline with its whole history as one document: lists of ids by run, then attempts by id, both growing at their
/// ends.
enum HistoryDocument {
  /// How many objects are open inside an attempt: the document, that of all attempts, its own.
  static let levels = 3

  private static let attempts = "attempts"
  private static let runs = "runs"

  // MARK: writing

  /// The document of a pipeline.
  ///
  /// - Throws: `limit` for one that would be too large to be read.
  static func bytes(_ pipeline: Pipeline, limits: JSONLimits) throws(StoreError) -> [UInt8] {
    var writer = JSONWriter(reserving: 512 + pipeline.attempts.count * 340)
    writer.beginObject()
    writer.key(runs)
    writer.beginObject()
    var created = pipeline.attempts[...]
    for run in pipeline.runs {
      // Ids increase with the runs.
      let own = created.prefix { $0.run == run.number }
      created = created.dropFirst(own.count)
      writer.key(Int64(run.number))
      write(own, to: &writer)
    }
    writer.endObject()
    writer.key(attempts)
    writer.beginObject()
    for attempt in pipeline.attempts {
      writer.key(attempt.id.raw)
      AttemptCodec.write(attempt, of: pipeline.graph.cells[Int(attempt.cell)], to: &writer)
    }
    writer.endObject()
    writer.endObject()
    guard writer.count + pipeline.attempts.count * DocumentSize.spare <= limits.maximumBytes else {
      throw StoreError(
        .limit,
        "the document of the pipeline would have \(writer.count) bytes; the limit is \(limits.maximumBytes)")
    }
    return writer.takeBytes()
  }

  /// Where an attempt lies.
  static func path(to id: AttemptID) -> [String] { [attempts, String(id.raw)] }

  /// The members that new attempts and their run add to the document.
  static func additions(of change: PipelineChange) -> [DocumentChanges.Change] {
    let new = change.new
    guard !change.created.isEmpty, let run = new.runs.last else { return [] }
    var ids = JSONWriter()
    write(new.attempts[change.created], to: &ids)
    var additions: [DocumentChanges.Change] = [([runs, String(run.number)], ids.takeBytes())]
    for attempt in new.attempts[change.created] {
      var writer = JSONWriter(reserving: 340)
      AttemptCodec.write(attempt, of: new.graph.cells[Int(attempt.cell)], to: &writer)
      additions.append((path(to: attempt.id), writer.takeBytes()))
    }
    return additions
  }

  private static func write(_ ids: ArraySlice<Attempt>, to writer: inout JSONWriter) {
    writer.beginArray()
    for attempt in ids { writer.integer(attempt.id.raw) }
    writer.endArray()
  }

  // MARK: reading

  /// Goes through the attempts; the body reads or skips each.
  static func members(
    of reader: inout JSONReader, _ body: (AttemptID, inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if key == "attempts" { try AttemptDecoder.members(of: &reader, body) } else { try reader.skipValue() }
    }
  }

  /// The ids that are listed for each run.
  static func runs(of reader: inout JSONReader) throws(JSONError) -> [Int32: [Int64]] {
    var runs: [Int32: [Int64]] = [:]
    try reader.beginObject()
    while let key = try reader.nextKey() {
      guard key == "runs" else {
        try reader.skipValue()
        continue
      }
      try AttemptDecoder.members(of: &reader) { (number, reader) throws(JSONError) in
        var ids: [Int64] = []
        try reader.beginArray()
        while try reader.nextElement() { ids.append(try reader.readInt64()) }
        runs[Int32(clamping: number.raw)] = ids
      }
    }
    return runs
  }
}
