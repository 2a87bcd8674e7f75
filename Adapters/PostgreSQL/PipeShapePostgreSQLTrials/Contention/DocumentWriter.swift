#if PostgreSQL
  import Dispatch
  import Foundation
  import PipeShapeLab
  import PipeShapeStore

  /// One writer that counts up its own member of documents that others write too, in one of the forms.
  struct DocumentWriter {
    let form: DocumentForm
    let session: TrialSession
    let writer: Int
    let clock: @Sendable () -> Int64
    private var random: SeededRandom
    private(set) var tally = ContentionTally()

    /// What a writer does beside its form; the rest is as the server has it.
    static let settings = [
      Fact("waits for locks", "yes, until a deadlock is found"),
      Fact("what was refused", "the whole transaction begins anew, after a random pause of up to 2 ms"),
      Fact("sessions", "one for each writer, on a thread of its own"),
    ]

    init(
      _ form: DocumentForm, _ address: String, _ schema: String, writer: Int, seed: UInt64,
      clock: @escaping @Sendable () -> Int64
    ) throws(StoreError) {
      self.form = form
      session = try TrialSession(address, schema: schema)
      try session.run("SELECT count(*) FROM contended")
      self.writer = writer
      self.clock = clock
      random = SeededRandom(seed: seed, purpose: UInt64(100 + writer))
    }

    /// Connects, makes changes, each of a document drawn at random, and tells what came of it.
    ///
    /// Whoever waits for a lock holds a thread, and the one who has the lock must not have to wait for that thread: so
    /// every writer has one that no task needs.
    static func run(
      _ form: DocumentForm, _ address: String, _ schema: String, as writer: Int, changes: Int, seed: UInt64,
      clock: @escaping @Sendable () -> Int64
    ) async throws(StoreError) -> ContentionTally {
      let result = await withCheckedContinuation {
        (done: CheckedContinuation<Result<ContentionTally, StoreError>, Never>) in
        DispatchQueue(label: "pipeshape.trial.writer").async {
          done.resume(
            returning: Result { () throws(StoreError) in
              var writer = try DocumentWriter(form, address, schema, writer: writer, seed: seed, clock: clock)
              try writer.run(changes: changes)
              return writer.tally
            })
        }
      }
      return try result.get()
    }

    private mutating func run(changes: Int) throws(StoreError) {
      let start = clock()
      for _ in 0..<changes {
        let document = random.below(ContendedDocument.count)
        let begun = clock()
        guard try change(document) else {
          tally.failures += 1
          continue
        }
        tally.writes.append(clock() - begun)
        for document in form.documents(from: document) {
          tally.acknowledged[ContendedDocument.name(document, writer), default: 0] += 1
        }
      }
      tally.spans = [ContentionTally.Span(begun: start, ended: clock())]
    }

    /// Whether the change was acknowledged; others are in the way at most for so many times.
    private mutating func change(_ document: Int) throws(StoreError) -> Bool {
      var pause = 20
      for _ in 0..<10_000 {
        do throws(StoreError) {
          try form.change(document, of: writer, on: session) { sched_yield() }
          return true
        } catch {
          if session.isInTransaction { try session.run("ROLLBACK") }
          guard error.code == .busy else { throw error }
          if error.engineCode == TrialSession.deadlock { tally.deadlocks += 1 }
        }
        tally.retries += 1
        usleep(UInt32(random.below(pause)))
        pause = min(pause * 2, 2000)
      }
      return false
    }
  }
#endif
