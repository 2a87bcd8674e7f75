#if CommandLine && PostgreSQL && Packit
  import PipeShapePackit
  import PipeShapeStore

  /// The way of a database of the service into a store: while a batch is written the next one becomes pipelines, and the
  /// one behind it is read.
  struct PackitImport<S: Store> {
    private typealias Made = PackitWriter<S>.Made
    private typealias Written = Result<(PackitWriter<S>, [(PackitWriter<S>.Fate, [ImportRemark])]), StoreError>

    private let title: String
    private let stock: PackitStock
    private var writer: PackitWriter<S>
    private var written: (pipelines: [ServicePipeline], task: Task<Written, Never>)?
    private var account = PackitAccount()
    private var progress = Progress("import, Copr builds")

    /// - Parameter stock: what earlier imports brought.
    init(into store: S, title: String, stock: PackitStock) {
      self.title = title
      self.stock = stock
      writer = PackitWriter(store, stock: stock)
    }

    /// What went wrong, and in which of the two.
    private struct Fault: Error {
      var error: StoreError
      var place: String
    }

    /// Imports what is not there yet, and accounts for every row.
    ///
    /// - Parameter first: the first pipelines, which may have been asked for before the store was there.
    /// - Throws: a failure naming the database or the store; what was added before stays, and the same call goes on.
    mutating func run(
      from database: PackitQueue, _ first: PackitQueue.Batch, address: String
    ) async throws(Failure) -> PackitAccount {
      func read<R>(_ result: Result<R, StoreError>) throws(Fault) -> R {
        do throws(StoreError) { return try result.get() } catch { throw Fault(error: error, place: address) }
      }
      do throws(Fault) {
        var ahead = first
        while true {
          let pipelines = try read(await ahead.value)
          if pipelines.isEmpty { break }
          ahead = database.next()
          let new = try leavingOutKnown(pipelines)
          try await finishWriting()
          if !new.isEmpty { beginWriting(new) }
        }
        try await finishWriting()
        let counted = account
        account = try read(
          await database.run { (database) throws(StoreError) in
            var account = counted
            try account.close(database)
            return account
          })
        return account
      } catch {
        // What is being written is waited for, so that the number below is right.
        if written != nil { try? await finishWriting() }
        var failure = Failure(error.error, store: error.place)
        let more = error.error.code == .outcomeUnknown ? "; the last batch may be there or not" : ""
        failure.lines.append(
          "note: \(account.pipelines.added) pipelines were added\(more); the same command goes on behind them")
        failure.lines.append(
          "note: a store that was new gets its indexes when an import ends, or is opened for writing")
        throw failure
      }
    }

    // MARK: writing

    private mutating func beginWriting(_ new: [(pipeline: ServicePipeline, made: Made)]) {
      let (start, made) = (writer, new.map(\.made))
      let task = Task { () -> Written in
        var writer = start
        do throws(StoreError) {
          let fates = try await writer.add(made)
          return .success((writer, fates))
        } catch { return .failure(error) }
      }
      written = (new.map(\.pipeline), task)
    }

    private mutating func finishWriting() async throws(Fault) {
      guard let (pipelines, task) = written else { return }
      written = nil
      let fates: [(PackitWriter<S>.Fate, [ImportRemark])]
      do throws(StoreError) { (writer, fates) = try await task.value.get() } catch {
        throw Fault(error: error, place: title)
      }
      for (pipeline, (fate, remarks)) in zip(pipelines, fates) {
        switch fate {
        case .added: account.add(pipeline, as: .imported, remarks)
        case .refused(let reason): account.refuse(pipeline, reason)
        }
      }
      progress.update(account.coprBuilds, note: "\(account.pipelines.added) pipelines")
    }

    // MARK: what earlier imports brought

    /// One of which the store has a part only has changed: a row that was not there yet has joined parts, or is its first.
    ///
    /// - Throws: `unsupported` where the store has another pipeline under the same row.
    private mutating func leavingOutKnown(
      _ pipelines: [ServicePipeline]
    ) throws(Fault) -> [(pipeline: ServicePipeline, made: Made)] {
      var new: [(ServicePipeline, Made)] = []
      for pipeline in pipelines {
        let made = Made(pipeline)
        let parts = pipeline.rows.filter { stock[$0] != nil }
        guard let part = parts.first, let known = stock[part] else {
          new.append((pipeline, made))
          continue
        }
        let found = made.entry(of: pipeline)
        guard found.origin == known.origin || part != pipeline.first else {
          let error = StoreError(
            .unsupported,
            "was imported from another database: row \(pipeline.first) in pipelines is another one there; "
              + "import into a store of its own")
          throw Fault(error: error, place: title)
        }
        let isAsBefore = parts == [pipeline.first] && found.history == known.history
        account.add(pipeline, as: isAsBefore ? .earlier : .changed, [])
        if !isAsBefore { account.noteChange(of: parts) }
      }
      return new
    }
  }
#endif
