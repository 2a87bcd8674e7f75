public import PipeShapeStore

/// The statements for pages of one list of pipelines: forwards and backwards through the same index.
public struct PipelinePages: Sendable {
  /// Behind an id, in the order of ids.
  let oldestFirst: Plan
  /// Before an id, the other way round.
  let newestFirst: Plan

  /// The statement for an order.
  public subscript(order: ListOrder) -> Plan {
    switch order {
    case .oldestFirst: oldestFirst
    case .newestFirst: newestFirst
    }
  }
}
