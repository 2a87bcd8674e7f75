import PipeShape

/// Collects the pairs of one step by the step that they come from, in order of first need.
struct EdgePairs {
  private(set) var sources: [String] = []
  private var pairs: [ExactName: [TargetPair]] = [:]

  mutating func add(_ from: String, _ pair: TargetPair) {
    if pairs[ExactName(from)] == nil { sources.append(from) }
    pairs[ExactName(from), default: []].append(pair)
  }

  var isEmpty: Bool { sources.isEmpty }

  /// One edge for each source.
  func edges(to key: String) -> [Edge] {
    sources.map { Edge(from: $0, to: key, binding: .map(pairs[ExactName($0)] ?? [])) }
  }
}
