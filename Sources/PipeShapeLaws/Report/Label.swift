/// What a case was about; a minimum share keeps the generators from going stale.
enum Label: Int, CaseIterable, Sendable {
  case rerun, overlapping, inFlight, blocked, replaced, repaired, joined, viaJoined, skipped, late, unchanged, notReady
  case illegal, ambiguous, notFound, endFromPending, tokenAccepted, tokenRefused, replayed, reused, emptySelection
  case unknownName, staleShown, skippedByRerun, begunInStates, inconsistent, identified, settled, external, wide
  case pageTurned, rolledBack, payloadKept, payloadRefused, raced, otherProject, removed, pruned

  var name: String {
    switch self {
    case .rerun: "a rerun that made a run"
    case .overlapping: "overlapping reruns"
    case .inFlight: "an attempt in flight at a rerun"
    case .blocked: "a blocked cell"
    case .replaced: "a cell cancelled because its input is replaced"
    case .repaired: "a repaired cell"
    case .joined: "a joined cell"
    case .viaJoined: "a cell planned via a joined one"
    case .skipped: "a skip behind a bad end"
    case .late: "a late result"
    case .unchanged: "a repeated result"
    case .notReady: "a start before its inputs"
    case .illegal: "an illegal transition"
    case .ambiguous: "an ambiguous external id"
    case .notFound: "a name that is not found"
    case .endFromPending: "an end straight from pending"
    case .tokenAccepted: "a token that is right"
    case .tokenRefused: "a token that is stale"
    case .replayed: "a replayed request"
    case .reused: "a request id used for another question"
    case .emptySelection: "an empty selection"
    case .unknownName: "a selection with an unknown name"
    case .staleShown: "a stale cell"
    case .skippedByRerun: "a blocked cell that a rerun skips"
    case .begunInStates: "a pipeline that begins in given states"
    case .inconsistent: "states that nothing leads to"
    case .identified: "a target with identifiers"
    case .settled: "a settled run with a failure"
    case .external: "a record by external id"
    case .wide: "a plan for more than 64 cells"
    case .pageTurned: "a list of several pages"
    case .rolledBack: "a transaction taken back"
    case .payloadKept: "a payload of a registered kind"
    case .payloadRefused: "a payload that is refused"
    case .raced: "results interleaved with a rerun"
    case .otherProject: "one commit in two projects"
    case .removed: "a removed pipeline"
    case .pruned: "a pruned pipeline"
    }
  }
}

/// How many cases of a family were about something, and how many have to be.
public struct Coverage: Hashable, Sendable, CustomStringConvertible {
  /// The family of cases.
  public let family: String
  /// What the cases were about.
  public let label: String
  /// How many of them there were.
  public let hits: Int
  /// How many cases the family had.
  public let cases: Int
  /// The least share that is required, in percent.
  public let required: Double

  /// The share in percent.
  public var percent: Double { cases == 0 ? 0 : 100 * Double(hits) / Double(cases) }
  /// Whether enough cases were about it; below 400 cases there is too little to judge.
  public var isEnough: Bool { cases < 400 || percent >= required }

  /// One line of a table.
  public var description: String {
    let tenths = Int((percent * 10).rounded())
    return
      "\(family): \(label): \(tenths / 10).\(tenths % 10) % of \(cases)\(isEnough ? "" : " - TOO FEW, \(required) % are required")"
  }
}
