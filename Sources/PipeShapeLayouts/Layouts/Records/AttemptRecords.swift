import PipeShape
import PipeShapeStore

/// How the attempts of one kind lie in a column: an array of records, one for each cell of the kind, in cell order.
///
/// A cell whose payload the record cannot hold has null there; its attempt lies in the document beside the arrays.
final class AttemptRecords: Sendable {
  let kind: String
  let column: String
  /// The composite type of an attempt.
  let type: String
  let payload: RecordShape
  /// The schema that the store remembers, in the order of the record's fields.
  let schema: PayloadSchema
  /// The schema that readers see; nil where it is the same, or where there is none.
  private let shown: PayloadSchema?
  private let fieldTypes: [Int]
  private let elementType: Int

  /// The fields of an attempt, in order.
  static let fields: [(name: String, type: ColumnType)] = [
    ("id", .integer), ("cell", .integer), ("ordinal", .integer), ("run", .integer), ("state", .text),
    ("started", .boolean), ("system", .text), ("external", .text), ("digest", .text), ("started_at", .integer),
    ("ended_at", .integer),
  ]

  init(_ kind: StepKind, shown: PayloadSchema?, in all: inout RecordTypes) {
    self.kind = kind.name
    schema = kind.schema
    self.shown = shown == kind.schema ? nil : shown
    payload = RecordShape(kind.schema, [kind.name], in: &all)
    type = Identifier.derived([kind.name], prefix: "attempt_")
    column = Identifier.derived([kind.name], prefix: "attempts_")
    let fields = Self.fields + [("payload", .record(payload.name))]
    all.declared.append(RecordType(type, fields.map { Column($0.name, $0.type, isNullable: true) }))
    fieldTypes = fields.map { all.index(of: $0.type) }
    elementType = all.index(of: .record(type))
    _ = all.index(of: .array(.record(type)))
  }

  /// The payload as the record holds it; nil where it cannot.
  func fitting(_ payload: PayloadValue) -> PayloadRecord?? {
    switch payload {
    case .null: .some(nil)
    case .record(let record): schema.fitting(record).map { .some($0) }
    default: nil
    }
  }

  /// Writes an attempt whose payload fits.
  func write(_ attempt: Attempt, _ payload: PayloadRecord?, to writer: inout RecordWriter) {
    writer.beginRecord(fields: fieldTypes.count)
    var field = 0
    func next(_ writer: inout RecordWriter) {
      writer.field(fieldTypes[field])
      field += 1
    }
    func integer(_ number: Int64?, _ writer: inout RecordWriter) {
      next(&writer)
      if let number { writer.integer(number) } else { writer.null() }
    }
    func text(_ text: String?, _ writer: inout RecordWriter) {
      next(&writer)
      if let text { writer.text(text) } else { writer.null() }
    }
    integer(attempt.id.raw, &writer)
    integer(Int64(attempt.cell), &writer)
    integer(Int64(attempt.ordinal), &writer)
    integer(Int64(attempt.run), &writer)
    text(attempt.state.name, &writer)
    next(&writer)
    writer.bool(attempt.started)
    text(attempt.external?.system, &writer)
    text(attempt.external?.id, &writer)
    text(attempt.digest, &writer)
    integer(attempt.startedAt, &writer)
    integer(attempt.endedAt, &writer)
    next(&writer)
    if let payload { writer.nested { self.payload.write(payload, to: &$0) } } else { writer.null() }
  }

  /// Writes the array of a row.
  ///
  /// - Parameter attempts: nil for one that lies elsewhere.
  func write(_ attempts: [(attempt: Attempt, payload: PayloadRecord?)?], to writer: inout RecordWriter) {
    writer.beginArray(attempts.count, of: elementType, hasNulls: attempts.contains { $0 == nil })
    for element in attempts {
      guard let element else {
        writer.null()
        continue
      }
      writer.nested { write(element.attempt, element.payload, to: &$0) }
    }
  }

