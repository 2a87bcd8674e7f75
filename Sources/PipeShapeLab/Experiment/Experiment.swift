/// Chapters that are measured step by step, so that a run that was killed goes on where it was.
///
/// The library reads and writes nothing: texts are kept and loaded by name through closures.
public struct Experiment: Sendable {
  /// What is measured, in order.
  public var chapters: [any Chapter]
  /// Who takes part in every chapter.
  public var candidates: [Candidate]
  /// Who cannot, and why.
  public var unsupported: [UnsupportedCandidate] = []
  /// The layout that all are compared with.
  public var baseline = "normalized"
  /// Graphs that were given; none means generated ones.
  public var shapes: [WorkloadShape] = []
  /// What every result depends on besides the settings of its step: versions, the build, the machine.
  public var identity: [Fact] = []
  /// What the report says about the machine.
  public var environment: [Fact] = []
  /// What is another from step to step, such as the date; asked when a step begins, and kept as facts of it.
  public var circumstances: @Sendable () -> [Fact] = { [] }
  /// The command line that repeats the experiment.
  public var command = ""
  /// The names of facts of ``identity`` in which a result that is there may differ; the report says where one does.
  public var tolerated: [String] = []
  /// Whether finished steps are measured again.
  public var restarts = false
  /// Nanoseconds of a clock that never goes back.
  public var clock: @Sendable () -> Int64
  /// Replaces a text by name, all of it or nothing.
  ///
  /// A result that a crash of the system takes back is measured again.
  public var keep: @Sendable (_ name: String, _ text: String) throws(ComparisonError) -> Void
  /// The text of that name; nil where there is none.
  public var load: @Sendable (_ name: String) -> String?
  /// Removes the stores that a step has left.
  public var clear: @Sendable () -> Void = {}

  /// Describes an experiment; the other properties have defaults.
  public init(
    _ chapters: [any Chapter], candidates: [Candidate], clock: @escaping @Sendable () -> Int64,
    keep: @escaping @Sendable (_ name: String, _ text: String) throws(ComparisonError) -> Void,
    load: @escaping @Sendable (_ name: String) -> String?
  ) {
    self.chapters = chapters
    self.candidates = candidates
    self.clock = clock
    self.keep = keep
    self.load = load
  }

  /// Measures every step whose result is not there, and reports; on no actor, which calls of a store would wait for.
  ///
  /// A step that fails, because answers were not equal for instance, gives no figures: the report says why, and the
  /// other steps are measured all the same.
  ///
  /// - Throws: `badSettings` for keys that are no keys or not unique; what ``keep`` throws.
  @concurrent
  public func run(
    progress: @escaping @Sendable (ExperimentProgress) -> Void = { _ in }
  ) async throws(ComparisonError) -> ExperimentReport {
    try checkKeys()
    var run = ExperimentRun(self, progress: progress)
    return try await run.report()
  }

  private func checkKeys() throws(ComparisonError) {
    let keys = chapters.flatMap { chapter in
      [chapter.name] + chapter.steps.map { "\(chapter.name)/\($0.name)" }
    }
    let isKey = { (text: String) in
      !text.isEmpty
        && text.utf8.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
          default: false
          }
        }
    }
    for key in chapters.flatMap({ [$0.name] + $0.steps.map(\.name) }) where !isKey(key) {
      throw ComparisonError(.badSettings, "'\(key)' is no key of a chapter or step")
    }
    guard Set(keys).count == keys.count else {
      throw ComparisonError(.badSettings, "two chapters, or two steps of a chapter, have one name")
    }
  }
}
