import PipeShape
import PipeShapeStore

/// As many given pipelines as a comparison wants: the newest, or all and then copies of them, each later than the one
/// before by as long as all of them took and a day.
struct GivenCopies: Sendable {
  /// An event of one copy.
  struct EventKey: Hashable {
    var copy: Int
    var event: EventID
  }

  /// Those that take part, oldest first.
  let entries: ArraySlice<GivenPipelines.Entry>
  /// How many pipelines there are, copies among them.
  let count: Int
  private let names: CopiedNames
  private let span: Int64
  /// When the last thing happened in any copy.
  let lastTime: Int64
  /// Events that several pipelines belong to.
  private let shared: Set<EventID>
  /// Begins no request that a run was made by.
  let requestPrefix: String

  init(of given: GivenPipelines, count: Int) {
    let entries = given.entries.suffix(max(1, count))
    self.entries = entries
    self.count = count
    let copies = (max(1, count) - 1) / entries.count
    names = CopiedNames(
      entries.lazy.flatMap { $0.pipeline.attempts.lazy.compactMap(\.external) },
      commits: entries.lazy.map(\.origin.event.commit), copies: copies + 1)
    var (earliest, latest) = (Int64.max, Int64.min)
    var seen: Set<EventID> = []
    var shared: Set<EventID> = []
    var requests: [String] = []
    for entry in entries {
      for time in entry.times {
        earliest = min(earliest, time)
        latest = max(latest, time)
      }
      if !seen.insert(entry.origin.event.id).inserted { shared.insert(entry.origin.event.id) }
      requests += entry.pipeline.runs.compactMap(\.request)
    }
    self.shared = shared
    // What a store holds may be any number.
    let (took, isTooLong) = latest.subtractingReportingOverflow(earliest)
    span = (isTooLong ? 0 : min(took, 1 << 50)) + 86_400_000
    lastTime = min(max(latest &+ (span &* Int64(copies)), -1 << 60), 1 << 60)
    var number = 1
    let prefix = { number == 1 ? "rerun-" : "rerun\(number)-" }
    while requests.contains(where: { $0.hasPrefix(prefix()) }) { number += 1 }
    requestPrefix = prefix()
  }

  /// A number behind those of all external ids.
  var firstFreeNumber: Int { Int(names.firstFree) }

  /// The project of some pipeline.
  func project(_ random: inout SeededRandom) -> String {
    entries[entries.startIndex + random.below(entries.count)].origin.project.url
  }

  /// The event of a pipeline that is not the only one of it.
  func sharedEvent(at place: Int) -> EventKey? {
    let (copy, entry) = entry(at: place)
    let event = entry.origin.event.id
    return shared.contains(event) ? EventKey(copy: copy, event: event) : nil
  }

  /// A pipeline as its copy has it.
  func pipeline(at place: Int) throws(PipelineError) -> Pipeline {
    let (copy, entry) = entry(at: place)
    guard copy > 0 else { return entry.pipeline }
    var (runs, attempts) = (entry.pipeline.runs, entry.pipeline.attempts)
    for index in runs.indices { runs[index].createdAt = runs[index].createdAt.map { time($0, in: copy) } }
    for index in attempts.indices {
      attempts[index].startedAt = attempts[index].startedAt.map { time($0, in: copy) }
      attempts[index].endedAt = attempts[index].endedAt.map { time($0, in: copy) }
      if let id = attempts[index].external?.id { attempts[index].external?.id = names.name(id, in: copy) }
    }
    return try Pipeline(
      importing: entry.pipeline.id, event: entry.pipeline.event, graph: entry.pipeline.graph, runs: runs,
      attempts: attempts)
  }

  /// What set off a pipeline of a copy.
  func origin(at place: Int) -> PipelineOrigin {
    var (copy, origin) = (entry(at: place).copy, entry(at: place).entry.origin)
    origin.event.commit.hash = names.name(origin.event.commit.hash, in: copy)
    origin.event.at = time(origin.event.at, in: copy)
    return origin
  }

  private func entry(at place: Int) -> (copy: Int, entry: GivenPipelines.Entry) {
    let (copy, index) = place.quotientAndRemainder(dividingBy: entries.count)
    return (copy, entries[entries.startIndex + index])
  }

  private func time(_ time: Int64, in copy: Int) -> Int64 { time &+ (span &* Int64(copy)) }
}

extension GivenPipelines.Entry {
  /// Every time that the pipeline and its event carry.
  fileprivate var times: [Int64] {
    [origin.event.at] + pipeline.runs.compactMap(\.createdAt)
      + pipeline.attempts.flatMap { [$0.startedAt, $0.endedAt].compactMap { $0 } }
  }
}
