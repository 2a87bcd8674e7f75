import PipeShape
import PipeShapeJSON
import PipeShapeStore

extension RunDocuments {
  /// All documents.
  func questions(of id: PipelineID) -> [Invocation] { [Invocation(documents, [.integer(id.raw)])] }

  /// Every copy of an attempt is the same, so the first one counts and the others are passed over.
  func attempts(of header: PipelineHeader, _ session: any RowSession) throws(StoreError) -> [Attempt] {
    let decoder = AttemptDecoder(header.id, header.graph, context)
    var copies = AttemptCopies(reserving: header.graph.cellCount)
    try session.ask(documents, [.integer(header.id.raw)]) { (row) throws(StoreError) in
      try copies.add(row.bytes(1), cut, decoder)
      return true
    }
    return copies.attempts
  }

  /// Reads the documents of one run.
  func view(_ number: Int?, of id: PipelineID, _ session: any RowSession) throws(StoreError) -> RunView? {
    let wanted = Value.run(number, of: id)
    return try view(number, of: id, ahead: [Invocation(ofRun, wanted)], session) { (header) throws(StoreError) in
      let decoder = AttemptDecoder(id, header.graph, context)
      var copies = AttemptCopies(reserving: header.graph.cellCount)
      try session.ask(ofRun, wanted) { (row) throws(StoreError) in
        try copies.add(row.bytes(0), cut, decoder)
        return true
      }
      return copies.attempts
    }
  }

  /// Reads the ids in every document.
  func counts(_ session: any RowSession) throws(StoreError) -> (attempts: Int, copies: Int) {
    var count = CopyCount()
    try session.ask(ids, []) { (row) throws(StoreError) in
      count.begin(row.integer(0))
      try StoredText.read(row.bytes(1), "a document", limits: context.limits) { (reader) throws(JSONError) in
        try cut.members(of: &reader) { (id, reader) throws(JSONError) in
          count.add(id.raw)
          try reader.skipValue()
        }
      }
      return true
    }
    return count.result
  }
}
