public import PipeShape

/// Ids of 42 bits of milliseconds and 21 bits of counter.
///
/// Without state: what the clock gives is never below what exists, so a clock that runs behind does no harm, and two
/// clients that make the same id are told apart by the key of the pipeline, whereupon one of them makes another.
public struct ClockedIDs: IDGenerator {
  private let milliseconds: @Sendable () -> Int64

  /// Takes the clock: milliseconds since 1970.
  public init(milliseconds: @escaping @Sendable () -> Int64) { self.milliseconds = milliseconds }

  /// The clock's first id of this millisecond, or the id after the one given if that is greater.
  public func next(after id: Int64) -> Int64 { max((milliseconds() & 0x3ff_ffff_ffff) << 21, id + 1) }
}
