import PipeShape
import PipeShapeJSON

/// What a configuration says about when the steps of a pipeline run; none of it is in the graph.
public struct StepRules: Sendable {
  /// Whether something may start now.
  public enum Start: Hashable, Sendable {
    /// Nothing stands against it.
    case allowed
    /// The job waits for a command.
    case waitsForCommand
    /// The pull request lacks a label.
    case needsLabel(String)
    /// The pull request has a label that keeps the job away.
    case keptAwayByLabel(String)
  }

  private struct Rule {
    var isManual = false
    var skipsBuild = false
    var labels: [String] = []
    var present: [String] = []
    var absent: [String] = []
  }

  private var rules: [ExactName: Rule] = [:]

  /// Knows nothing: every step starts by itself, and none carries a label.
  public init() {}

  /// Takes what a configuration says.
  public init(_ pipeline: PackitPipeline) {
    for detail in pipeline.details {
      let attributes = detail.attributes
      var rule = Rule()
      rule.isManual = attributes["manual_trigger"]?.boolValue ?? false
      rule.skipsBuild = attributes["skip_build"]?.boolValue ?? false
      rule.labels = Self.texts(attributes["labels"])
      rule.present = Self.texts(attributes["require"]?["label"]?["present"])
      rule.absent = Self.texts(attributes["require"]?["label"]?["absent"])
      rules[ExactName(detail.step.key)] = rule
    }
  }

  private static func texts(_ value: JSONValue?) -> [String] {
    value?.arrayValue?.compactMap(\.stringValue) ?? value?.stringValue.map { [$0] } ?? []
  }

  /// The labels that a step carries, by which `/packit test --labels` finds it.
  public func labels(of step: String) -> [String] { rules[ExactName(step)]?.labels ?? [] }

  /// Whether the tests of a step run without a build.
  public func skipsBuild(_ step: String) -> Bool { rules[ExactName(step)]?.skipsBuild ?? false }

  /// Whether an attempt of a step that is ready may start.
  ///
  /// - Parameters:
  ///   - pullRequestLabels: the labels of the pull request; empty for other events.
  ///   - isCommanded: whether a command or click named the step, rather than an event.
  public func start(of step: String, pullRequestLabels: Set<String>, isCommanded: Bool) -> Start {
    guard let rule = rules[ExactName(step)] else { return .allowed }
    let present = Set(pullRequestLabels.map(ExactName.init))
    if rule.isManual && !isCommanded { return .waitsForCommand }
    if let missing = rule.present.first(where: { !present.contains(ExactName($0)) }) { return .needsLabel(missing) }
    if let unwanted = rule.absent.first(where: { present.contains(ExactName($0)) }) {
      return .keptAwayByLabel(unwanted)
    }
    return .allowed
  }
}
