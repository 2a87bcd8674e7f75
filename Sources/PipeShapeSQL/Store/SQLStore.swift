public import PipeShape
public import PipeShapeJSON
public import PipeShapeLayouts
public import PipeShapeStore
import Synchronization

/// The one store for every engine and every layout: here a connection, a dialect and a layout meet.
///
/// A read session sees one snapshot. A write session begins with the lock that writers share, so what it reads cannot
/// change before it writes; where somebody else holds the lock, the session sleeps and tries again until the deadline.
public final class SQLStore: Store {
  /// What can be chosen about a store, whatever its engine.
  public struct Options: Sendable {
    /// How long a write waits for others before it gives up with `busy`.
    public var deadline: Duration
    /// The most bytes of graphs' texts that are remembered; 0 decodes every graph anew.
    public var graphCacheBytes: Int
    /// How large and how deep a document may be.
    public var limits: JSONLimits
    /// Whether many pipelines are about to come: a store that is new is then made without what slows that down, such as
    /// indexes of attempts.
    ///
    /// Everything can be asked and changed meanwhile, most of it slowly: it is for loads. Whoever opens the store for writing without this adds what is
    /// missing; a store that was complete stays so.
    public var isLoading: Bool
    /// Who is told about slow calls; nil for nobody, which costs nothing.
    public var slowCalls: SlowCalls?

    /// Chooses.
    public init(
      deadline: Duration = .seconds(5), graphCacheBytes: Int = 32 << 20, limits: JSONLimits = .standard,
      isLoading: Bool = false, slowCalls: SlowCalls? = nil
    ) {
      self.deadline = deadline
      self.graphCacheBytes = graphCacheBytes
      self.limits = limits
      self.isLoading = isLoading
      self.slowCalls = slowCalls
    }
  }

  /// The layout that the store keeps its pipelines in.
  public let layout: String
  /// What the engine adds to what every store can.
  public let capabilities: Capabilities
  let source: any ConnectionSource
  private let parts: Mutex<StoreParts>
  let deadline: Duration
  private let slowCalls: SlowCalls?
  private let retries = Atomic<Int64>(0)

  /// Joins connections, a dialect and a layout, after `StoreSchema.prepare`.
  public init(
    _ source: any ConnectionSource, dialect: any Dialect, layout: any Layout, kinds: StoredKinds,
    ids: any IDGenerator, options: Options = Options(), capabilities: Capabilities = .durable
  ) {
    self.layout = layout.name
    self.source = source
    self.capabilities = capabilities
    deadline = options.deadline
    slowCalls = options.slowCalls
    let context = LayoutContext(
      kinds: kinds, graphs: GraphCache(maximumBytes: options.graphCacheBytes), limits: options.limits)
    parts = Mutex(StoreParts(layout, context, in: dialect, ids: ids))
  }

  /// The parts for the kinds as they were found last.
  private var current: StoreParts { parts.withLock { $0 } }
  /// The tables that the layout has for those kinds.
  var tables: [Table] { current.tables }

  /// The parts for kinds that a transaction found.
  ///
  /// Other connections meet the same kinds at their next transaction, so the parts are made once, unless several come
  /// at the same time: making them holds nobody up.
  private func parts(for found: FoundKinds) throws(StoreError) -> StoreParts {
    let known = current
    return known.kinds.revision == found.revision ? known : try known.renewed(for: found)
  }

  /// Lets other connections start with parts, once what they were made from counts as read.
  private func share(_ renewed: StoreParts) {
    parts.withLock { parts in if renewed.isNewer(than: parts) { parts = renewed } }
  }

  /// Runs a body that reads one snapshot.
  public func read<R: Sendable>(
    at point: ReadPoint, _ body: @Sendable (SQLReader) throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    guard point == .now else { throw StoreError(.unsupported, "the store keeps no history of its states") }
    guard let slowCalls else { return try await read(nil, body) }
    return try await Self.watched(CallWatch(slowCalls, "read")) { (watch) async throws(StoreError) in
      try await read(watch, body)
    }
  }

  private func read<R: Sendable>(
    _ watch: CallWatch?, _ body: @Sendable (SQLReader) throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    var backoff = Backoff(deadline: deadline)
    while true {
      let outcome: Attempted<R> = try await source.withReader { (connection) throws(StoreError) in
        let reader = SQLReader.reading(connection, current)
        reader.session.beginReading()
        return try reader.session.watched(by: watch) { (session) throws(StoreError) in
          do throws(StoreError) {
            let result = try body(reader)
            try session.commit()
            return .done(result)
          } catch {
            session.rollBack()
            return try again(after: error, reader, on: connection)
          }
        }
      }
      if case .done(let result) = outcome { return result }
      try await wait(&backoff, after: outcome, watch)
    }
  }

