import PipeShape
import PipeShapeStore

/// A small seeded generator (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// Texts that stores get wrong.
let nastyTexts = [
  "", "NULL", "null", ",", "a,b", "'", "''", "\"", "\\", "\\\\", "\\n", "\n", "\r\n", "\t", "{", "}", "{a}", "[0]",
  "$",
  "$.a", ".", "a.b", "%", "%22", "100%", "🧪", "👩‍👩‍👧", "e\u{301}", "\u{e9}", "\u{1F1E8}\u{1F1FF}", "\u{1}", "\u{7f}",
  "\u{2028}", "\"state\":\"pending\"", "\"system\":\"copr\",\"external\":\"1\"", "--", ";DROP TABLE attempt", "?1",
  " a ",
]

/// Makes operations; the same seed makes the same ones.
struct RandomOperations {
  var random: Seeded
  /// Whether payloads may be taken away as wholes.
  var mayEmpty = true

  init(seed: UInt64) { random = Seeded(seed) }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(1, bound), using: &random) }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }

  mutating func graph() -> PipelineGraph {
    var steps: [Step] = []
    let count = below(5)
    let kinds = ["srpm_build", "copr_build", "tests", "other kind"]
    for index in 0..<count {
      let key = chance(15) ? "s\(index)" + pick(nastyTexts) : "s\(index)"
      var targets: [Target] = [.untargeted]
      if chance(60) {
        targets = (0...below(4)).map { Target("f\($0)", identifier: chance(20) ? "i\(below(2))" : nil) }
        if chance(10) { targets.append(Target("f0\"" + pick(nastyTexts), identifier: "x" + pick(nastyTexts))) }
      }
      steps.append(Step(key, kind: pick(kinds), targets: targets))
    }
    for _ in 0..<20 {
      var edges: [Edge] = []
      for to in steps.indices.dropFirst() {
        for from in 0..<to where chance(45) {
          edges.append(Edge(from: steps[from].key, to: steps[to].key, binding: pick([.each, .all, .all])))
        }
      }
      if let graph = try? PipelineGraph(steps: steps, edges: edges) { return graph }
    }
    guard let graph = try? PipelineGraph(steps: steps, edges: []) else { preconditionFailure("steps are valid") }
    return graph
  }

  mutating func draft(events: [EventID]) -> PipelineDraft {
    let origin: PipelineDraft.Origin =
      !events.isEmpty && chance(30)
      ? .event(pick(events))
      : .new(
        project: pick(["https://a/x", "https://a/y", "p'\"\\é"]),
        reference: GitReference(pick(GitReference.Kind.allCases), pick(["1", "main", "v\n1"])),
        commit: Commit(pick(["c0", "c1", "c2"])), at: Int64(below(1000)))
    let graph = graph()
    return PipelineDraft(origin: origin, graph: graph, createdAt: chance(50) ? Int64(below(1000)) : nil)
  }

  mutating func text() -> String { chance(50) ? pick(nastyTexts) : "t\(below(5))" }

  mutating func coprTarget() -> CoprTarget {
    CoprTarget(
      chroot: text(), buildID: pick([0, -1, .max, .min, 17]),
      seconds: pick([nil, 0.1 + 0.2, -0.0, 3, 1e300, 2.5e-308]),
      isScratch: chance(50), finishedAt: chance(50) ? Milliseconds(Int64(below(9))) : nil,
      owner: Owner(name: text(), mail: chance(50) ? text() : nil),
      signer: chance(50) ? Owner(name: text(), mail: chance(50) ? text() : nil) : nil,
      packages: (0..<below(3)).map { _ in text() },
      logs: (0..<below(3)).map { _ in
        Log(url: text(), size: chance(50) ? .max : nil, lines: (0..<below(3)).map { Int64($0) })
      }, tags: chance(50) ? (0..<below(2)).map { _ in text() } : nil)
  }

  mutating func value(depth: Int = 0) -> PayloadValue {
    switch below(depth > 2 ? 5 : 7) {
    case 0: return .null
    case 1: return .bool(chance(50))
    case 2: return .int(pick([0, .max, .min, -7]))
    case 3: return .real(pick([0.1 + 0.2, -0.0, 3, 1e300, 2.5e-308]))
    case 4: return .text(text())
    case 5: return .array((0..<below(3)).map { _ in value(depth: depth + 1) })
    default:
      var record = PayloadRecord()
      for _ in 0..<below(3) { record[text()] = value(depth: depth + 1) }
      return .record(record)
    }
  }

  mutating func change(kind: String) -> AttemptChange {
    var change = AttemptChange()
    if chance(85) {
      change.state = pick(
        chance(70) ? [.running, .succeeded, .succeeded] : [.pending, .failed, .error, .cancelled, .skipped])
    }
    if chance(40) {
      change.external = ExternalID(system: pick(["copr", "tf"]), id: pick(["1", "2", "3", "4\"é\\"]))
    }
    if chance(30) { change.digest = text() }
    if chance(50) { change.at = Int64(below(1000)) }
    if chance(40) {
      switch kind {
      case "copr_build": change.payload = chance(90) || !mayEmpty ? coprTarget().payloadValue : value()
      case "srpm_build": change.payload = chance(90) || !mayEmpty ? SourceBuild(url: text()).payloadValue : .null
      default: change.payload = value()
      }
    }
    if chance(25) {
      switch kind {
      case "copr_build":
        change.fields =
          chance(50)
          ? ["chroot": .text(text()), "tags": .array([.text(text())])] : ["owner": .record(["name": .text("o")])]
      case "srpm_build":
        change.fields = chance(80) ? field(kind: kind) : [pick(["nope", "size"]): .int(1)]
      default: change.fields = [text(): value(), "b": .int(1)]
      }
    }
    return change
  }

  /// One field by itself: a store must not take for granted that optional ones were written before.
  mutating func field(kind: String) -> PayloadRecord {
    switch kind {
    case "copr_build":
      switch below(5) {
      case 0: ["chroot": .text(text())]
      case 1: ["seconds": pick([.real(0.5), .null])]
      case 2: ["finished_at": pick([.int(3), .null])]
      case 3: ["signer": pick([.record(["name": .text("o")]), .null])]
      default: ["tags": pick([.array([]), .null])]
      }
    case "srpm_build": chance(50) ? ["url": .text(text())] : ["size": pick([.int(1), .int(2), .null])]
    default: [pick(["a", "b", text()]): value()]
    }
  }

  mutating func scope(of graph: PipelineGraph) -> RerunScope {
    let selections: [Selection] = [
      .all, .none, .failed, .unfinished, .fromFailure, .status(.skipped), .kind("tests"), .step("s0"), .step("s1"),
      .target("f*"), .failed.upstream(1), .step("nowhere"),
    ]
    return RerunScope(
      pick(selections), upstream: pick([.keep, .keep, .repair]), mode: chance(15) ? .exact : .downstream)
  }
}
