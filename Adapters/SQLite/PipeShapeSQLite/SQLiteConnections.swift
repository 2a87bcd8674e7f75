#if SQLite
  import PipeShapeSQL
  import PipeShapeStore
  import Synchronization

  /// One connection that writes, and a few that read, each used by one body at a time.
  ///
  /// Bodies run inline on the caller's thread: a hop to another one costs more than most of SQLite's operations.
  final class SQLiteConnections: ConnectionSource {
    /// A connection that was opened.
    struct Opened {
      let connection: any SQLConnection
      /// What the file was when it was opened as one that nobody writes; nil where SQLite itself looks for changes.
      let facts: FileFacts?
    }

    /// A connection with the lock that guards it.
    private final class Slot: @unchecked Sendable {
      // Unchecked because the connection is touched under the lock only, which the compiler cannot see.
      let lock = AsyncLock()
      private let open: @Sendable () throws(StoreError) -> sending Opened
      private(set) var opened: Opened?

      init(_ opened: sending Opened?, open: @escaping @Sendable () throws(StoreError) -> sending Opened) {
        self.opened = opened
        self.open = open
      }

      /// The connection, opened anew where there is none.
      func connected() throws(StoreError) -> Opened {
        if let opened { return opened }
        let fresh = try open()
        opened = fresh
        return fresh
      }

      /// Closes the connection: SQLite takes back what was not committed, and lets go of every lock.
      func drop() {
        opened?.connection.attachment = nil
        opened = nil
      }

      /// Closes a connection whose transaction could be neither committed nor rolled back: it would hold its locks.
      func dropIfStuck() { if opened?.connection.isInTransaction ?? false { drop() } }
    }

    private let writer: Slot?
    private let readers: [Slot]
    private let next = Atomic<Int>(0)
    private let isClosed = Atomic<Bool>(false)

    /// Takes over the connection that opening left: the one that writes, or else one that reads.
    ///
    /// - Parameters:
    ///   - first: the connection that opening left.
    ///   - open: makes a further connection, one that reads or one that writes.
    init(
      _ first: sending Opened, canWrite: Bool, readerCount: Int,
      open: @escaping @Sendable (_ isWriter: Bool) throws(StoreError) -> sending Opened
    ) {
      let slot = Slot(first) { () throws(StoreError) in try open(canWrite) }
      writer = canWrite ? slot : nil
      let further = (canWrite ? 0 : 1)..<max(1, readerCount)
      readers = (canWrite ? [] : [slot]) + further.map { _ in Slot(nil) { () throws(StoreError) in try open(false) } }
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
      defer {
        slot.dropIfStuck()
        slot.lock.release()
      }
      try refuseClosed()
      for _ in 0..<100 {
        let opened = try slot.connected()
        guard let facts = opened.facts else { return try body(opened.connection) }
        // A file that nobody wrote when it was opened: what a body saw counts only if that is still so.
        if facts.areStillTrue {
          do throws(StoreError) {
            let result = try body(opened.connection)
            if facts.areStillTrue { return result }
          } catch { if facts.areStillTrue { throw error } }
        }
        slot.drop()
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
      defer {
        writer.dropIfStuck()
        writer.lock.release()
      }
      try refuseClosed()
      return try body(try writer.connected().connection)
    }

    func withEach(_ body: @Sendable (any SQLConnection) throws(StoreError) -> Void) async throws(StoreError) {
      for slot in (writer.map { [$0] } ?? []) + readers {
        await slot.lock.acquire()
        defer { slot.lock.release() }
        try refuseClosed()
        if let opened = slot.opened { try body(opened.connection) }
      }
    }

    func close() async {
      isClosed.store(true, ordering: .sequentiallyConsistent)
      // The writer goes last: the last connection to go folds the write-ahead log into the file.
      for slot in readers + (writer.map { [$0] } ?? []) {
        await slot.lock.acquire()
        slot.drop()
        slot.lock.release()
      }
    }

    private func refuseClosed() throws(StoreError) {
      guard !isClosed.load(ordering: .acquiring) else { throw StoreError(.closed, "the store has been closed") }
    }
  }
#endif