  /// Runs a body that changes the store, and commits when it returns.
  public func write<R: Sendable>(
    _ change: ChangeSet, _ body: @Sendable (SQLWriter) throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    guard let slowCalls else { return try await write(nil, body) }
    return try await Self.watched(CallWatch(slowCalls, change.comment)) { (watch) async throws(StoreError) in
      try await write(watch, body)
    }
  }

  private func write<R: Sendable>(
    _ watch: CallWatch?, _ body: @Sendable (SQLWriter) throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    var backoff = Backoff(deadline: deadline)
    while true {
      let outcome: Attempted<R> = try await source.withWriter { (connection) throws(StoreError) in
        let writer = SQLWriter.writing(connection, current)
        return try writer.session.watched(by: watch) { (session) throws(StoreError) in
          do throws(StoreError) {
            try writer.begin()
            let result = try body(writer)
            try writer.commit()
            return .done(result)
          } catch {
            writer.rollBack()
            return try again(after: error, writer, on: connection)
          }
        }
      }
      if case .done(let result) = outcome { return result }
      try await wait(&backoff, after: outcome, watch)
    }
  }

  /// What becomes of a transaction that failed and was rolled back.
  ///
  /// - Throws: the failure, where running it again would not help; `corrupt`.
  private func again<R: Sendable>(
    after error: StoreError, _ reader: SQLReader, on connection: any SQLConnection
  ) throws(StoreError) -> Attempted<R> {
    if let found = reader.session.foundKinds {
      let renewed = try parts(for: found)
      reader.adopt(renewed)
      return .outdated(renewed)
    }
    if reader.session.hasGivenUp { return .unready }
    guard connection.mayRetry(error) else { throw error }
    return .failed(error)
  }

  /// Waits for as long as it makes sense before the body is run again.
  private func wait<R>(
    _ backoff: inout Backoff, after outcome: Attempted<R>, _ watch: CallWatch?
  ) async throws(StoreError) {
    switch outcome {
    case .done: return
    // Nobody was in the way, so this is none of the retries that are counted.
    case .unready: return watch?.retries() ?? ()
    case .failed(let error): try await backoff.wait(after: error)
    case .outdated(let renewed):
      share(renewed)
      try backoff.goOn()
    }
    retries.wrappingAdd(1, ordering: .relaxed)
    watch?.retries()
  }

  /// Runs a call and then says what is to be said of it.
  private static func watched<R: Sendable>(
    _ watch: CallWatch, _ body: (CallWatch) async throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    let result: R
    do throws(StoreError) { result = try await body(watch) } catch {
      watch.finish(error)
      throw error
    }
    watch.finish(nil)
    return result
  }

  /// Counters of the sessions and of the engine.
  public func measures(detailed: Bool) async throws(StoreError) -> [Measure] {
    let sum = MeasureSum()
    try await source.withEach { (connection) throws(StoreError) in
      if let reader = connection.attachment as? SQLReader {
        sum.add(Measure("statements", .counter, reader.session.statementCount))
        sum.add(Measure("round trips", .counter, reader.session.roundTrips))
        sum.add(Measure("rows read", .counter, reader.session.rowsRead))
        sum.add(Measure("rows written", .counter, reader.session.rowsWritten))
      }
      for measure in try connection.measures(detailed: detailed && sum.takesDetails()) { sum.add(measure) }
    }
    sum.add(Measure("retries", .counter, retries.load(ordering: .relaxed)))
    let context = current.cells.context
    let graphs = context.graphs.counters
    sum.add(Measure("graph cache hits", .counter, graphs.hits))
    sum.add(Measure("graph cache misses", .counter, graphs.misses))
    let decoding = context.meter.counters
    sum.add(Measure("documents decoded", .counter, decoding.documents))
    sum.add(Measure("document bytes decoded", .counter, decoding.bytes))
    sum.add(Measure("decoding nanoseconds", .counter, decoding.nanoseconds))
    return sum.measures
  }

  /// Closes all connections once they are free.
  public func close() async { await source.close() }
}

/// What a transaction came to.
private enum Attempted<R: Sendable>: Sendable {
  case done(R)
  /// It may succeed when it is run again.
  case failed(StoreError)
  /// The connection was not ready for so many questions, and is now.
  case unready
  /// The store has other kinds now, which the connection has the parts for from here on.
  case outdated(StoreParts)
}
