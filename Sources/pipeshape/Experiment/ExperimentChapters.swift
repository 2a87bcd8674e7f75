#if CommandLine
  import PipeShape
  import PipeShapeLab

  /// The chapters of the experiment.
  ///
  /// A new chapter is one entry of `all`.
  enum ExperimentChapters {
    private static let all: [(name: String, make: @Sendable (Frame) throws(ComparisonError) -> any Chapter)] = [
      ("calibrations", { (frame) throws(ComparisonError) in Calibrations(frame.sweeps) }),
      ("scale", { (frame) throws(ComparisonError) in Sweep.scale(frame.sweeps) }),
      ("width", { (frame) throws(ComparisonError) in try Sweep.width(frame.sweeps) }),
      ("sharing", { (frame) throws(ComparisonError) in Sweep.sharing(frame.sweeps) }),
      ("mixes", { (frame) throws(ComparisonError) in Mixes(frame.sweeps) }),
      ("payload", { (frame) throws(ComparisonError) in Sweep.payload(frame.sweeps) }),
      ("checkpoints", { (frame) throws(ComparisonError) in Checkpoints(frame.sweeps) }),
      ("ablation", { (frame) throws(ComparisonError) in Ablation(frame.trials, layouts: frame.layouts) }),
      ("open-loop", { (frame) throws(ComparisonError) in OpenLoopTrial(frame.trials) }),
      ("concurrency", { (frame) throws(ComparisonError) in Concurrency(frame.trials, forms: frame.forms) }),
      ("cold-cache", { (frame) throws(ComparisonError) in ColdCache(frame.trials) }),
      ("ageing", { (frame) throws(ComparisonError) in Ageing(frame.trials, layouts: frame.layouts) }),
    ]

    /// What chapters are made with.
    struct Frame: Sendable {
      var sweeps: SweepSettings
      var trials: TrialSettings
      /// The layouts that take part, the baseline first.
      var layouts: [String]
      /// The forms of writing that are tried.
      var forms: [WriteForm]
    }

    /// What `--chapters` takes.
    static var names: [String] { all.map(\.name) }

    /// The chapters wanted, in the order of the experiment, or all; those that the engine cannot have are left out.
    static func chosen(
      _ wanted: [String]?, _ frame: Frame, on engine: ComparedEngine
    ) throws(Failure) -> (chapters: [any Chapter], skipped: [UnsupportedCandidate]) {
      for name in wanted ?? [] where !names.contains(name) {
        throw .usage(
          "there is no chapter '\(name)'\(NearestName.hint(for: name, among: names)); there are \(names.joined(separator: ", "))"
        )
      }
      var chapters: [any Chapter] = []
      var skipped: [UnsupportedCandidate] = []
      for entry in all where wanted?.contains(entry.name) ?? true {
        if let reason = engine.chaptersNotHad[entry.name] {
          skipped.append(UnsupportedCandidate("the chapter \(entry.name) on \(engine.name)", reason: reason))
          continue
        }
        do throws(ComparisonError) { chapters.append(try entry.make(frame)) } catch {
          throw Failure(code: error.code.description, error.message)
        }
      }
      return (chapters, skipped)
    }
  }
#endif
