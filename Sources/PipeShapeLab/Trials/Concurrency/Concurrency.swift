import PipeShapeStore

/// The trial of several writers on different cells of the same documents: what forms of writing lose, and what they cost.
public struct Concurrency: Chapter {
  /// The key of its files.
  public let name = "concurrency"
  /// The heading of its section.
  public let title = "Several writers"
  let settings: TrialSettings
  let forms: [WriteForm]

  /// Tries those forms, and the first one through the port twice.
  public init(_ settings: TrialSettings, forms: [WriteForm]) {
    self.settings = settings
    var tried = forms
    if let first = forms.firstIndex(where: { $0.layout != nil }) { tried.insert(forms[first].again, at: first + 1) }
    self.forms = tried
  }

  static let readers = 2

  var writerCounts: [Int] { settings.isQuick ? [4] : [1, 2, 4, 8] }
  private var repeats: Int { settings.isQuick ? 1 : 5 }
  /// How long a repeat is to take.
  private var seconds: Double { settings.isQuick ? 0.02 : 1 }
  /// A repeat has a multiple of so many changes of each writer, known before it begins: so the changes that must be there
  /// at the end can be counted.
  static let unit = 20
  /// Of how many changes, and reads, of a repeat the latencies are kept.
  static let kept = 2000
  /// How many pipelines every store holds, however many write.
  var pipelines: Int { settings.isQuick ? 20 : 2000 }
  /// How many targets every pipeline has: one for each of the most writers.
  var width: Int { writerCounts.max() ?? 1 }

  /// What stores are filled with; nothing where none is tried.
  var filling: [Fact] {
    guard forms.contains(where: { $0.layout != nil }) else { return [] }
    return [
      Fact("pipelines of a store", NumberText.count(pipelines)), Fact("targets of a pipeline", "\(width)"),
      Fact("changes of a writer of a store, at most", NumberText.count(ContendedPipelines.most(pipelines))),
    ]
  }

  static func step(_ place: Contention.Place, _ writers: Int) -> String {
    "\(place == .tasks ? "tasks" : "processes")-\(writers)"
  }

  /// One step for each number of writers, as tasks and as processes.
  public var steps: [ExperimentStep] {
    Contention.Place.allCases.flatMap { place -> [ExperimentStep] in
      let forms = forms.filter { $0.places.contains(place) }
      guard !forms.isEmpty else { return [] }
      return writerCounts.map { writers in
        ExperimentStep(
          Self.step(place, writers),
          weight: Double(forms.count) * secondsOfForm(place),
          fingerprint: settings.facts + filling + [
            Fact("changes of a writer", "a multiple of \(Self.unit)"), Fact("repeats", "\(repeats)"),
            Fact("seconds of a repeat, about", "\(seconds)"),
            Fact("latencies kept of a repeat, evenly", "\(Self.kept)"),
            Fact("readers", "\(Self.readers)"), Fact("forms", forms.map(\.name).joined(separator: ", ")),
          ]
        ) { (context) throws(ComparisonError) in
          try await run(
            forms,
            Contention(
              place: place, writers: writers, readers: Self.readers, changes: Self.unit, pipelines: pipelines,
              width: width, seed: settings.seed, label: ""),
            context)
        }
      }
    }
  }

  /// The quantities of a form.
  enum Quantity: String, CaseIterable {
    case lost = "lost changes per 1,000"
    case rate = "changes per second"
    case retries = "retries per 1,000 changes"
    case deadlocks = "deadlocks per 1,000 changes"
    case failures = "given up per 1,000 changes"
    case write = "change"
    case read = "read beside the writers"
  }

  /// How many seconds all repeats of a form take, with filling its stores and starting its processes.
  private func secondsOfForm(_ place: Contention.Place) -> Double {
    switch place {
    case .tasks: settings.isQuick ? 0.1 : 9
    case .processes: settings.isQuick ? 1.5 : 13
    }
  }

  private func run(
    _ forms: [WriteForm], _ contention: Contention, _ context: StepContext
  ) async throws(ComparisonError) -> StepResult {
    var tallies: [[ContentionTally]] = Array(repeating: [], count: forms.count)
    var changes = Array(repeating: Self.unit, count: forms.count)
    var random = SeededRandom(seed: settings.seed, purpose: 21)
    // The first two fill caches, find out how many changes fill the time, and are thrown away.
    for number in -1...repeats {
      for index in random.shuffled(Array(forms.indices)) {
        var contention = contention
        contention.seed = settings.seed &+ UInt64(number + 1)
        contention.label = "contended-\(index)-\(number + 1)"
        contention.changes = changes[index]
        do throws(StoreError) {
          let tally = try await forms[index].run(contention)
          if number > 0 { tallies[index].append(tally.keepingLatencies(Self.kept)) }
          changes[index] = Self.changes(
            after: tally, contention, seconds: number < 0 ? seconds / 10 : seconds, most: most(forms[index]))
        } catch { throw ComparisonError(error, of: forms[index].name) }
      }
      let place = contention.place.rawValue
      context.progress("\(contention.writers) writers, \(place): \(max(0, number)) of \(repeats)")
    }
    var result = Self.result(zip(forms.map(\.name), tallies), writers: contention.writers, seed: settings.seed)
    result.facts += filling
    for form in forms {
      do throws(StoreError) { result.facts += try await form.settings().facts(of: form.name) } catch {
        throw ComparisonError(error, of: form.name)
      }
    }
    return result
  }

  /// The most changes of a writer in a repeat: a change through the port is made once, of an attempt that is there.
  private func most(_ form: WriteForm) -> Int { form.layout == nil ? .max : ContendedPipelines.most(pipelines) }

  /// How many changes of each writer take so long, as the last repeat was.
  static func changes(after tally: ContentionTally, _ contention: Contention, seconds: Double, most: Int) -> Int {
    let wanted = Double(contention.changes) * seconds * 1e9 / Double(max(1, tally.nanoseconds))
    return max(1, min(Int(min(wanted, 1e9)), most) / unit) * unit
  }
}
