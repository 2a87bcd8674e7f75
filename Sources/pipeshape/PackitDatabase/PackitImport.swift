#if CommandLine && PostgreSQL && Packit
  import PipeShapePackit
  import PipeShapeStore

  /// The way of a database of the service into a store: the next batch is read while one is written.
  struct PackitImport<S: Store> {
    private typealias Made = PackitWriter<S>.Made
    private typealias Written = Result<(PackitWriter<S>, [(PackitWriter<S>.Fate, [ImportRemark])]), StoreError>

    private let title: String
    private let stock: PackitStock
    private var writer: PackitWriter<S>
    private var written: (pipelines: [ServicePipeline], task: Task<Written, Never>)?
    private var account = PackitAccount()
    private var progress = Progress("import, Copr builds")

    /// Looks what earlier imports brought.
    ///
    /// - Throws: a failure naming the store, where it holds something else or cannot be read.
    init(into store: S, title: String) async throws(Failure) {
      self.title = title
      do throws(StoreError) { stock = try await PackitStock(of: store) } catch { throw Failure(error, store: title) }
      writer = PackitWriter(store, newest: stock.newest)
    }

    /// Imports what is not there yet, and accounts for every row.
    ///
    /// - Throws: a failure naming the database or the store; what was added before stays, and the same call goes on.
    mutating func run(from database: PackitDatabase, address: String) async throws(Failure) -> PackitAccount {
      do throws(StoreError) {
        while case let pipelines = try database.next(), !pipelines.isEmpty {
          let new = try leavingOutKnown(pipelines)
          try await finishWriting()
          if !new.isEmpty { beginWriting(new) }
        }
        try await finishWriting()
        try account.close(database)
        return account
      } catch {
        // What is being written is waited for, so that the number below is right.
        if written != nil { try? await finishWriting() }
        var failure = Failure(error, store: error.code == .unsupported || writer.hasFailed ? title : address)
        let more = error.code == .outcomeUnknown ? "; the last batch may be there or not" : ""
        failure.lines.append(
          "note: \(account.pipelines.added) pipelines were added\(more); the same command goes on behind them")
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

    private mutating func finishWriting() async throws(StoreError) {
      guard let (pipelines, task) = written else { return }
      written = nil
      let fates: [(PackitWriter<S>.Fate, [ImportRemark])]
      do throws(StoreError) { (writer, fates) = try await task.value.get() } catch {
        writer.hasFailed = true
        throw error
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

    /// - Throws: `unsupported` where the store has another pipeline under the same row.
    private mutating func leavingOutKnown(
      _ pipelines: [ServicePipeline]
    ) throws(StoreError) -> [(pipeline: ServicePipeline, made: Made)] {
      var new: [(ServicePipeline, Made)] = []
      for pipeline in pipelines {
        let made = Made(pipeline)
        guard let known = stock[pipeline.first] else {
          new.append((pipeline, made))
          continue
        }
        let found = made.entry(of: pipeline)
        guard found.origin == known.origin else {
          throw StoreError(
            .unsupported,
            "was imported from another database: row \(pipeline.first) in pipelines is another one there; "
              + "import into a store of its own")
        }
        account.add(pipeline, as: found.history == known.history ? .earlier : .changed, [])
      }
      return new
    }
  }
#endif
