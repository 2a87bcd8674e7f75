/// Everything that an experiment found.
public struct ExperimentReport: Sendable {
  /// One chapter's part.
  public struct ChapterReport: Sendable {
    /// The chapter's key.
    public var name: String
    /// What it has to say.
    public var section: ReportSection
    /// The steps that were measured, now or before, with their figures.
    public var steps: [StepFile]
    /// The steps that gave no figures, and why.
    public var failures: [Fact]
  }

  /// The chapters, in order.
  public var chapters: [ChapterReport]
  /// The layouts that took part.
  public var layouts: [String]
  /// The layout that all are compared with.
  public var baseline: String
  /// The machine, the versions and the build.
  public var environment: [Fact]
  /// Who could not take part, and why.
  public var unsupported: [UnsupportedCandidate]
  /// Files that were not used, and why.
  public var notes: [Fact]
  /// The command line that repeats the experiment.
  public var command: String
  /// How long this run took, in seconds; steps that were there took none of it.
  public var seconds: Double

  /// The steps that gave no figures.
  public var failures: [Fact] {
    chapters.flatMap { chapter in chapter.failures.map { Fact("\(chapter.name)/\($0.name)", $0.value) } }
  }

  /// How long all measurements took, in seconds, whenever they were made.
  public var measuredSeconds: Double { chapters.reduce(0) { $0 + $1.steps.reduce(0) { $0 + $1.seconds } } }

  var rawFiles: TextTable {
    var table = TextTable(
      ["chapter", "step", "seed", "figures", "seconds", "raw samples", "bytes", "digest"], leftColumns: 2)
    for chapter in chapters {
      for step in chapter.steps {
        table.add([
          chapter.name, step.step, step.fingerprint.first { $0.name == "seed" }?.value ?? "–",
          NumberText.count(step.result.figures.count), NumberText.fixed(step.seconds, 1),
          step.rawName, NumberText.count(step.rawBytes), String(step.rawDigest.prefix(8)),
        ])
      }
    }
    return table
  }
}
