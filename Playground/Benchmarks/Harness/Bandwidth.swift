/// What the machine's memory gives in this very run: the limit that the large graph is measured against.
struct Bandwidth {
  /// Bytes a second read and written by copying 64 MiB.
  let copy: Double
  /// Seconds for one read at a random place of 64 MiB, many in flight.
  let randomRead: Double

  init() {
    let count = 8 << 20
    let source = [UInt64](repeating: 1, count: count)
    var target = [UInt64](repeating: 0, count: count)
    let copying = Stopwatch.time(rounds: 5) {
      source.withUnsafeBytes { from in target.withUnsafeMutableBytes { $0.copyMemory(from: from) } }
    }
    use(target)
    copy = 2 * 8 * Double(count) / copying.best
    let reads = 4_000_000
    var sum: UInt64 = 0
    let reading = Stopwatch.time(rounds: 3) {
      source.withUnsafeBufferPointer { source in
        var place: UInt64 = 88_172_645_463_325_252
        for _ in 0..<reads {
          place ^= place << 13
          place ^= place >> 7
          place ^= place << 17
          sum &+= source[Int(place & UInt64(count - 1))]
        }
      }
    }
    print("", terminator: sum == 1 ? " " : "")
    randomRead = reading.best / Double(reads)
  }
}
