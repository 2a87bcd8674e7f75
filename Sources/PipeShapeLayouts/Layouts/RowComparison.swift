import PipeShape
import PipeShapeJSON
import PipeShapeStore

/// Compares rows that should be there with those that are, by a text for each.
struct RowComparison {
  private let whose: String
  private let rule: StoredFault.Rule
  private(set) var faults: [StoredFault] = []

  init(_ whose: String, _ rule: StoredFault.Rule) {
    self.whose = whose
    self.rule = rule
  }

  /// Compares what a statement on one pipeline finds.
  mutating func compare(
    _ what: String, _ expected: [String], _ plan: Plan, pipeline: PipelineID, _ session: any RowSession,
    _ text: (any Row) -> String
  ) throws(StoreError) {
    var found: [String] = []
    try session.ask(plan, [.integer(pipeline.raw)]) { (row) throws(StoreError) in
      found.append(text(row))
      return true
    }
    compare(what, expected, found)
  }

  /// Compares rows as they are written with those that a statement on one pipeline finds, which leaves out the first
  /// column, the pipeline.
  ///
  /// - Parameter expected: one value for each written column of the table.
  mutating func compare(
    _ what: String, _ expected: [Value], of table: Table, _ plan: Plan, pipeline: PipelineID,
    _ session: any RowSession
  ) throws(StoreError) {
    let columns = table.columns.filter { $0.generated == nil }
    let width = columns.count
    // Not every engine gives a number as a text.
    let isNumber = columns.dropFirst().map { $0.type == .integer || $0.type == .boolean }
    try compare(
      what,
      stride(from: 0, to: expected.count, by: width).map { start in
        expected[(start + 1)..<(start + width)].map(Self.text).joined(separator: " ")
      }, plan, pipeline: pipeline, session
    ) { row in
      isNumber.enumerated().map { column, isNumber in
        Self.quoted(isNumber ? row.integerIfPresent(column).map { String($0) } : row.textIfPresent(column))
      }.joined(separator: " ")
    }
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .integer(let number): quoted(String(number))
    case .text(let text): quoted(text)
    default: quoted(nil)
    }
  }

  /// A column so that rows with different ones have different texts, whatever stands in them.
  private static func quoted(_ text: String?) -> String {
    guard let text else { return "null" }
    var writer = JSONWriter(reserving: 64)
    writer.string(text)
    return String(decoding: writer.takeBytes(), as: UTF8.self)
  }

  /// Compares two sets of rows, by their bytes: names that look alike may be different names.
  mutating func compare(_ what: String, _ expected: some Sequence<String>, _ found: some Sequence<String>) {
    let (expected, found) = (Set(expected.map { Array($0.utf8) }), Set(found.map { Array($0.utf8) }))
    for row in Self.sorted(expected.subtracting(found)) {
      faults.append(StoredFault(rule, "\(whose) lacks the \(what) \(row)"))
    }
    for row in Self.sorted(found.subtracting(expected)) {
      faults.append(StoredFault(rule, "\(whose) has the \(what) \(row), which it should not"))
    }
  }

  private static func sorted(_ rows: Set<[UInt8]>) -> [String] {
    rows.map { String(decoding: $0, as: UTF8.self) }.sorted()
  }
}
