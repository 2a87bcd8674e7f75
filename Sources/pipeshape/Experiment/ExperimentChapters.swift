#if CommandLine
  import PipeShape
  import PipeShapeLab

  /// The chapters of the experiment.
  ///
  /// A new chapter is one entry of `all`.
  enum ExperimentChapters {
    private static let all: [(name: String, make: @Sendable (SweepSettings) throws(ComparisonError) -> any Chapter)] = [
      ("calibrations", { (settings) throws(ComparisonError) in Calibrations(settings) }),
      ("scale", { (settings) throws(ComparisonError) in Sweep.scale(settings) }),
      ("width", { (settings) throws(ComparisonError) in try Sweep.width(settings) }),
      ("sharing", { (settings) throws(ComparisonError) in Sweep.sharing(settings) }),
      ("mixes", { (settings) throws(ComparisonError) in Mixes(settings) }),
      ("payload", { (settings) throws(ComparisonError) in Sweep.payload(settings) }),
    ]

    /// What `--chapters` takes.
    static var names: [String] { all.map(\.name) }

    /// The chapters wanted, in the order of the experiment, or all.
    static func chosen(_ wanted: [String]?, _ settings: SweepSettings) throws(Failure) -> [any Chapter] {
      for name in wanted ?? [] where !names.contains(name) {
        throw .usage(
          "there is no chapter '\(name)'\(NearestName.hint(for: name, among: names)); there are \(names.joined(separator: ", "))"
        )
      }
      var chapters: [any Chapter] = []
      for entry in all where wanted?.contains(entry.name) ?? true {
        do throws(ComparisonError) { chapters.append(try entry.make(settings)) } catch {
          throw Failure(code: error.code.description, error.message)
        }
      }
      return chapters
    }
  }
#endif
