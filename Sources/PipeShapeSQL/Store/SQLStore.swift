public import PipeShape
public import PipeShapeJSON
public import PipeShapeLayouts
public import PipeShapeStore

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

    /// Chooses.
    public init(deadline: Duration = .seconds(5), graphCacheBytes: Int = 32 << 20, limits: JSONLimits = .standard) {
      self.deadline = deadline
      self.graphCacheBytes = graphCacheBytes
      self.limits = limits
    }
  }

  /// The layout that the store keeps its pipelines in.
  public let layout: String
  /// What the engine adds to what every store can.
  public let capabilities: Capabilities
  let source: any ConnectionSource
  private let parts: StoreParts
  let deadline: Duration
  /// The tables that the layout has for the kinds that the store knows.
  let tables: [Table]

  /// Joins connections, a dialect and a layout, after `StoreSchema.prepare`.
  public init(
    _ source: any ConnectionSource, dialect: any Dialect, layout: any Layout, kinds: StoredKinds,
    ids: any IDGenerator, options: Options = Options(), capabilities: Capabilities = .durable
  ) {
    self.layout = layout.name
    self.source = source
    self.capabilities = capabilities
    deadline = options.deadline
    tables = HeaderSchema.tables + layout.tables(for: kinds)
    var catalog = Catalog()
    let context = LayoutContext(
      kinds: kinds, graphs: GraphCache(maximumBytes: options.graphCacheBytes), limits: options.limits)
    let cells = layout.cells(in: &catalog, context)
    parts = StoreParts(cells: cells, program: SQLProgram(catalog, in: dialect), ids: ids)
  }

  /// Runs a body that reads one snapshot.
  public func read<R: Sendable>(
    at point: ReadPoint, _ body: @Sendable (SQLReader) throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    guard point == .now else { throw StoreError(.unsupported, "the store keeps no history of its states") }
    var backoff = Backoff(deadline: deadline)
    while true {
      let outcome: Attempted<R> = try await source.withReader { [parts] (connection) throws(StoreError) in
        let reader = SQLReader.reading(connection, parts)
        reader.session.beginReading()
        do throws(StoreError) {
          let result = try body(reader)
          try reader.session.commit()
          return .done(result)
        } catch {
          reader.session.rollBack()
          guard connection.mayRetry(error) else { throw error }
          return .failed(error)
        }
      }
      switch outcome {
      case .done(let result): return result
      case .failed(let error): try await backoff.wait(after: error)
      }
    }
  }

  /// Runs a body that changes the store, and commits when it returns.
  public func write<R: Sendable>(
    _ change: ChangeSet, _ body: @Sendable (SQLWriter) throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    var backoff = Backoff(deadline: deadline)
    while true {
      let outcome: Attempted<R> = try await source.withWriter { [parts] (connection) throws(StoreError) in
        let writer = SQLWriter.writing(connection, parts)
        do throws(StoreError) {
          try writer.begin()
          let result = try body(writer)
          try writer.commit()
          return .done(result)
        } catch {
          writer.rollBack()
          guard connection.mayRetry(error) else { throw error }
          return .failed(error)
        }
      }
      switch outcome {
      case .done(let result): return result
      case .failed(let error): try await backoff.wait(after: error)
      }
    }
  }

  /// Counters of the sessions and of the engine.
  public func measures(detailed: Bool) async throws(StoreError) -> [Measure] {
    let sum = MeasureSum()
    try await source.withEach { (connection) throws(StoreError) in
      if let reader = connection.attachment as? SQLReader {
        sum.add(Measure("statements", .counter, reader.session.statementCount))
        sum.add(Measure("rows read", .counter, reader.session.rowsRead))
        sum.add(Measure("rows written", .counter, reader.session.rowsWritten))
      }
      for measure in try connection.measures(detailed: detailed && sum.takesDetails()) { sum.add(measure) }
    }
    let graphs = parts.cells.context.graphs.counters
    sum.add(Measure("graph cache hits", .counter, graphs.hits))
    sum.add(Measure("graph cache misses", .counter, graphs.misses))
    let decoding = parts.cells.context.meter.counters
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
}

/// What the sessions of a store share.
struct StoreParts: Sendable {
  let cells: any CellStore
  let program: SQLProgram
  let ids: any IDGenerator
}
