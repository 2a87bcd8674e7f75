import PipeShape
import PipeShapeStore

/// Compares what candidates answered with what the reference answered, call by call.
struct EqualityGate {
  /// How many calls were compared.
  private(set) var calls = 0
  /// A digest of all answers.
  private(set) var digest = Digest()
  /// How many calls the reference refused.
  private(set) var refusals = 0

  /// Compares the answers to the calls of one block.
  ///
  /// - Throws: `notEqual` with the first difference.
  mutating func compare(
    _ actions: [Action], operation: OperationName?, expected: [Answer], others: [(name: String, answers: [Answer])]
  ) throws(ComparisonError) {
    for index in actions.indices {
      let wanted = CanonicalForm.bytes(of: expected[index])
      calls += 1
      digest.add(wanted)
      if case .refused = expected[index] { refusals += 1 }
      for other in others {
        let found = CanonicalForm.bytes(of: other.answers[index])
        if found != wanted {
          throw Self.failure(
            calls, operation?.rawValue ?? "preparation", other.name, wanted, found, detail: other.answers[index])
        }
      }
    }
  }

  /// Compares the states in which the candidates were left, pipeline by pipeline.
  func compareStates(
    _ expected: [(PipelineID, Digest)], _ found: [(PipelineID, Digest)], candidate: String,
    texts: (PipelineID) async throws(StoreError) -> ([UInt8], [UInt8])
  ) async throws(ComparisonError) {
    guard !expected.elementsEqual(found, by: { $0.0 == $1.0 && $0.1 == $1.1 }) else { return }
    let ids = Set(expected.map(\.0)).union(found.map(\.0)).sorted()
    let (left, right) = (Dictionary(expected) { $1 }, Dictionary(found) { $1 })
    for id in ids where left[id] != right[id] {
      do {
        let (wanted, got) = try await texts(id)
        throw Self.failure(calls, "final state of pipeline \(id.raw)", candidate, wanted, got)
      } catch let error as StoreError { throw ComparisonError(error, of: candidate) } catch let error as ComparisonError
      {
        throw error
      } catch { preconditionFailure("only these two are thrown") }
    }
  }

  static func failure(
    _ number: Int, _ call: String, _ candidate: String, _ wanted: [UInt8], _ found: [UInt8], detail: Answer? = nil
  ) -> ComparisonError {
    let start = max(
      0, (zip(wanted, found).enumerated().first { $1.0 != $1.1 }?.offset ?? min(wanted.count, found.count)) - 40)
    let shorten = { (bytes: [UInt8]) -> String in
      let part = String(decoding: bytes.dropFirst(start).prefix(160), as: UTF8.self)
      return (start > 0 ? "…" : "") + part + (bytes.count > start + 160 ? "…" : "")
    }
    var got = shorten(found)
    if case .refused(let error) = detail { got = "refused: \(error)" }
    let difference = Difference(number: number, call: call, candidate: candidate, expected: shorten(wanted), found: got)
    return ComparisonError(
      .notEqual,
      """
      no report: \(candidate) does not answer like the reference. Call \(number), \(call):
        expected \(difference.expected)
        found    \(difference.found)
      """, difference: difference)
  }
}
