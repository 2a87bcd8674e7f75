#if PostgreSQL
  public import PipeShapeLab
  public import PipeShapeStore
  import Synchronization

  /// The forms of writing on PostgreSQL, safe and unsafe, in schemas of their own.
  public enum PostgreSQLWriteForms {
    /// All of them.
    ///
    /// - Parameters:
    ///   - schema: gives a label a schema that is not there yet.
    ///   - processes: runs the writers of a form as processes, each of which calls
    ///     ``write(form:address:schema:as:changes:seed:clock:)``.
    public static func all(
      address: String, schema: @escaping @Sendable (_ label: String) -> String,
      clock: @escaping @Sendable () -> Int64,
      processes: @escaping @Sendable (_ form: String, Contention) async throws(StoreError) -> ContentionTally
    ) -> [WriteForm] {
      DocumentForm.allCases.map { form in
        WriteForm(
          form.rawValue, statements: form.statements, isSafe: form.isSafe,
          settings: { () throws(StoreError) in DocumentWriter.settings }
        ) { (contention) throws(StoreError) in
          let schema = schema(contention.label)
          try ContendedDocuments.make(address, schema)
          let readers = (0..<contention.readers).map { _ in ReadingSession(address, schema) }
          let isOutside = contention.place == .processes
          var tally = try await ContendingWriters.run(
            isOutside ? contention.asOneTask : contention, clock: clock,
            write: { (writer) throws(StoreError) in
              if isOutside { return try await processes(form.rawValue, contention) }
              return try await DocumentWriter.run(
                form, address, schema, as: writer, changes: contention.changes, seed: contention.seed, clock: clock)
            },
            read: { (reader, number) throws(StoreError) in try readers[reader].read(number) })
          tally.present = try ContendedDocuments.counters(address, schema)
          return tally
        }
      }
    }

    /// One writer of a form, in a process of its own.
    ///
    /// - Throws: `notFound` for a form that there is not.
    public static func write(
      form name: String, address: String, schema: String, as writer: Int, changes: Int, seed: UInt64,
      clock: @escaping @Sendable () -> Int64
    ) async throws(StoreError) -> ContentionTally {
      guard let form = DocumentForm(rawValue: name) else { throw StoreError(.notFound, "there is no form \(name)") }
      return try await DocumentWriter.run(
        form, address, schema, as: writer, changes: changes, seed: seed, clock: clock)
    }
  }

  /// The session of one reader; nobody makes a reader wait.
  private final class ReadingSession: Sendable {
    private let address: String, schema: String
    private let session = Mutex<TrialSession?>(nil)

    init(_ address: String, _ schema: String) {
      self.address = address
      self.schema = schema
    }

    func read(_ number: Int) throws(StoreError) {
      let result = session.withLock { known -> Result<Void, StoreError> in
        do throws(StoreError) {
          let open: TrialSession
          if let known { open = known } else { open = try TrialSession(address, schema: schema) }
          known = open
          try open.run(
            "SELECT document FROM contended WHERE id = $1::BIGINT", ["\(number % ContendedDocument.count)"])
          return .success(())
        } catch { return .failure(error) }
      }
      try result.get()
    }
  }
#endif
