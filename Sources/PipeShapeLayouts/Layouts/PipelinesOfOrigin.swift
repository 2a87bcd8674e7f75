import PipeShape
import PipeShapeStore

/// How the pipelines of an event or a reference are found, all of them or those that were made before a time.
///
/// The tables come in the order in which they are best visited: an event has few pipelines, a reference few events.
struct PipelinesOfOrigin {
  let from: Select.Source
  let joins: [Select.Join]
  let conditions: [Expression]

  private static let pipeline = Select.Source("pipeline", as: "p")

  /// - Parameter first: the first parameter that is free: it gives the event.
  static func ofEvent(first: Int) -> PipelinesOfOrigin {
    PipelinesOfOrigin(from: pipeline, joins: [], conditions: [.equals("event", of: "p", first)])
  }

  /// - Parameter first: the first parameter that is free: project, kind and name.
  static func ofReference(first: Int) -> PipelinesOfOrigin {
    PipelinesOfOrigin(
      from: .init("reference", as: "f"),
      joins: [
        .init(.init("event", as: "e"), on: .matches("reference", "e", "id", "f")),
        .init(pipeline, on: .matches("event", "p", "id", "e")),
      ],
      conditions: [
        .equals("project", of: "f", first), .equals("kind", of: "f", first + 1), .equals("name", of: "f", first + 2),
      ])
  }

  /// The same, but only those that were made before the time that a parameter gives.
  func before(_ parameter: Int) -> PipelinesOfOrigin {
    PipelinesOfOrigin(
      from: from, joins: joins,
      conditions: conditions + [.compare(.column("created_at", of: "p"), .less, .parameter(parameter))])
  }
}

/// A statement for each origin, without and with a time.
struct OriginPlans: Sendable {
  private let ofEvent, ofReference: [Plan]

  /// - Parameters:
  ///   - first: the first parameter that the select does not use.
  ///   - select: a list of the pipelines that are found.
  init(_ name: String, first: Int, in catalog: inout Catalog, _ select: (PipelinesOfOrigin) -> Select) {
    func both(_ origin: String, _ pipelines: PipelinesOfOrigin, width: Int) -> [Plan] {
      [
        catalog.add("\(name) of \(origin)", select(pipelines)),
        catalog.add("\(name) of \(origin) before a time", select(pipelines.before(first + width))),
      ]
    }
    ofEvent = both("an event", .ofEvent(first: first), width: 1)
    ofReference = both("a reference", .ofReference(first: first), width: 3)
  }

  /// The statement, and its last parameters.
  func question(_ lookup: UnfinishedLookup) -> (plan: Plan, values: [Value]) {
    let time = lookup.createdBefore.map { [Value.integer($0)] } ?? []
    switch lookup.origin {
    case .event(let event): return (ofEvent[time.count], [.integer(event.raw)] + time)
    case .reference(let project, let reference):
      return (
        ofReference[time.count],
        [.integer(project.raw), .text(reference.kind.rawValue), .text(reference.name)] + time
      )
    }
  }
}
