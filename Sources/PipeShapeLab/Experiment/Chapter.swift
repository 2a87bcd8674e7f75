/// One question of the experiment: steps that measure, and a section of the report that says what they found.
///
/// A new chapter is one type and one entry of the tool's list.
public protocol Chapter: Sendable {
  /// The key of its files: small letters, digits and `-`; unique in an experiment.
  var name: String { get }
  /// The heading of its section.
  var title: String { get }
  /// What it measures, in order; each step is run once and kept.
  var steps: [ExperimentStep] { get }

  /// Why results that are there are no comparison, for instance because steps did not answer alike; nil where they are.
  ///
  /// Such a chapter fails as a whole: none of its figures is reported.
  func failure(_ results: [String: StepResult]) -> String?

  /// Says what the results mean.
  ///
  /// - Parameter results: by the name of the step; one that failed is missing. Results hold no raw samples, since they may
  ///   come from files.
  func section(_ results: [String: StepResult]) -> ReportSection
}

extension Chapter {
  /// Nothing speaks against the results: each step has compared what it measured.
  public func failure(_ results: [String: StepResult]) -> String? { nil }
}
