import PipeShape
import PipeShapeJSON

/// How large documents may become.
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
