/// A bug planted in a store; most are real bugs of real systems (semantics, section 7).
enum StoreFault: String, CaseIterable, Sendable {
  case forkLeaksIn = "the same commit in a fork leaks in (Packit)"
  case togetherLosesOne = "two chroots that finish together lose one (Packit)"
  case rollbackCommits = "ROLLBACK turned into COMMIT"
  case nullEqualityLost = "null-safe equality lost: the cell without identifier is not found"
  case absentMatches = "an absent external id matches what has none"
  case emptyGroupDropped = "an empty group dropped: a pipeline without cells is not listed"
  case edgeDropped = "an edge dropped on the way out of the store"
  case resultLostInCopy = "a result that arrives between preview and rerun is lost"
  case emptyTextIsNull = "an empty text in a payload becomes null"
  case pagesOverlap = "a page begins with the entry that the one before ended with"
  case loadStopsHalfway = "a load with a refused draft keeps those before it"
  case stateIgnored = "a search by a field finds attempts that have ended too"
  case cutOffIgnored = "what a newer push makes needless includes that push's own (Packit)"
  case prunesTooMuch = "pruning takes a run more than it may"
  case requestForgotten = "the outcome of a request is that of the last"
}
