import PipeShape
public import PipeShapeJSON
import PipeShapeStore

extension Answer {
  /// The answer as one line of JSON in UTF-8, without a newline.
  ///
  /// - Complexity: O(cells + edges).
  public func serialized() -> [UInt8] {
    var writer = JSONWriter()
    write(into: &writer)
    return writer.takeBytes()
  }

  /// Writes the answer; members that are absent or false are left out, except `ok`.
  ///
  /// - Complexity: O(cells + edges).
  public func write(into writer: inout JSONWriter) {
    writer.beginObject()
    if let line {
      writer.key("line")
      writer.integer(Int64(line))
    }
    writer.key("ok")
    writer.bool(isOK)
    if let error { write(error, into: &writer) }
    if isLate {
      writer.key("late")
      writer.bool(true)
    }
    if let newer {
      writer.key("newer")
      writer.integer(Int64(newer))
    }
    if isUnchanged {
      writer.key("unchanged")
      writer.bool(true)
    }
    if outcome?.replayed == true {
      writer.key("replayed")
      writer.bool(true)
    }
    if let view {
      writer.key("run")
      writer.integer(Int64(view.run))
      if let outcome { write(outcome, of: view.graph, into: &writer) }
      write(view, into: &writer)
    }
    writer.endObject()
  }

  private func write(_ error: DocumentError, into writer: inout JSONWriter) {
    writer.key("error")
    writer.beginObject()
    writer.key("code")
    writer.string(error.code.description)
    writer.key("message")
    writer.string(error.description + place(of: error))
    if let column = error.column {
      writer.key("column")
      writer.integer(Int64(column))
    }
    if !error.candidates.isEmpty {
      writer.key("candidates")
      writer.beginArray()
      for candidate in error.candidates {
        writer.beginObject()
        writer.members(of: candidate.cell)
        writer.key("ordinal")
        writer.integer(Int64(candidate.ordinal))
        writer.endObject()
      }
      writer.endArray()
    }
    writer.endObject()
  }

  private func place(of error: DocumentError) -> String {
    guard let place = error.place else { return "" }
    return place.line == 1 ? " (column \(place.column))" : " (line \(place.line), column \(place.column))"
  }

  private func write(_ view: View, into writer: inout JSONWriter) {
    writer.key("head")
    writer.beginArray()
    let stale = view.binding.stale(in: view.graph.cellGraph)
    for (cell, state) in view.binding.states.enumerated() {
      writer.beginObject()
      writer.members(of: view.graph.cells[cell])
      writer.key("ordinal")
      writer.integer(Int64(view.ordinals[cell]))
      writer.key("state")
      writer.string(state.name)
      if stale.contains(cell) {
        writer.key("stale")
        writer.bool(true)
      }
      writer.endObject()
    }
    writer.endArray()
  }
}
