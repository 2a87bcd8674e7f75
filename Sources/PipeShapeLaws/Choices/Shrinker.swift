/// Makes a failing record of choices as small as it gets within a number of trials.
struct Shrinker {
  /// Whether a record still fails; returns the record as it was used, which may be shorter.
  private let failing: @Sendable ([UInt32]) async -> [UInt32]?
  private var best: [UInt32]
  private var trials: Int

  init(_ record: [UInt32], trials: Int = 6_000, failing: @escaping @Sendable ([UInt32]) async -> [UInt32]?) {
    self.failing = failing
    self.trials = trials
    best = record
  }

  /// The smallest failing record found.
  static func shrink(
    _ record: [UInt32], trials: Int = 6_000, failing: @escaping @Sendable ([UInt32]) async -> [UInt32]?
  ) async -> [UInt32] {
    var shrinker = Shrinker(record, trials: trials, failing: failing)
    await shrinker.run()
    return shrinker.best
  }

  private mutating func run() async {
    _ = await accept(best)
    var before: [UInt32]
    repeat {
      before = best
      await deleteBlocks()
      await zeroBlocks()
      await lowerEach()
      await lowerWhileDeleting()
    } while best != before && trials > 0
  }

  /// Shorter is simpler; of equal length, the one that is smaller at the first difference.
  private static func isSimpler(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    a.count != b.count ? a.count < b.count : a.lexicographicallyPrecedes(b)
  }

  private mutating func accept(_ candidate: [UInt32]) async -> Bool {
    guard trials > 0 else { return false }
    trials -= 1
    guard var used = await failing(candidate) else { return false }
    while used.last == 0 { used.removeLast() }
    guard Self.isSimpler(used, best) else { return false }
    best = used
    return true
  }

  private mutating func deleteBlocks() async {
    // Large blocks first, side by side: long records get short with few trials.
    for size in [256, 128, 64, 32, 16] {
      var start = best.count - size
      while start >= 0 {
        if start + size <= best.count {
          var candidate = best
          candidate.removeSubrange(start..<start + size)
          _ = await accept(candidate)
        }
        start -= size / 2
      }
    }
    for size in (1...8).reversed() {
      var start = best.count - size
      while start >= 0 {
        if start + size <= best.count {
          var candidate = best
          candidate.removeSubrange(start..<start + size)
          _ = await accept(candidate)
        }
        start -= 1
      }
    }
  }

  private mutating func zeroBlocks() async {
    for size in [8, 4, 2, 1] {
      var start = 0
      while start + size <= best.count {
        if best[start..<start + size].contains(where: { $0 != 0 }) {
          var candidate = best
          for index in start..<start + size { candidate[index] = 0 }
          _ = await accept(candidate)
        }
        start += 1
      }
    }
  }

  private mutating func lowerEach() async {
    var index = 0
    while index < best.count {
      var low: UInt32 = 0
      while index < best.count, low < best[index], trials > 0 {
        let middle = low + (best[index] - low) / 2
        var candidate = best
        candidate[index] = middle
        if await !accept(candidate) { low = middle + 1 }
      }
      index += 1
    }
  }

  /// A count and the things it counts have to shrink together; without this pass many cases stop short of their minimum.
  private mutating func lowerWhileDeleting() async {
    var index = 0
    while index < best.count {
      var size = 1
      while size <= 8, index < best.count, best[index] > 0 {
        var start = index + 1
        while start + size <= best.count, best[index] > 0 {
          var candidate = best
          candidate[index] -= 1
          candidate.removeSubrange(start..<start + size)
          if await accept(candidate), index >= best.count { break }
          start += 1
        }
        size += 1
      }
      index += 1
    }
  }
}