  /// Goes through the records of an array.
  static func elements(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) throws(StoreError) -> Void
  ) throws(StoreError) {
    guard bytes.baseAddress != nil else { return }
    var reader = RecordReader(bytes)
    for _ in 0..<(try reader.beginArray()) { if let element = try reader.element() { try body(element) } }
  }

  /// The id of an attempt, its first field.
  static func id(_ bytes: UnsafeBufferPointer<UInt8>) throws(StoreError) -> Int64 {
    var reader = RecordReader(bytes)
    _ = try reader.beginRecord()
    return try reader.field().map { (bytes) throws(StoreError) in try RecordReader.integer(bytes) } ?? 0
  }

  /// Reads the fields that lists show.
  ///
  /// - Throws: `corrupt`, also for a cell that there is not.
  static func outline(_ reader: inout RecordReader, cellCount: Int) throws(StoreError) -> AttemptOutline {
    guard try reader.beginRecord() >= fields.count else { throw damaged() }
    var outline = AttemptOutline(AttemptID(try integer(&reader)))
    (outline.cell, outline.ordinal, outline.run) = (try small(&reader), try small(&reader), try small(&reader))
    guard let state = try reader.field().flatMap({ AttemptState(record: $0) }) else { throw damaged() }
    outline.state = state
    guard outline.cell >= 0, Int(outline.cell) < cellCount else {
      throw StoreError(.corrupt, "attempt \(outline.id.raw) belongs to no cell")
    }
    return outline
  }

  /// Whether the attempt ever ran, and its external id: what comes behind the outline.
  static func external(_ reader: inout RecordReader) throws(StoreError) -> (started: Bool, external: ExternalID?) {
    let started = try reader.field().map { RecordReader.bool($0) } ?? false
    let system = try reader.field().map { RecordReader.text($0) }
    let id = try reader.field().map { RecordReader.text($0) }
    guard let system, let id else { return (started, nil) }
    return (started, ExternalID(system: system, id: id))
  }

  /// Reads an attempt.
  func attempt(_ bytes: UnsafeBufferPointer<UInt8>, cellCount: Int, _ context: LayoutContext) throws(StoreError)
    -> Attempt
  {
    var reader = RecordReader(bytes)
    let outline = try Self.outline(&reader, cellCount: cellCount)
    let (started, external) = try Self.external(&reader)
    let digest = try reader.field().map { RecordReader.text($0) }
    let times = (try Self.integerIfPresent(&reader), try Self.integerIfPresent(&reader))
    var payload = PayloadValue.null
    if let field = try reader.field() {
      payload = context.tolerating(.record(try self.payload.read(field)), as: shown)
    }
    return Attempt(
      id: outline.id, cell: outline.cell, ordinal: outline.ordinal, run: outline.run, state: outline.state,
      started: started, external: external, digest: digest, startedAt: times.0, endedAt: times.1, payload: payload)
  }

  private static func damaged() -> StoreError { StoreError(.corrupt, "a record is no attempt") }

  private static func integer(_ reader: inout RecordReader) throws(StoreError) -> Int64 {
    guard let number = try integerIfPresent(&reader) else { throw damaged() }
    return number
  }

  private static func small(_ reader: inout RecordReader) throws(StoreError) -> Int32 {
    guard let field = try reader.field() else { throw damaged() }
    return try RecordReader.small(field)
  }

  private static func integerIfPresent(_ reader: inout RecordReader) throws(StoreError) -> Int64? {
    try reader.field().map { (bytes) throws(StoreError) in try RecordReader.integer(bytes) }
  }
}

extension AttemptState {
  /// The state of that name, in bytes.
  init?(record bytes: UnsafeBufferPointer<UInt8>) {
    guard let state = Self.allCases.first(where: { $0.name.utf8.elementsEqual(bytes) }) else { return nil }
    self = state
  }
}
