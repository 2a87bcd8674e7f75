public import PipeShapeStore
import Synchronization

/// Runs writers as tasks of this process, with readers beside them until the last writer is done.
public enum ContendingWriters {
  /// Lets all begin together; reads count that began and ended while all writers wrote.
  ///
  /// - Parameters:
  ///   - write: is one writer, by number from 0.
  ///   - read: reads once, for a reader.
  /// - Throws: what the first writer that fails throws.
  public static func run(
    _ contention: Contention, clock: @escaping @Sendable () -> Int64,
    write: @escaping @Sendable (_ writer: Int) async throws(StoreError) -> ContentionTally,
    read: @escaping @Sendable (_ reader: Int, _ number: Int) async throws(StoreError) -> Void
  ) async throws(StoreError) -> ContentionTally {
    let writing = Countdown(from: contention.writers)
    let results = await withTaskGroup(of: Result<(ContentionTally, [ContentionTally.Span]), StoreError>.self) { group in
      for writer in 0..<contention.writers {
        group.addTask {
          let result = await Self.result { () throws(StoreError) in (try await write(writer), []) }
          writing.count()
          return result
        }
      }
      for reader in 0..<contention.readers {
        group.addTask {
          await Self.result { () throws(StoreError) in
            var reads: [ContentionTally.Span] = []
            var number = 0
            while !writing.isOver {
              let begun = clock()
              try await read(reader, number)
              reads.append(ContentionTally.Span(begun: begun, ended: clock()))
              number += 1
              await Task.yield()
            }
            return (ContentionTally(), reads)
          }
        }
      }
      return await group.reduce(into: [Result<(ContentionTally, [ContentionTally.Span]), StoreError>]()) {
        $0.append($1)
      }
    }
    var tally = ContentionTally()
    var reads: [ContentionTally.Span] = []
    for result in results {
      switch result {
      case .success(let part):
        tally.add(part.0)
        reads += part.1
      case .failure(let error): throw error
      }
    }
    tally.reads = Self.durations(of: reads, within: tally.together)
    return tally
  }

  /// The durations of reads that lie wholly in a span; none without one.
  static func durations(of reads: [ContentionTally.Span], within span: ContentionTally.Span?) -> [Int64] {
    guard let span else { return [] }
    return reads.filter { $0.begun >= span.begun && $0.ended <= span.ended }.map { $0.ended - $0.begun }
  }

  private static func result(
    _ body: () async throws(StoreError) -> (ContentionTally, [ContentionTally.Span])
  ) async -> Result<(ContentionTally, [ContentionTally.Span]), StoreError> {
    do throws(StoreError) { return .success(try await body()) } catch { return .failure(error) }
  }
}

/// How many writers are not done yet.
private final class Countdown: Sendable {
  private let left: Atomic<Int>

  init(from count: Int) { left = Atomic(count) }

  func count() { left.subtract(1, ordering: .sequentiallyConsistent) }
  var isOver: Bool { left.load(ordering: .sequentiallyConsistent) <= 0 }
}
