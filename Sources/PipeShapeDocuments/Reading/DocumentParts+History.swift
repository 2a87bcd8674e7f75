import PipeShape
import PipeShapeJSON

extension DocumentParts {
  private static let states = AttemptState.allCases.map { (name: $0.name, value: $0) }

  mutating func readCells(from reader: inout DocumentReader) throws(DocumentError) {
    var entries: [Entry] = []
    try reader.elements { (reader, index) throws(DocumentError) in
      let mark = try reader.mark()
      var parts = CellParts()
      var state: AttemptState?
      let others = try reader.members(.cellState, of: "a cell") {
        (reader, name) throws(DocumentError) in
        if name == "state" {
          state = try reader.word("state", Self.states)
        } else {
          try parts.read(name, from: &reader)
        }
      }
      entries.append(
        Entry(
          cell: try parts.cell(in: reader, what: "a cell", at: mark),
          attempt: Attempt(
            id: AttemptID(0), cell: 0, ordinal: 1, run: 1,
            state: try reader.required(state, "state", of: "a cell", at: mark)),
          extensions: others, mark: mark, path: "cells[\(index)]"))
    }
    cells = entries
  }

  mutating func readRuns(from reader: inout DocumentReader) throws(DocumentError) {
    var runs: [Run] = []
    try reader.elements { (reader, index) throws(DocumentError) in
      let mark = try reader.mark()
      var number: Int64?
      var request: String?
      var hasCreated = false
      let others = try reader.members(.run, of: "a run") {
        (reader, name) throws(DocumentError) in
        switch name {
        case "number": number = try reader.integer()
        case "request": request = try reader.storedText()
        default:
          hasCreated = true
          try reader.elements { (reader, place) throws(DocumentError) in
            created.append(try Self.readAttempt(run: index, path: "runs[\(index)].created[\(place)]", from: &reader))
          }
        }
      }
      _ = try reader.required(hasCreated ? true : nil, "created", of: "a run", at: mark)
      let given = try reader.required(number, "number", of: "a run", at: mark)
      guard given == index + 1 else {
        throw reader.error(.inconsistentState, "run \(index + 1) is numbered \(given)", at: mark)
      }
      runs.append(Run(number: Int32(truncatingIfNeeded: given), request: request))
      extensions[.run(Int32(truncatingIfNeeded: given))] = others
    }
    self.runs = runs
  }

  private static func readAttempt(
    run: Int, path: String, from reader: inout DocumentReader
  ) throws(DocumentError) -> Entry {
    let mark = try reader.mark()
    var parts = CellParts()
    var ordinal: Int64?
    var state: AttemptState?
    var attempt = Attempt(id: AttemptID(0), cell: 0, ordinal: 0, run: Int32(truncatingIfNeeded: run + 1))
    var externalExtensions: DocumentExtensions.Members = []
    let others = try reader.members(.attempt, of: "an attempt") { (reader, name) throws(DocumentError) in
      switch name {
      case "ordinal": ordinal = try reader.integer()
      case "state": state = try reader.word("state", states)
      case "started": attempt.started = try reader.truth()
      case "digest": attempt.digest = try reader.storedText()
      case "external": (attempt.external, externalExtensions) = try reader.external()
      case "payload": attempt.payload = try reader.payload()
      default: try parts.read(name, from: &reader)
      }
    }
    let cell = try parts.cell(in: reader, what: "an attempt", at: mark)
    attempt.state = try reader.required(state, "state", of: "an attempt", at: mark)
    guard let number = Int32(exactly: try reader.required(ordinal, "ordinal", of: "an attempt", at: mark)) else {
      throw reader.error(.inconsistentState, "\(cell) has no attempt of that ordinal", at: mark)
    }
    attempt.ordinal = number
    guard !(attempt.started && attempt.state == .pending) else {
      throw reader.error(.inconsistentState, "\(cell) attempt \(number) was started and is pending", at: mark)
    }
    attempt.started = attempt.started || attempt.state == .running
    return Entry(
      cell: cell, attempt: attempt, extensions: others, externalExtensions: externalExtensions, mark: mark, path: path)
  }
}

extension MemberNames {
  fileprivate static let cellState = cell + ["state"]
  fileprivate static let run: MemberNames = ["number", "request", "created"]
  fileprivate static let attempt = cell + ["ordinal", "state", "started", "digest", "external", "payload"]
}
