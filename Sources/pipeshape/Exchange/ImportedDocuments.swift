#if CommandLine
  import PipeShape
  import PipeShapeDocuments
  import PipeShapeJSON
  import PipeShapeStore

  /// Documents on their way into a store, in batches and in their order.
  struct ImportedDocuments<S: Store> {
    private struct Waiting {
      var line: Int
      var document: PipelineDocument
      var event: DocumentEvent
    }

    /// How many pipelines, and bytes of documents, go in together.
    private static var batch: (pipelines: Int, bytes: Int) { (500, 8 << 20) }

    private let file: String
    private let store: S
    private let title: String
    private var waiting: [Waiting] = []
    private var bytes = 0
    private var events = ImportedEvents()
    private var progress = Progress("import, pipelines")
    /// How many pipelines the store has got.
    private(set) var added = 0

    init(file: String, store: S, title: String) {
      self.file = file
      self.store = store
      self.title = title
    }

    /// Takes a line; adds what waits where that is enough.
    ///
    /// - Throws: a failure that names the line, for what is no document, has no event, or contradicts an earlier line.
    mutating func add(_ line: ArraySlice<UInt8>, number: Int) async throws(Failure) {
      do throws(DocumentError) {
        let document = try PipelineDocument(parsing: Array(line))
        let event = try DocumentEvent(document)
        try events.meet(event)
        waiting.append(Waiting(line: number, document: document, event: event))
      } catch {
        try await flush()
        var failure = refusal(error, line: number)
        failure.lines.append(
          "note: \(added) pipelines were added, all before line \(number): go on with --from \(number)")
        throw failure
      }
      bytes += line.count
      if waiting.count >= Self.batch.pipelines || bytes >= Self.batch.bytes { try await flush() }
    }

    /// Takes a line that an earlier call has added: only its event is remembered.
    mutating func skip(_ line: ArraySlice<UInt8>, number: Int) throws(Failure) {
      do throws(DocumentError) {
        try events.meet(try DocumentEvent(try PipelineDocument(parsing: Array(line))), isStored: true)
      } catch  where error.code != .badOperation {
        throw refusal(error, line: number)
      } catch {
        // What is no document was no pipeline then.
      }
    }

    /// Adds what waits, in one transaction; where a pipeline is refused, those before it one by one.
    mutating func flush() async throws(Failure) {
      guard let first = waiting.first else { return }
      do throws(StoreError) { try await load(waiting) } catch {
        guard error.isOfAPipeline else {
          let isThere = error.code == .outcomeUnknown ? "may be there or not" : "were not added"
          throw failure(
            error, line: nil, "\(added) pipelines were added; those from line \(first.line) on \(isThere)")
        }
        for one in waiting {
          do throws(StoreError) { try await load([one]) } catch {
            throw failure(error, line: one.line, "\(added) pipelines were added, all before line \(one.line)")
          }
        }
      }
      waiting.removeAll(keepingCapacity: true)
      bytes = 0
      progress.update(added)
    }

    private mutating func load(_ some: [Waiting]) async throws(StoreError) {
      let known = events
      events = try await store.write(ChangeSet("import")) { (session) throws(StoreError) in
        var events = known
        var drafts: [PipelineDraft] = []
        var made: [String: Int] = [:]
        for one in some {
          let origin: PipelineDraft.Origin
          if let id = one.event.id, let place = made[id] {
            origin = .ofDraft(place)
          } else {
            origin = try events.origin(of: one.event, session)
            if let id = one.event.id { made[id] = drafts.count }
          }
          drafts.append(one.document.timedDraft(origin: origin))
        }
        let ids = try session.load(drafts)
        for (name, place) in made { events.note(name, ids[place]) }
        return events
      }
      added += some.count
    }

    private func refusal(_ error: DocumentError, line: Int) -> Failure {
      Failure(
        file: file, line: line, column: error.place?.column, code: error.code.description, error.description)
    }

    private func failure(_ error: StoreError, line: Int?, _ note: String) -> Failure {
      var failure =
        line.map { Failure(file: file, line: $0, code: error.code.description, error.message) }
        ?? Failure(error, store: title)
      failure.lines.append("note: \(note)")
      return failure
    }
  }
#endif
