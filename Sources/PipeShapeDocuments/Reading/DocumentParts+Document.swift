import PipeShape
import PipeShapeJSON

extension DocumentParts {
  /// Puts the members together.
  func document(
    in reader: DocumentReader, at start: Int, limits: DocumentLimits
  ) throws(DocumentError) -> PipelineDocument {
    let what = "a pipeline document"
    _ = try reader.required(format, "format", of: what, at: start)
    let graph = try graph(
      steps: try reader.required(steps, "steps", of: what, at: start),
      edges: try reader.required(edges, "edges", of: what, at: start), in: reader, limits: limits.graph)
    if cells != nil, runs != nil {
      throw reader.error(.badOperation, "\"cells\" and \"runs\" exclude each other", at: start)
    }
    var document = try PipelineDocument(name: name, event: event, graph: graph)
    document.extensions = extensions
    if let cells { try document.begin(in: cells, reader) }
    if let runs { try document.restore(runs, created, reader) }
    return document
  }

  /// A fault of the graph is placed at the first step or edge that it names.
  private func graph(
    steps: [Step], edges: [Edge], in reader: DocumentReader, limits: GraphLimits
  ) throws(DocumentError) -> PipelineGraph {
    do throws(GraphError) { return try PipelineGraph(steps: steps, edges: edges, limits: limits) } catch {
      var refusal = DocumentError(error)
      let named = error.steps.map { Target($0) }
      if named.count == 2, let edge = edges.lastIndex(where: { [Target($0.from), Target($0.to)] == named }) {
        refusal.place = reader.place(of: edgeMarks[edge])
      } else if let step = steps.lastIndex(where: { Target($0.key) == named.first }) {
        refusal.place = reader.place(of: stepMarks[step])
      } else if let edge = edges.firstIndex(where: { Target($0.from) == named.first || Target($0.to) == named.first }) {
        refusal.place = reader.place(of: edgeMarks[edge])
      }
      throw refusal
    }
  }
}

extension PipelineDocument {
  fileprivate func position(of entry: DocumentParts.Entry, _ reader: DocumentReader) throws(DocumentError) -> Int {
    guard let position = graph.position(of: entry.cell) else {
      throw reader.error(.notFound, "there is no cell \(entry.cell)", key: entry.path, at: entry.mark)
    }
    return position
  }

  fileprivate mutating func begin(
    in cells: [DocumentParts.Entry], _ reader: DocumentReader
  ) throws(DocumentError) {
    var states = pipeline.head.states
    var seen = CellSet(capacity: graph.cellCount)
    for entry in cells {
      let position = try position(of: entry, reader)
      guard !seen.contains(position) else {
        throw reader.error(.inconsistentState, "\(entry.cell) is listed twice", key: entry.path, at: entry.mark)
      }
      seen.insert(position)
      states[position] = entry.attempt.state
      extensions[.attempt(cell: Int32(position), ordinal: 1)] = entry.extensions
    }
    do throws(PipelineError) {
      pipeline = try Pipeline(
        id: pipeline.id, event: pipeline.event, graph: graph, states: states, ids: SequentialIDs())
    } catch { throw DocumentError(error) }
    form = .cells
  }

  fileprivate mutating func restore(
    _ runs: [Run], _ created: [DocumentParts.Entry], _ reader: DocumentReader
  ) throws(DocumentError) {
    var requests: Set<Target> = []
    for run in runs {
      guard let request = run.request, !requests.insert(Target(request)).inserted else { continue }
      throw DocumentError(.inconsistentState, "runs of the pipeline share the request \"\(request)\"")
    }
    var attempts: [Attempt] = []
    attempts.reserveCapacity(created.count)
    for entry in created {
      var attempt = entry.attempt
      attempt.cell = Int32(try position(of: entry, reader))
      attempts.append(attempt)
      extensions[.attempt(cell: attempt.cell, ordinal: attempt.ordinal)] = entry.extensions
      extensions[.external(cell: attempt.cell, ordinal: attempt.ordinal)] = entry.externalExtensions
    }
    // Documents carry no ids: within a run they follow the order of cells, as when the run was made.
    attempts.sort { ($0.run, $0.cell) < ($1.run, $1.cell) }
    for index in attempts.indices { attempts[index].id = AttemptID(Int64(index) + 1) }
    do throws(PipelineError) {
      pipeline = try Pipeline(
        importing: pipeline.id, event: pipeline.event, graph: graph, runs: runs, attempts: attempts)
    } catch { throw DocumentError(error) }
    form = .runs
  }
}
