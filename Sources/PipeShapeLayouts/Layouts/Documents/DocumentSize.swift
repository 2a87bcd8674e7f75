import PipeShape
import PipeShapeJSON
import PipeShapeStore

/// How large and how deep documents may become.
enum DocumentSize {
  /// Bytes that a document keeps free for each attempt: states and times may grow without being measured.
  static let spare = 64

  /// At least as many bytes as attempts take in a document, found without writing them.
  ///
  /// - Complexity: O(fields).
  static func bound(_ attempts: some Sequence<Attempt>, of graph: PipelineGraph) -> Int {
    attempts.reduce(64) { sum, attempt in
      let cell = graph.cells[Int(attempt.cell)]
      let texts = [
        cell.step, cell.target.name, cell.target.identifier, attempt.external?.system, attempt.external?.id,
        attempt.digest,
      ]
      // Keys, numbers and punctuation of an attempt take less than 400 bytes.
      return sum + 400 + spare + texts.reduce(0) { $0 + text($1 ?? "") } + bound(attempt.payload)
    }
  }

  /// Whether a payload can be read from a document.
  ///
  /// - Parameter levels: how many objects of the document are open around it.
  static func isTooDeep(_ payload: PayloadValue, in levels: Int, _ limits: JSONLimits) -> Bool {
    levels + depth(payload) > limits.maximumDepth
  }

  /// Refuses attempts that a document would hold but nobody could read.
  ///
  /// - Parameter levels: how many objects are open inside an attempt, with its own.
  /// - Throws: `limit`.
  static func refuseDepth(
    _ attempts: some Sequence<Attempt>, in levels: Int, _ limits: JSONLimits
  ) throws(StoreError) {
    for attempt in attempts where isTooDeep(attempt.payload, in: levels, limits) {
      throw StoreError(
        .limit,
        "the payload of attempt \(attempt.id.raw) nests \(depth(attempt.payload)) deep, \(levels) deep in a document; the limit is \(limits.maximumDepth)"
      )
    }
  }

  private static func depth(_ value: PayloadValue) -> Int {
    switch value {
    case .null, .bool, .int, .real, .text: 0
    case .array(let values): 1 + values.reduce(0) { max($0, depth($1)) }
    case .record(let record): 1 + record.values.reduce(0) { max($0, depth($1)) }
    }
  }

  /// The longest escape of a byte has six.
  private static func text(_ text: String) -> Int { 6 * text.utf8.count + 3 }

  private static func bound(_ value: PayloadValue) -> Int {
    switch value {
    case .null, .bool: 6
    case .int, .real: 26
    case .text(let text): self.text(text)
    case .array(let values): values.reduce(3) { $0 + bound($1) }
    case .record(let record):
      zip(record.names, record.values).reduce(3) { $0 + text($1.0) + 1 + bound($1.1) }
    }
  }
}
