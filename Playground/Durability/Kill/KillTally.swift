/// What became of the writers of one layout.
struct KillTally {
  var beforeOpen = 0
  var whileWriting = 0
  var whileClosing = 0
  var afterTheEnd = 0
  var acknowledged = 0
  var lastWasThere = 0
  var lastWasNot = 0
  var replayed = 0

  var kills: Int { beforeOpen + whileWriting + whileClosing + afterTheEnd }

  func line(_ layout: String) -> String {
    """
    \(layout): \(kills) kills (\(beforeOpen) while the file was made or opened, \(whileWriting) while writing, \
    \(whileClosing) while closing, \(afterTheEnd) too late); \(acknowledged) acknowledged changes, all there; the one \
    behind them whole \(lastWasThere) times, not at all \(lastWasNot) times; \(replayed) requests replayed; doctor clean
    """
  }
}
