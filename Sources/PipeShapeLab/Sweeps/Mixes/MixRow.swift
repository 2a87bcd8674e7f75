/// What one mix cost one candidate in one round.
struct MixRow: Hashable, Sendable {
  /// The share of whole reads among the calls: 0 is updates alone, 1 reads alone.
  var share: Double
  var candidate: String
  /// The round, and the candidate's turn in its block, from 1.
  var round, turn: Int
  /// How many calls of each kind there were, and how long they took.
  var reads = 0, updates = 0
  var readNanoseconds: Int64 = 0, updateNanoseconds: Int64 = 0

  var calls: Int { reads + updates }
  var nanoseconds: Int64 { readNanoseconds + updateNanoseconds }
  /// Nanoseconds of a call, whichever kind it was.
  var cost: Double { Double(nanoseconds) / Double(max(1, calls)) }

  /// Whole reads for each update; infinite for reads alone.
  static func readsPerUpdate(_ share: Double) -> Double { share >= 1 ? .infinity : share / (1 - share) }

  /// The ratio as text.
  static func label(_ share: Double) -> String {
    if share <= 0 { return "updates alone" }
    if share >= 1 { return "reads alone" }
    let ratio = readsPerUpdate(share)
    return PlotAxis.plain(ratio >= 1 ? ratio.rounded() : ratio)
  }

  /// A line that begins with `settling` holds what the round's updates have left, as nanoseconds of updates.
  static let header =
    "reads per update,candidate,round,turn,reads,updates,read nanoseconds,update nanoseconds\n"

  var line: String {
    // The label may group digits by commas.
    let name = Self.label(share).utf8.filter { $0 != UInt8(ascii: ",") }
    return
      "\(String(decoding: name, as: UTF8.self)),\(candidate),\(round),\(turn),\(reads),\(updates),\(readNanoseconds),\(updateNanoseconds)\n"
  }
}
