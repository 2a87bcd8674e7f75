import PipeShape
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
