#if CommandLine
  import PipeShapeJSON
  import PipeShapeStore

  /// What a removal freed, or would free.
  struct Freed: Sendable {
    var pipelines: Int
    /// The numbers of runs, distinct attempts and stored copies of attempts.
    var runs: Int, attempts: Int, attemptCopies: Int
    /// What is left.
    var left: StoreCounts
    var isApplied: Bool

    init(_ old: StoreCounts, _ new: StoreCounts, pipelines: Int, isApplied: Bool) {
      self.pipelines = pipelines
      // What others add meanwhile is counted too.
      runs = max(0, old.runs - new.runs)
      attempts = max(0, old.attempts - new.attempts)
      attemptCopies = max(0, old.attemptCopies - new.attemptCopies)
      left = new
      self.isApplied = isApplied
    }

    /// The form of `Docs/Schemas/removal.schema.json`.
    var value: JSONValue {
      [
        "applied": .bool(isApplied), "pipelines": .integer(Int64(pipelines)), "runs": .integer(Int64(runs)),
        "attempts": .integer(Int64(attempts)), "attemptCopies": .integer(Int64(attemptCopies)),
        "pipelinesLeft": .integer(Int64(left.pipelines)),
      ]
    }

    /// For people.
    func text(of store: String, before date: String) -> String {
      let verb = isApplied ? "removed" : "would go"
      var text =
        "\(store): \(pipelines.counted("pipeline")) \(verb) that ended before \(date), "
        + "with \(runs.counted("run")) and \(attempts.counted("attempt"))"
      if attemptCopies != attempts { text += " (\(attemptCopies) stored copies)" }
      text += "; \(left.pipelines) \(left.pipelines == 1 ? "stays" : "stay")\(isApplied ? "" : " then")\n"
      if isApplied, pipelines > 0 {
        text += "The engine uses the space again; VACUUM gives it back to the disk.\n"
      } else if pipelines > 0 {
        text += "--apply removes them.\n"
      }
      return text
    }
  }
#endif
