import PipeShape
import PipeShapeStore

/// How the pipelines of an event or a reference are found that were made before a time.
///
/// The tables come in the order in which they are best visited: an event has few pipelines, a reference few events.
struct PipelinesOfOrigin {
  let from: Select.Source
  let joins: [Select.Join]
  let conditions: [Expression]

  /// By event, and by reference, with the first parameter that is free: the time, then what names the origin.
  static func both(first: Int) -> (event: PipelinesOfOrigin, reference: PipelinesOfOrigin) {
    let pipeline = Select.Source("pipeline", as: "p")
    let made = Select.Join(
      .init("run", as: "r"),
      on: .all([
        .matches("pipeline", "r", "id", "p"), .compare(.column("number", of: "r"), .equal, .integer(1)),
      ]))
    let before = Expression.compare(.column("created_at", of: "r"), .less, .parameter(first))
    return (
      PipelinesOfOrigin(
        from: pipeline, joins: [made], conditions: [.equals("event", of: "p", first + 1), before]),
      PipelinesOfOrigin(
        from: .init("reference", as: "f"),
        joins: [
          .init(.init("event", as: "e"), on: .matches("reference", "e", "id", "f")),
          .init(pipeline, on: .matches("event", "p", "id", "e")), made,
        ],
        conditions: [
          .equals("project", of: "f", first + 1), .equals("kind", of: "f", first + 2),
          .equals("name", of: "f", first + 3), before,
        ])
    )
  }
}

/// A statement for each origin.
struct OriginPlans: Sendable {
  let ofEvent, ofReference: Plan

  /// - Parameters:
  ///   - first: the first parameter that the select does not use.
  ///   - select: a list of the pipelines that are found.
  init(_ name: String, first: Int, in catalog: inout Catalog, _ select: (PipelinesOfOrigin) -> Select) {
    let (event, reference) = PipelinesOfOrigin.both(first: first)
    ofEvent = catalog.add("\(name) of an event before a time", select(event))
    ofReference = catalog.add("\(name) of a reference before a time", select(reference))
  }

  /// The statement, and its last parameters.
  func question(_ lookup: UnfinishedLookup) -> (plan: Plan, values: [Value]) {
    let time = Value.integer(lookup.createdBefore)
    return switch lookup.origin {
    case .event(let event): (ofEvent, [time, .integer(event.raw)])
    case .reference(let project, let reference):
      (ofReference, [time, .integer(project.raw), .text(reference.kind.rawValue), .text(reference.name)])
    }
  }
}
