import PipeShape
import PipeShapeStore

/// One way of making cases, and the laws that are checked on each.
struct CaseFamily: Sendable {
  let name: String
  /// The labels that have to occur, each with its least share in percent.
  let required: [(Label, Double)]
  /// How many cases make up for those that a law has nothing to say about.
  var weight = 1.0
  /// Runs one case; the choices come back as they were used.
  let run: @Sendable (inout Choices, inout CaseNotes) throws(Finding) -> Void
}

extension CaseFamily {
  /// Histories without `exact` reruns, on the core.
  static let history = CaseFamily(
    name: "history",
    required: [
      (.rerun, 50), (.overlapping, 5), (.inFlight, 20), (.blocked, 5), (.replaced, 5), (.repaired, 5), (.joined, 10),
      (.viaJoined, 3), (.skipped, 20), (.late, 10), (.unchanged, 5), (.notReady, 5), (.illegal, 2), (.ambiguous, 1),
      (.notFound, 5), (.endFromPending, 30), (.tokenAccepted, 5), (.tokenRefused, 5), (.replayed, 2), (.reused, 1),
      (.emptySelection, 10), (.unknownName, 1), (.staleShown, 5), (.begunInStates, 10), (.inconsistent, 0.5),
      (.identified, 20), (.settled, 20), (.external, 3), (.wide, 20),
    ],
    weight: 1.4,
    run: { choices, notes throws(Finding) in
      try onCore(&choices, &notes, HistoryCase<CoreEngine>.Options())
    })

  /// Histories with `exact` reruns, on the core.
  static let exact = CaseFamily(
    name: "exact",
    required: [
      (.rerun, 50), (.overlapping, 5), (.inFlight, 20), (.blocked, 5), (.replaced, 2), (.skippedByRerun, 0.1),
      (.joined, 10), (.staleShown, 20),
    ],
    run: { choices, notes throws(Finding) in
      try onCore(&choices, &notes, HistoryCase<CoreEngine>.Options(allowsExact: true))
    })

  private static func onCore(
    _ choices: inout Choices, _ notes: inout CaseNotes, _ options: HistoryCase<CoreEngine>.Options
  ) throws(Finding) {
    var history = HistoryCase(choices, notes: notes, options: options) { (graph, states) throws(PipelineError) in
      try CoreEngine(graph: graph, states: states)
    }
    defer { (choices, notes) = (history.choices, history.notes) }
    try history.run()
  }

  static let ofTheCore = [history, exact, selection]
}
