#if SQLite
  public import PipeShapeLab
  public import PipeShapeStore
  import Synchronization

  /// The forms of writing on SQLite, safe and unsafe, on files of their own.
  public enum SQLiteWriteForms {
    /// All of them.
    ///
    /// - Parameters:
    ///   - path: gives a label a file that is not there yet.
    ///   - processes: runs the writers of a form as processes, each of which calls ``write(form:path:as:changes:seed:clock:)``.
    public static func all(
      path: @escaping @Sendable (_ label: String) -> String, clock: @escaping @Sendable () -> Int64,
      processes: @escaping @Sendable (_ form: String, Contention) async throws(StoreError) -> ContentionTally
    ) -> [WriteForm] {
      DocumentForm.allCases.map { form in
        WriteForm(
          form.rawValue, statements: form.statements, isSafe: form.isSafe,
          settings: { () throws(StoreError) in DocumentWriter.settings }
        ) { (contention) throws(StoreError) in
          let path = path(contention.label)
          try ContendedFile.make(path)
          let readers = (0..<contention.readers).map { _ in ReadingConnection(path) }
          let isOutside = contention.place == .processes
          var tally = try await ContendingWriters.run(
            isOutside ? contention.asOneTask : contention, clock: clock,
            write: { (writer) throws(StoreError) in
              if isOutside { return try await processes(form.rawValue, contention) }
              return try await write(
                form, path, as: writer, changes: contention.changes, seed: contention.seed, clock: clock)
            },
            read: { (reader, number) throws(StoreError) in try readers[reader].read(number) })
          tally.present = try ContendedFile.counters(path)
          return tally
        }
      }
    }

    /// One writer of a form, in a process of its own.
    ///
    /// - Throws: `notFound` for a form that there is not.
    public static func write(
      form name: String, path: String, as writer: Int, changes: Int, seed: UInt64,
      clock: @escaping @Sendable () -> Int64
    ) async throws(StoreError) -> ContentionTally {
      guard let form = DocumentForm(rawValue: name) else { throw StoreError(.notFound, "there is no form \(name)") }
      return try await write(form, path, as: writer, changes: changes, seed: seed, clock: clock)
    }

    private static func write(
      _ form: DocumentForm, _ path: String, as writer: Int, changes: Int, seed: UInt64,
      clock: @escaping @Sendable () -> Int64
    ) async throws(StoreError) -> ContentionTally {
      var writer = try DocumentWriter(form, path, writer: writer, seed: seed, clock: clock)
      try await writer.run(changes: changes)
      return writer.tally
    }
  }

  /// The connection of one reader.
  private final class ReadingConnection: Sendable {
    private let path: String
    private let connection = Mutex<TrialConnection?>(nil)

    init(_ path: String) { self.path = path }

    func read(_ number: Int) throws(StoreError) {
      let result = connection.withLock { known -> Result<Void, StoreError> in
        do throws(StoreError) {
          let open: TrialConnection
          if let known { open = known } else { open = try TrialConnection(path) }
          known = open
          try open.run(
            "SELECT document FROM contended WHERE id = ?1", [.integer(Int64(number % ContendedDocument.count))])
          return .success(())
        } catch { return .failure(error) }
      }
      try result.get()
    }
  }
#endif
