#if CommandLine
  import Foundation
  import PipeShape
  import PipeShapeStore

  /// A change of a stored attempt, shown or applied.
  struct StoredRecord: Sendable {
    var id: PipelineID
    var cell: NamedCell
    /// Which attempt of the cell; nil for the one that the head binds.
    var ordinal: Int32?
    var change: AttemptChange
    var isApplied: Bool

    /// Opens a store, does or shows the change, and closes the store.
    ///
    /// - Throws: a failure that names the store, with the code of what refused the change.
    func perform(inStoreAt text: String) async throws(Failure) -> RecordedChange {
      let location = try StoreLocation(text)
      // Nothing is made where there is nothing.
      let reading = try await location.open(for: .reading)
      guard isApplied else { return try await perform(in: reading, title: location.title) }
      await reading.close()
      return try await perform(in: try await location.open(), title: location.title)
    }

    private func perform(in store: some Store, title: String) async throws(Failure) -> RecordedChange {
      try await store.closing { () async throws(Failure) in
        do throws(StoreError) {
          guard isApplied else {
            return try await store.read { (session) throws(StoreError) in try preview(session) }
          }
          return try await store.write(ChangeSet("record", author: NSUserName())) { (session) throws(StoreError) in
            try apply(session)
          }
        } catch { throw Failure(error, store: title) }
      }
    }

    private func preview(_ session: some ReadSession) throws(StoreError) -> RecordedChange {
      let (old, index) = try find(session)
      var new = old
      let recorded = try refusing { () throws(PipelineError) in try new.record(change, at: index) }
      return RecordedChange(recorded, ofAttemptAt: index, from: old, to: new, isApplied: false)
    }

    private func apply(_ session: some WriteSession) throws(StoreError) -> RecordedChange {
      let (old, index) = try find(session)
      let attempt = old.attempts[index]
      let cell = old.graph.cells[Int(attempt.cell)]
      let recorded = try session.record(change, of: .cell(cell, ordinal: attempt.ordinal, in: id))
      // A change makes no attempts, so that each stays where it was.
      return RecordedChange(recorded, ofAttemptAt: index, from: old, to: try session.existing(id), isApplied: true)
    }

    private func find(_ session: some ReadSession) throws(StoreError) -> (Pipeline, index: Int) {
      let pipeline = try session.existing(id)
      let position = try cell.position(in: pipeline.graph, states: pipeline.head.states, of: id)
      guard let ordinal else { return (pipeline, Int(pipeline.bound[position])) }
      guard let index = pipeline.attempt(ofCell: position, ordinal: ordinal) else {
        throw StoreError(.notFound, "\(pipeline.graph.cells[position]) has no attempt \(ordinal)")
      }
      return (pipeline, index)
    }
  }
#endif
