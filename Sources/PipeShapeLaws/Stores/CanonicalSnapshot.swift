import PipeShape
import PipeShapeJSON

/// Everything that a pipeline says, as JSON with sorted keys, so that two stores can be compared by text.
///
/// Ids are left out: they depend on the generator that a store was opened with. Their order is in the text.
enum CanonicalSnapshot {
  static func text(of pipeline: Pipeline, rank: Int) -> String {
    JSONValue.object([
      "rank": .integer(Int64(rank)),
      "cells": .array(pipeline.graph.cells.map(value)),
      "edges": .array(
        (0..<pipeline.graph.cellCount).map { cell in
          .array(pipeline.graph.cellGraph.predecessors(of: cell).map { .integer(Int64($0)) })
        }),
      "runs": .array(pipeline.runs.map(value)),
      "attempts": .array(pipeline.attempts.map(value)),
      "head": .array(pipeline.bound.map { .integer(Int64($0)) }),
    ]).text(sortedKeys: true)
  }

  private static func value(_ cell: CellKey) -> JSONValue {
    .array([.string(cell.step), .string(cell.target.name), text(cell.target.identifier)])
  }

  private static func value(_ run: Run) -> JSONValue {
    ["number": .integer(Int64(run.number)), "request": text(run.request), "at": integer(run.createdAt)]
  }

  private static func value(_ attempt: Attempt) -> JSONValue {
    [
      "cell": .integer(Int64(attempt.cell)), "ordinal": .integer(Int64(attempt.ordinal)),
      "run": .integer(Int64(attempt.run)), "state": .string(attempt.state.name), "started": .bool(attempt.started),
      "external": attempt.external.map { .array([.string($0.system), .string($0.id)]) } ?? .null,
      "digest": text(attempt.digest), "startedAt": integer(attempt.startedAt), "endedAt": integer(attempt.endedAt),
      "payload": value(attempt.payload),
    ]
  }

  private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  private static func integer(_ number: Int64?) -> JSONValue { number.map { .integer($0) } ?? .null }

  private static func value(_ payload: PayloadValue) -> JSONValue {
    switch payload {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .integer(value)
    case .real(let value): .object(["real": .real(value)])
    case .text(let value): .string(value)
    case .array(let values): .array(values.map(value))
    case .record(let record):
      .object(
        zip(record.names, record.values).reduce(into: JSONObject()) { object, field in
          object[field.0] = value(field.1)
        })
    }
  }
}
