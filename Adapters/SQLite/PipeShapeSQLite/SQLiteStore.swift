#if SQLite
  import CSQLite
  public import PipeShape
  import PipeShapeLayouts
  public import PipeShapeSQL
  public import PipeShapeStore

  /// Stores in files of SQLite.
  ///
  /// A file is in WAL mode: readers see a snapshot and do not wait for the writer. Of several processes one writes at a
  /// time.
  public enum SQLiteStore {
    /// What can be chosen about a file.
    public struct Options: Sendable {
      /// What can be chosen about every store.
      public var store: SQLStore.Options
      /// Whether every commit waits until the disk has it.
      ///
      /// Without, a power failure may take back the newest commits, but never a part of one, and a crash of the process
      /// takes back none.
      public var isFullySynchronous: Bool
      /// Whether the file is only read: nothing is made and nothing changed.
      public var isReadOnly: Bool
      /// How many sessions can read at the same time.
      public var readers: Int
      /// The most pages that the file may have; writes beyond answer `full`.
      public var maximumPages: Int?
      /// How many bytes of pages each connection may keep in its own memory.
      public var cacheBytes: Int
      /// How many bytes of the file each connection may map into memory; 0 reads instead.
      ///
      /// Reading from a map spares a copy of each page. But where the file's disk fails, or somebody cuts the file off,
      /// the process is killed by a signal instead of getting an error, so nothing is mapped unless it is asked for.
      public var mappedBytes: Int

      /// Chooses.
      public init(
        store: SQLStore.Options = .init(), isFullySynchronous: Bool = false, isReadOnly: Bool = false, readers: Int = 4,
        maximumPages: Int? = nil, cacheBytes: Int = 16 << 20, mappedBytes: Int = 0
      ) {
        self.store = store
        self.isFullySynchronous = isFullySynchronous
        self.isReadOnly = isReadOnly
        self.readers = readers
        self.maximumPages = maximumPages
        self.cacheBytes = cacheBytes
        self.mappedBytes = mappedBytes
      }

      /// What every connection is set to, for whoever compares: sizes of cache and map.
      public var memoryPragmas: [String] {
        // A negative number counts KiB, a positive one pages.
        ["cache_size = -\(max(0, cacheBytes) >> 10)", "mmap_size = \(max(0, mappedBytes))"]
      }
    }

    /// Opens a file, and makes it if there is none.
    ///
    /// A refusal changes nothing, neither in the file nor beside it.
    /// - Parameters:
    ///   - name: the name of the layout: that of the file, or of a file to be made.
    ///   - kinds: the kinds whose payloads have a schema; new ones get their tables.
    ///   - ids: where new ids come from.
    /// - Throws: `unsupported` for a layout that there is not or that SQLite cannot have, `wrongLayout` naming both,
    ///   `wrongVersion`, `notAStore`, `unavailable`, `busy` when somebody held the file until the deadline.
    public static func open(
      _ path: String, layout name: String, kinds: KindRegistry = KindRegistry(), ids: any IDGenerator = SequentialIDs(),
      options: Options = Options()
    ) async throws(StoreError) -> SQLStore {
      guard let layout = Layouts.named(name) else {
        let hint = NearestName.hint(for: name, among: Layouts.all.map(\.name))
        throw StoreError(.unsupported, "there is no layout \(name)\(hint)")
      }
      if let reason = SQLiteDialect().reasonAgainst(layout) {
        throw StoreError(.unsupported, "the layout \(name) cannot be had on SQLite: \(reason)")
      }
      let opening = SQLiteOpening(path: path, layout: layout, kinds: kinds, options: options)
      return try await Backoff.whileBusy(until: options.store.deadline) { () async throws(StoreError) in
        try opening.open(ids: ids)
      }
    }

    /// The layout that a file has.
    ///
    /// - Throws: `notAStore`, `wrongVersion`, `unavailable` where there is no file.
    public static func layout(ofFileAt path: String) throws(StoreError) -> String {
      guard let name = try SQLiteOpening.layout(ofFileAt: path) else {
        throw StoreError(.unavailable, "\(path): there is no store")
      }
      return name
    }

    /// Every layout there is, with the reason why SQLite cannot have it, or nil if it can.
    public static var layouts: [(name: String, reasonAgainst: String?)] {
      Layouts.all.map { ($0.name, SQLiteDialect().reasonAgainst($0)) }
    }

    /// The library's version, for reports.
    public static var engineVersion: String { "SQLite \(String(cString: sqlite3_libversion()))" }
  }
#endif
