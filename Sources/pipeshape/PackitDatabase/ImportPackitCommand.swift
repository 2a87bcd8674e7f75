#if CommandLine && PostgreSQL && Packit
  import ArgumentParser
  import PipeShapeJSON
  import PipeShapePackit
  import PipeShapePostgreSQL
  import PipeShapeStore

  /// `pipeshape import packit`.
  struct ImportPackitCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "packit",
      abstract: "Adds the pipelines of a database of the Packit service to a store.",
      discussion: """
        Reads one snapshot of the database, and writes nothing to it. The rows of pipelines that share a source package
        are one pipeline with its runs, and so are those of an update and the Koji builds that it ships; links between rows
        are its edges. Batches go in one after the other: what was interrupted goes on where it was, and a second call adds
        the pipelines that the service has made since, and says which others have changed. The store holds nothing else.

        Examples:
          pipeshape import packit postgresql://localhost/packit --into sqlite:packit.db
          pipeshape import packit 'service=packit-copy' --into 'postgresql:dbname=lab?layout=group-record'
        """)

    @Argument(
      help: ArgumentHelp("The database: an address as libpq takes it, a copy of the real one.", valueName: "address"))
    var address: String

    @Option(help: ArgumentHelp("The store: sqlite:PATH?layout=NAME, or postgresql:ADDRESS.", valueName: "store"))
    var into: String

    @Flag(help: "Prints what became of every row as JSON.")
    var json = false

    var speaksJSON: Bool { json }

    func run() async throws {
      let location = try StoreLocation(into)
      let title = Password.hidden(in: address)
      let database: PackitQueue
      do throws(StoreError) { database = PackitQueue(try PackitDatabase(address)) } catch {
        throw Failure(error, store: title)
      }
      let first = database.next()
      // Without kinds first, which would be added to a store that is then refused.
      let stock = try await Self.stock(of: try await location.open(for: .loading), title: location.title)
      let store = try await location.open(kinds: PackitKinds.registry, for: .loading)
      let account = try await Self.work(
        database, first, title: title, store, storeTitle: location.title, stock)
      Console.write(
        json
          ? account.value.text() + "\n"
          : account.text(of: title, in: location.title, coloured: Console.wantsColour))
      try await Self.complete(location)
      if account.pipelines.refused > 0 { throw Failure.reported }
    }

    /// Lets the store add what a new one lacks while it is loaded.
    private static func complete(_ location: StoreLocation) async throws(Failure) {
      Progress.show("import: adding indexes and keys")
      defer { Progress.clear() }
      do throws(Failure) { try await location.open().close() } catch {
        var failure = error
        failure.lines.append(
          "note: all pipelines of the database are there; the store answers slowly until it has its indexes")
        throw failure
      }
    }

    private static func stock(of store: some Store, title: String) async throws(Failure) -> PackitStock {
      try await store.closing { () async throws(Failure) in
        do throws(StoreError) { return try await PackitStock(of: store) } catch { throw Failure(error, store: title) }
      }
    }

    private static func work(
      _ database: PackitQueue, _ first: PackitQueue.Batch, title: String, _ store: some Store, storeTitle: String,
      _ stock: PackitStock
    ) async throws(Failure) -> PackitAccount {
      try await store.closing { () async throws(Failure) in
        var work = PackitImport(into: store, title: storeTitle, stock: stock)
        return try await work.run(from: database, first, address: title)
      }
    }
  }
#endif
