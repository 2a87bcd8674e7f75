import PipeShape
import PipeShapeJSON

/// The members of a document as they come, in any order; put together when all have been read.
struct DocumentParts {
  /// An entry of `cells` or `created`, before its cell is looked up.
  struct Entry {
    var cell: CellKey
    var attempt: Attempt
    var extensions: DocumentExtensions.Members
    var externalExtensions: DocumentExtensions.Members = []
    var mark: Int
    var path: String
  }

  var format: String?
  var name: String?
  var event: RawJSON?
  var steps: [Step]?
  var edges: [Edge]?
  var cells: [Entry]?
  var runs: [Run]?
  var created: [Entry] = []
  var stepMarks: [Int] = []
  var edgeMarks: [Int] = []
  var extensions = DocumentExtensions()

  mutating func read(from reader: inout DocumentReader) throws(DocumentError) {
    extensions[.document] = try reader.members(.document, of: "a pipeline document") {
      (reader, name) throws(DocumentError) in
      switch name {
      case "format": try readFormat(from: &reader)
      case "name": self.name = try reader.text()
      case "event": event = try Self.freeObject(from: &reader)
      case "steps": try readSteps(from: &reader)
      case "edges": try readEdges(from: &reader)
      case "cells": try readCells(from: &reader)
      default: try readRuns(from: &reader)
      }
    }
  }

  private mutating func readFormat(from reader: inout DocumentReader) throws(DocumentError) {
    let mark = try reader.mark()
    let text = try reader.text()
    guard Target(text) == Target(PipelineDocument.format) else {
      throw reader.error(.badOperation, "is \"\(text)\" and must be \"\(PipelineDocument.format)\"", at: mark)
    }
    format = text
  }

  private static func freeObject(from reader: inout DocumentReader) throws(DocumentError) -> RawJSON {
    let mark = try reader.mark()
    guard try reader.kind() == .object else { throw reader.error(.badOperation, "must be an object", at: mark) }
    return try reader.raw()
  }

  // MARK: Graph

  private mutating func readSteps(from reader: inout DocumentReader) throws(DocumentError) {
    var steps: [Step] = []
    try reader.elements { (reader, index) throws(DocumentError) in
      let mark = try reader.mark()
      var key: String?
      var kind: String?
      var targets: [Target]?
      extensions[.step(index)] = try reader.members(.step, of: "a step") {
        (reader, name) throws(DocumentError) in
        switch name {
        case "key": key = try reader.storedText()
        case "kind": kind = try reader.storedText()
        default:
          var list: [Target] = []
          try reader.elements { (reader, place) throws(DocumentError) in
            let (target, others) = try reader.target()
            list.append(target)
            extensions[.target(step: index, place)] = others
          }
          targets = list
        }
      }
      steps.append(
        Step(
          try reader.required(key, "key", of: "a step", at: mark),
          kind: try reader.required(kind, "kind", of: "a step", at: mark), targets: targets ?? [.untargeted]))
      stepMarks.append(mark)
    }
    self.steps = steps
  }

  private mutating func readEdges(from reader: inout DocumentReader) throws(DocumentError) {
    var edges: [Edge] = []
    try reader.elements { (reader, index) throws(DocumentError) in
      let mark = try reader.mark()
      var from: String?
      var to: String?
      var binding: Binding?
      extensions[.edge(index)] = try reader.members(.edge, of: "an edge") {
        (reader, name) throws(DocumentError) in
        switch name {
        case "from": from = try reader.text()
        case "to": to = try reader.text()
        default: binding = try readBinding(ofEdge: index, from: &reader)
        }
      }
      edges.append(
        Edge(
          from: try reader.required(from, "from", of: "an edge", at: mark),
          to: try reader.required(to, "to", of: "an edge", at: mark),
          binding: try reader.required(binding, "binding", of: "an edge", at: mark)))
      edgeMarks.append(mark)
    }
    self.edges = edges
  }

  private mutating func readBinding(
    ofEdge edge: Int, from reader: inout DocumentReader
  ) throws(DocumentError) -> Binding {
    let mark = try reader.mark()
    if try reader.kind() == .string {
      return try reader.word("binding", [("each", .each), ("all", .all), ("one-to-all", .oneToAll)])
    }
    guard try reader.kind() == .object else {
      throw reader.error(
        .badOperation, "must be \"each\", \"all\", \"one-to-all\" or an object with \"map\"", at: mark)
    }
    var pairs: [TargetPair]?
    extensions[.binding(edge: edge)] = try reader.members(["map"], of: "a binding") {
      (reader, _) throws(DocumentError) in
      var list: [TargetPair] = []
      try reader.elements { (reader, place) throws(DocumentError) in
        let mark = try reader.mark()
        var ends: [Target] = []
        try reader.elements { (reader, end) throws(DocumentError) in
          let (target, others) = try reader.target()
          ends.append(target)
          extensions[.pair(edge: edge, place, isSecond: end > 0)] = others
        }
        guard ends.count == 2 else { throw reader.error(.badOperation, "must be a pair of targets", at: mark) }
        list.append(TargetPair(from: ends[0], to: ends[1]))
      }
      pairs = list
    }
    return .map(try reader.required(pairs, "map", of: "a binding", at: mark))
  }
}

extension MemberNames {
  fileprivate static let document: MemberNames = ["format", "name", "event", "steps", "edges", "cells", "runs"]
  fileprivate static let step: MemberNames = ["key", "kind", "targets"]
  fileprivate static let edge: MemberNames = ["from", "to", "binding"]
}
