import Foundation

/// Some sides that do the same, in blocks that take turns.
struct Contest {
  /// One side: runs calls from a number on and says how many seconds they took.
  struct Side {
    let name: String
    let run: (_ first: Int, _ count: Int) async throws -> Double
  }

  let title: String
  /// How many calls a block has.
  let block: Int
  /// The first one is what the others are held against.
  var sides: [Side] = []
  /// At most so many times what the first side takes, for the side of that name.
  var bar: (side: String, ratio: Double)?

  /// Adds a side that makes a call for each number.
  mutating func addCalls(of name: String, _ call: @escaping (_ number: Int) async throws -> Void) {
    sides.append(
      Side(name: name) { first, count in
        try await Self.time { for number in first..<first + count { try await call(number) } }
      })
  }

  /// Times a body on the wall: who waits for a server waits for real.
  static func time(_ body: () async throws -> Void) async rethrows -> Double {
    let start = ContinuousClock.now
    try await body()
    return start.duration(to: .now) / .seconds(1)
  }

  /// Runs all rounds; another side goes first each time, and the first round is thrown away.
  func add(rounds: Int, to table: inout Table) async throws {
    var times: [[Double]] = sides.map { _ in [] }
    for round in 0...rounds {
      for turn in sides.indices {
        let side = (turn + round) % sides.count
        let seconds = try await sides[side].run(round * block, block) / Double(block)
        if round > 0 { times[side].append(seconds) }
      }
    }
    for (index, side) in sides.enumerated() {
      let ratio = median(zip(times[index], times[0]).map { $0 / $1 })
      var verdict = ""
      if let bar, bar.side == side.name { verdict = "<= \(bar.ratio): \(ratio <= bar.ratio ? "kept" : "missed")" }
      table.add(
        index == 0 ? title : "", side.name, readable(median(times[index])),
        String(Int(1 / median(times[index]))), String(format: "%.2f", ratio), verdict)
    }
  }
}
