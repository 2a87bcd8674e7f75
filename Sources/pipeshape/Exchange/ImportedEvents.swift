#if CommandLine
  import PipeShape
  import PipeShapeDocuments
  import PipeShapeStore

  /// The events that documents have named so far, and what became of them in the store.
  struct ImportedEvents: Sendable {
    private struct Known: Sendable {
      var event: DocumentEvent
      /// A pipeline of the store that has the event.
      var pipeline: PipelineID?
      /// The event's id in the store, once somebody asked.
      var stored: EventID?
      /// Whether the store got it from an earlier call.
      var isStored: Bool
    }

    private var known: [String: Known] = [:]

    /// Remembers an event.
    ///
    /// - Throws: `badOperation` where an earlier document said something else of an event of that id.
    mutating func meet(_ event: DocumentEvent, isStored: Bool = false) throws(DocumentError) {
      guard let id = event.id else { return }
      guard let before = known[id] else {
        known[id] = Known(event: event, isStored: isStored)
        return
      }
      guard before.event == event else {
        throw DocumentError(
          .badOperation, "an earlier document has another event of the id '\(id)': ids say which pipelines share one",
          key: "event.id")
      }
    }

    /// Remembers which pipeline was made with an event.
    mutating func note(_ name: String, _ pipeline: PipelineID) {
      if known[name]?.pipeline == nil { known[name]?.pipeline = pipeline }
    }

    /// What a store makes the event of: the one that it has, or a new one.
    mutating func origin(
      of event: DocumentEvent, _ session: some ReadSession
    ) throws(StoreError) -> PipelineDraft.Origin {
      guard let id = event.id, let known = known[id] else { return event.origin }
      if let stored = known.stored { return .event(stored) }
      var stored: EventID?
      if let pipeline = known.pipeline {
        stored = try session.origin(of: pipeline)?.event.id
      } else if known.isStored {
        stored = try session.event(
          project: event.project, reference: event.reference, commit: event.commit, at: event.at)
      }
      guard let stored else { return event.origin }
      self.known[id]?.stored = stored
      return .event(stored)
    }
  }
#endif
