import PipeShape
import Synchronization

/// Ids that follow from the number of the change that they are made for, so that a store and its model make the same
/// ones although one of them was killed in between.
final class NumberedIDs: IDGenerator {
  private let base = Atomic<Int64>(0)

  /// Says which change is next.
  func begin(_ number: Int) { base.store(Int64(number) << 20, ordering: .relaxed) }

  func next(after id: Int64) -> Int64 { max(id + 1, base.load(ordering: .relaxed)) }
}
