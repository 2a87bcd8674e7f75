public import PipeShapeStore
import Synchronization

/// Runs writers as tasks of this process, with readers beside them until the last writer is done.
public enum ContendingWriters {
  /// Lets all begin together.
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
    let results = await withTaskGroup(of: Result<ContentionTally, StoreError>.self) { group in
      for writer in 0..<contention.writers {
        group.addTask {
          let result = await Self.result { () throws(StoreError) in try await write(writer) }
          writing.count()
          return result
        }
      }
      for reader in 0..<contention.readers {
        group.addTask {
          await Self.result { () throws(StoreError) in
            var tally = ContentionTally()
            var number = 0
            while !writing.isOver {
              let begun = clock()
              try await read(reader, number)
              tally.reads.append(clock() - begun)
              number += 1
              await Task.yield()
            }
            return tally
          }
        }
      }
      return await group.reduce(into: [Result<ContentionTally, StoreError>]()) { $0.append($1) }
    }
    var tally = ContentionTally()
    for result in results {
      switch result {
      case .success(let part): tally.add(part)
      case .failure(let error): throw error
      }
    }
    return tally
  }

  private static func result(
    _ body: () async throws(StoreError) -> ContentionTally
  ) async -> Result<ContentionTally, StoreError> {
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
