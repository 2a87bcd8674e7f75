import PipeShape
public import PipeShapeJSON

extension PipelineDocument {
  /// The document as compact JSON in UTF-8, without a final newline; equal documents give equal bytes.
  ///
  /// - Complexity: O(n).
  public func serialized() -> [UInt8] {
    var writer = JSONWriter()
    write(into: &writer)
    return writer.takeBytes()
  }

  /// Writes the document: members in the order of the format, then those with `x-`.
  ///
  /// - Complexity: O(n).
  public func write(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("format")
    writer.string(Self.format)
    if let name {
      writer.key("name")
      writer.string(name)
    }
    if let event {
      writer.key("event")
      writer.raw(event.bytes)
    }
    writer.key("steps")
    writer.beginArray()
    for index in graph.steps.indices { writeStep(index, into: &writer) }
    writer.endArray()
    writer.key("edges")
    writer.beginArray()
    for index in graph.edges.indices { writeEdge(index, into: &writer) }
    writer.endArray()
    switch form {
    case .pending: break
    case .cells: writeCells(into: &writer)
    case .runs: writeRuns(into: &writer)
    }
    writeExtensions(.document, into: &writer)
    writer.endObject()
  }

  private func writeExtensions(_ place: DocumentExtensions.Place, into writer: inout JSONWriter) {
    guard let members = extensions[place] else { return }
    for member in members {
      writer.key(member.key)
      writer.raw(member.value.bytes)
    }
  }

  private func writeStep(_ index: Int, into writer: inout JSONWriter) {
    let step = graph.steps[index]
    writer.beginObject()
    writer.key("key")
    writer.string(step.key)
    writer.key("kind")
    writer.string(step.kind)
    if step.targets != [.untargeted] || extensions[.target(step: index, 0)] != nil {
      writer.key("targets")
      writer.beginArray()
      for (place, target) in step.targets.enumerated() {
        write(target, .target(step: index, place), into: &writer)
      }
      writer.endArray()
    }
    writeExtensions(.step(index), into: &writer)
    writer.endObject()
  }

  private func write(_ target: Target, _ place: DocumentExtensions.Place, into writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("name")
    writer.string(target.name)
    if let identifier = target.identifier {
      writer.key("identifier")
      writer.string(identifier)
    }
    writeExtensions(place, into: &writer)
    writer.endObject()
  }

  private func writeEdge(_ index: Int, into writer: inout JSONWriter) {
    let edge = graph.edges[index]
    writer.beginObject()
    writer.key("from")
    writer.string(edge.from)
    writer.key("to")
    writer.string(edge.to)
    writer.key("binding")
    switch edge.binding {
    case .each: writer.string("each")
    case .all: writer.string("all")
    case .oneToAll: writer.string("one-to-all")
    case .map(let pairs):
      writer.beginObject()
      writer.key("map")
      writer.beginArray()
      for (place, pair) in pairs.enumerated() {
        writer.beginArray()
        write(pair.from, .pair(edge: index, place, isSecond: false), into: &writer)
        write(pair.to, .pair(edge: index, place, isSecond: true), into: &writer)
        writer.endArray()
      }
      writer.endArray()
      writeExtensions(.binding(edge: index), into: &writer)
      writer.endObject()
    }
    writeExtensions(.edge(index), into: &writer)
    writer.endObject()
  }

  private func writeCells(into writer: inout JSONWriter) {
    writer.key("cells")
    writer.beginArray()
    for (cell, state) in pipeline.head.states.enumerated() {
      let place = DocumentExtensions.Place.attempt(cell: Int32(cell), ordinal: 1)
      guard state != .pending || extensions[place] != nil else { continue }
      writer.beginObject()
      writer.members(of: graph.cells[cell])
      writer.key("state")
      writer.string(state.name)
      writeExtensions(place, into: &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  private func writeRuns(into writer: inout JSONWriter) {
    writer.key("runs")
    writer.beginArray()
    // Attempts come in the order of their ids, and so run by run.
    var rest = pipeline.attempts[...]
    for run in pipeline.runs {
      writer.beginObject()
      writer.key("number")
      writer.integer(Int64(run.number))
      if let request = run.request {
        writer.key("request")
        writer.string(request)
      }
      writer.key("created")
      writer.beginArray()
      while let attempt = rest.first, attempt.run == run.number {
        write(attempt, into: &writer)
        rest = rest.dropFirst()
      }
      writer.endArray()
      writeExtensions(.run(run.number), into: &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(_ attempt: Attempt, into writer: inout JSONWriter) {
    writer.beginObject()
    writer.members(of: graph.cells[Int(attempt.cell)])
    writer.key("ordinal")
    writer.integer(Int64(attempt.ordinal))
    writer.key("state")
    writer.string(attempt.state.name)
    if attempt.started {
      writer.key("started")
      writer.bool(true)
    }
    if let digest = attempt.digest {
      writer.key("digest")
      writer.string(digest)
    }
    if let external = attempt.external {
      writer.key("external")
      writer.beginObject()
      writer.members(of: external)
      writeExtensions(.external(cell: attempt.cell, ordinal: attempt.ordinal), into: &writer)
      writer.endObject()
    }
    if attempt.payload != .null {
      writer.key("payload")
      writer.payload(attempt.payload)
    }
    writeExtensions(.attempt(cell: attempt.cell, ordinal: attempt.ordinal), into: &writer)
    writer.endObject()
  }
}
