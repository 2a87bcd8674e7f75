#if SQLite
  import PipeShapeSQL
  import PipeShapeStore
  import Synchronization

  /// One connection that writes, and a few that read, each used by one body at a time.
  ///
  /// Bodies run inline on the caller's thread: a hop to another one costs more than most of SQLite's operations.
  final class SQLiteConnections: ConnectionSource {
    /// A connection with the lock that guards it.
    private final class Slot: @unchecked Sendable {
      // Unchecked because the connection is touched under the lock only, which the compiler cannot see.
      let lock = AsyncLock()
      var connection: SQLiteConnection?
      init(_ connection: SQLiteConnection?) { self.connection = connection }
    }

    private let writer: Slot?
    private let readers: [Slot]
    private let next = Atomic<Int>(0)
    private let isClosed = Atomic<Bool>(false)
    private let open: @Sendable () throws(StoreError) -> sending SQLiteConnection

    /// Takes over the connection that opening left: the one that writes, or else one that reads.
    ///
    /// - Parameters:
    ///   - first: the connection that opening left.
    ///   - open: makes a further connection that reads.
    init(
      _ first: sending SQLiteConnection, canWrite: Bool, readerCount: Int,
      open: @escaping @Sendable () throws(StoreError) -> sending SQLiteConnection
    ) {
      let slot = Slot(first)
      writer = canWrite ? slot : nil
      let further = (canWrite ? 0 : 1)..<max(1, readerCount)
      readers = (canWrite ? [] : [slot]) + further.map { _ in Slot(nil) }
      self.open = open
    }

    func withReader<R: Sendable>(
      _ body: @Sendable (any SQLConnection) throws(StoreError) -> R
    ) async throws(StoreError) -> R {
      let slot: Slot
      if let free = readers.first(where: { $0.lock.tryAcquire() }) {
        slot = free
      } else {
        slot = readers[next.wrappingAdd(1, ordering: .relaxed).oldValue % readers.count]
        await slot.lock.acquire()
      }
      defer { slot.lock.release() }
      try refuseClosed()
      for _ in 0..<100 {
        let connection: SQLiteConnection
        if let known = slot.connection {
          connection = known
        } else {
          connection = try open()
          slot.connection = connection
        }
        guard let facts = connection.facts else { return try body(connection) }
        // A file that nobody wrote when it was opened: what a body saw counts only if that is still so.
        if facts.areStillTrue {
          do throws(StoreError) {
            let result = try body(connection)
            if facts.areStillTrue { return result }
          } catch { if facts.areStillTrue { throw error } }
        }
        connection.attachment = nil
        slot.connection = nil
      }
      throw StoreError(.busy, "somebody writes the file again and again, and leaves no log to read it with")
    }

    func withWriter<R: Sendable>(
      _ body: @Sendable (any SQLConnection) throws(StoreError) -> R
    ) async throws(StoreError) -> R {
      guard let writer else {
        try refuseClosed()
        throw StoreError(.readOnly, "the store was opened for reading")
      }
      if !writer.lock.tryAcquire() { await writer.lock.acquire() }
      defer { writer.lock.release() }
      try refuseClosed()
      guard let connection = writer.connection else { throw StoreError(.closed, "the store has been closed") }
      return try body(connection)
    }

    func withEach(_ body: @Sendable (any SQLConnection) throws(StoreError) -> Void) async throws(StoreError) {
      for slot in (writer.map { [$0] } ?? []) + readers {
        await slot.lock.acquire()
        defer { slot.lock.release() }
        try refuseClosed()
        if let connection = slot.connection { try body(connection) }
      }
    }

    func close() async {
      isClosed.store(true, ordering: .sequentiallyConsistent)
      // The writer goes last: the last connection to go folds the write-ahead log into the file.
      for slot in readers + (writer.map { [$0] } ?? []) {
        await slot.lock.acquire()
        slot.connection?.attachment = nil
        slot.connection = nil
        slot.lock.release()
      }
    }

    private func refuseClosed() throws(StoreError) {
      guard !isClosed.load(ordering: .acquiring) else { throw StoreError(.closed, "the store has been closed") }
    }
  }
#endif
