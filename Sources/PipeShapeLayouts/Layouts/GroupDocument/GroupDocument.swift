import PipeShape
import PipeShapeJSON
import PipeShapeStore

/// One run as a document: an object by step, in it an object by attempt id.
enum GroupDocument {
  /// The document of a run.
  ///
  /// - Throws: `limit` for a document that would be too large to be read.
  static func bytes(_ view: RunView, limits: JSONLimits) throws(StoreError) -> [UInt8] {
    var writer = JSONWriter(reserving: 512 + view.attempts.count * 320)
    writer.beginObject()
    for (index, step) in view.graph.steps.enumerated() {
      writer.key(key(ofStep: step.key))
      writer.beginObject()
      for cell in view.graph.cells(ofStepAt: index) {
        let attempt = view.attempts[cell]
        writer.key(String(attempt.id.raw))
        AttemptCodec.write(attempt, of: view.graph.cells[cell], to: &writer)
      }
      writer.endObject()
    }
    writer.endObject()
    // States and times may grow later without being measured: 64 bytes an attempt are kept free for them.
    guard writer.count + view.attempts.count * 64 <= limits.maximumBytes else {
      throw StoreError(
        .limit, "the document of run \(view.run.number) has \(writer.count) bytes; the limit is \(limits.maximumBytes)")
    }
    return writer.takeBytes()
  }

  /// The key of a step's group: its own key, but for what engines disagree about in paths.
  ///
  /// Engines do not decode escapes of JSON alike when they look a path up, so there are none: quotes, backslashes,
  /// control characters and the percent sign itself become a percent sign and two digits.
  static func key(ofStep key: String) -> String {
    func isPlain(_ byte: UInt8) -> Bool {
      byte >= 0x20 && byte != 0x7f && byte != UInt8(ascii: "%") && byte != UInt8(ascii: "\"")
        && byte != UInt8(ascii: "\\")
    }
    if key.utf8.allSatisfy(isPlain) { return key }
    var bytes: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in key.utf8 {
      if isPlain(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The attempts of a document, in the order of its text.
  ///
  /// - Throws: `corrupt`.
  static func attempts(
    _ bytes: UnsafeBufferPointer<UInt8>, of pipeline: PipelineID, graph: PipelineGraph, context: LayoutContext
  ) throws(StoreError) -> [Attempt] {
    try context.meter.measure(bytes.count) { () throws(StoreError) in
      try decoded(bytes, of: pipeline, graph: graph, context: context)
    }
  }

  private static func decoded(
    _ bytes: UnsafeBufferPointer<UInt8>, of pipeline: PipelineID, graph: PipelineGraph, context: LayoutContext
  ) throws(StoreError) -> [Attempt] {
    let schemas = graph.steps.map { context.kinds.registered[$0.kind]?.schema }
    var attempts = try StoredText.read(bytes, "a document of pipeline \(pipeline.raw)", limits: context.limits) {
      (reader) throws(JSONError) in
      var attempts: [Attempt] = []
      attempts.reserveCapacity(graph.cellCount)
      try reader.beginObject()
      while try reader.nextKey() != nil {
        try reader.beginObject()
        while let key = try reader.nextKey() {
          guard let id = Int64(key.string) else { throw reader.failure(.badNumber, "an attempt's key is its id") }
          attempts.append(
            try AttemptCodec.read(AttemptID(id), from: &reader) { cell in
              cell >= 0 && Int(cell) < graph.cellCount ? schemas[Int(graph.stepOfCell[Int(cell)])] : nil
            })
        }
      }
      return attempts
    }
    for index in attempts.indices {
      let cell = attempts[index].cell
      guard cell >= 0, Int(cell) < graph.cellCount else {
        throw StoreError(.corrupt, "a document of pipeline \(pipeline.raw) has an attempt of no cell")
      }
      if let schema = schemas[Int(graph.stepOfCell[Int(cell)])], case .record(let record) = attempts[index].payload {
        attempts[index].payload = .record(schema.tolerating(record))
      }
    }
    return attempts
  }
}
