import PipeShape
import PipeShapeStore

extension Model {
  /// Forgets the oldest runs and what only they bind; answers how many runs and attempts went.
  mutating func prune(keeping wanted: Int) -> (runs: Int, attempts: Int, kept: [Int]) {
    let everything = Array(attempts.indices)
    // The newest run that may be the first one: whatever its attempts consumed is what it binds.
    let candidates = (1...max(1, runs.count - max(1, wanted) + 1)).filter { number in
      let binding = runs[number - 1].binding
      return binding.allSatisfy { index in attempts[index].inputs.allSatisfy { binding[$0.key] == $0.value } }
    }
    guard let first = candidates.last, first > 1 else { return (0, 0, everything) }
    var left = Array(runs[(first - 1)...])
    // Run 1 says what the pipeline was made from; where it says nothing, the request that made the first one left stays.
    left[0].request = runs[0].request ?? left[0].request
    let bound = Set(left.flatMap(\.binding))
    let kept = everything.filter { bound.contains($0) }
    let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    let old = attempts
    attempts = kept.map { index in
      var attempt = old[index]
      attempt.ordinal = kept.count { old[$0].cell == attempt.cell && old[$0].ordinal <= attempt.ordinal }
      attempt.supersedes = attempt.supersedes.flatMap { places[$0] }
      attempt.inputs = attempt.inputs.compactMapValues { places[$0] }
      return attempt
    }
    for index in left.indices { left[index].binding = left[index].binding.compactMap { places[$0] } }
    let names = left.compactMap(\.request)
    imported.removeAll { name in !names.contains { Scalars.same($0, name) } }
    requests = requests.filter { $0.plan.head >= first || ($0.created && $0.plan.head == first - 1) }.map { request in
      var request = request
      request.plan.head -= first - 1
      request.ended = request.ended.map { ended in
        var ended = ended
        ended.ordinal -= Int32(everything.count { old[$0].cell == Int(ended.cell) && !bound.contains($0) })
        return ended
      }
      return request
    }
    runs = left
    return (first - 1, old.count - kept.count, kept)
  }
}
