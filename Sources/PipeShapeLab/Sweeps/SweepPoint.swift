/// One point of a sweep: a comparison of its own.
public struct SweepPoint: Sendable {
  /// The key of its step.
  public var name: String
  /// How plots and tables name it.
  public var label: String
  /// Where it stands on the axis.
  public var x: Double
  /// How many seconds it may take.
  public var weight: Double
  /// Size, duration and data.
  public var settings: ComparisonSettings
  /// The only graphs that pipelines have; nil for those of the experiment.
  public var shapes: [WorkloadShape]?
  /// Whether the result tells how each layout reaches its rows; the raw samples always do.
  var tellsAccessPaths = false

  /// Describes a point.
  public init(
    _ name: String, label: String, x: Double, weight: Double, settings: ComparisonSettings,
    shapes: [WorkloadShape]? = nil
  ) {
    self.name = name
    self.label = label
    self.x = x
    self.weight = weight
    self.settings = settings
    self.shapes = shapes
  }

  /// The comparison as a step.
  var step: ExperimentStep {
    let (settings, shapes, x, tellsAccessPaths) = (self.settings, self.shapes, self.x, self.tellsAccessPaths)
    let given = shapes.map { [Fact("graphs", $0.map { "\($0.name) \($0.digest)" }.joined(separator: "; "))] }
    return ExperimentStep(name, weight: weight, fingerprint: settings.facts + (given ?? [])) {
      context async throws(ComparisonError) in
      let report = try await context.comparison(settings, shapes: shapes).run()
      let result = StepResult(report, x: x)
      return tellsAccessPaths ? result.withAccessPaths(of: report) : result
    }
  }
}
