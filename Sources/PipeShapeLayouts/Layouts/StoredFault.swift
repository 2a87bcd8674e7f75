import PipeShape
import PipeShapeStore

/// Something in a store that is not as its layout keeps it, although the store can be opened: what a doctor reports.
public struct StoredFault: Hashable, Sendable, CustomStringConvertible {
  /// The rules that stored pipelines keep.
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    /// What is stored can be read.
    case readable
    /// Attempts and runs make a history.
    case history
    /// All copies of an attempt are equal.
    case copiesEqual = "copies-equal"
    /// What is stored for a run is exactly what the run binds (fact I2).
    case binding
    /// A pipeline has exactly the rows that its runs ask for.
    case rows
    /// What a lookup table says is what the document says.
    case lookup
    /// Rows of steps, cells and edges are those of the graph.
    case graph
    /// Rows of inputs are those that follow from the history (fact I3).
    case inputs
    /// Each payload is where its attempt says, and belongs to one.
    case payloads
  }

  /// The rule that is broken.
  public var rule: Rule
  /// Where and how, in words.
  public var message: String

  /// Describes a fault.
  public init(_ rule: Rule, _ message: String) {
    self.rule = rule
    self.message = message
  }

  /// The rule and the words.
  public var description: String { "\(rule.rawValue): \(message)" }
}

extension CellStore {
  /// The history that stored attempts make, if they make one, and what is wrong with it.
  static func history(_ header: PipelineHeader, _ attempts: [Attempt]) -> (pipeline: Pipeline?, faults: [StoredFault]) {
    do throws(StoreError) {
      let pipeline = try restored(header, attempts)
      var creating = Set(pipeline.attempts.lazy.map(\.run))
      creating.insert(1)
      return (
        pipeline,
        pipeline.runs.filter { !creating.contains($0.number) }.map {
          StoredFault(.history, "run \($0.number) of pipeline \(header.id.raw) created no attempt")
        }
      )
    } catch { return (nil, [StoredFault(.history, error.message)]) }
  }
}
