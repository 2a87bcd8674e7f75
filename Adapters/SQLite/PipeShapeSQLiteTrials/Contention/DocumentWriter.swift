#if SQLite
  import PipeShapeLab
  import PipeShapeStore

  /// One writer that counts up its own member of documents that others write too, in one of the forms.
  struct DocumentWriter {
    let form: DocumentForm
    let connection: TrialConnection
    let writer: Int
    let clock: @Sendable () -> Int64
    private var random: SeededRandom
    private(set) var tally = ContentionTally()

    /// What a writer's connection is set to; the rest is as the library has it.
    static let settings = [
      Fact("journal_mode", "wal"), Fact("synchronous", "normal"),
      Fact("waits for locks", "no: a refusal is tried again after a random pause of up to 2 ms"),
    ]

    init(
      _ form: DocumentForm, _ path: String, writer: Int, seed: UInt64, clock: @escaping @Sendable () -> Int64
    ) throws(StoreError) {
      self.form = form
      connection = try TrialConnection(path)
      try connection.run("PRAGMA synchronous = NORMAL")
      // Touches the file, so that a log is recovered before anybody counts.
      try connection.run("SELECT count(*) FROM contended")
      connection.refuseToWait()
      self.writer = writer
      self.clock = clock
      random = SeededRandom(seed: seed, purpose: UInt64(100 + writer))
    }

    /// Makes changes, each of a document drawn at random.
    mutating func run(changes: Int) async throws(StoreError) {
      let start = clock()
      for _ in 0..<changes {
        let document = random.below(ContendedDocument.count)
        let begun = clock()
        guard try await change(document) else {
          tally.failures += 1
          continue
        }
        tally.writes.append(clock() - begun)
        tally.acknowledged[ContendedDocument.name(document, writer), default: 0] += 1
        await Task.yield()
      }
      tally.spans = [ContentionTally.Span(begun: start, ended: clock())]
    }

    /// Whether the change was acknowledged; others are in the way at most for so many times.
    private mutating func change(_ document: Int) async throws(StoreError) -> Bool {
      var pause = 20
      for _ in 0..<10_000 {
        do throws(StoreError) {
          try await form.change(document, of: writer, on: connection) { await Task.yield() }
          return true
        } catch {
          if connection.isInTransaction { try connection.run("ROLLBACK") }
          guard error.code == .busy else { throw error }
        }
        tally.retries += 1
        try? await Task.sleep(for: .microseconds(random.below(pause)))
        pause = min(pause * 2, 2000)
      }
      return false
    }
  }
#endif
