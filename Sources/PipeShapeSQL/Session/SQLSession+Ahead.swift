import PipeShapeLayouts
import PipeShapeStore

extension SQLSession {
  /// Whether what is sent is answered later, so that fewer batches are faster.
  var isPipelined: Bool { connection.isPipelined }

  /// Sends questions that will be asked soon, so that they go with the next batch; where statements are answered at once,
  /// nothing is done.
  ///
  /// Each is asked once afterwards, or never, in the order in which those of one statement were sent.
  func askAhead(_ questions: [Invocation]) throws(StoreError) {
    guard connection.isPipelined, !questions.isEmpty else { return }
    forgetAhead()
    try ready()
    try failing { () throws(StoreError) in
      for question in questions {
        let statement = try self.statement(question.plan)
        try bind(question.values[...], to: statement)
        try statement.send()
        statementCount += 1
        ahead.append(question)
      }
    }
    isAheadUncounted = true
  }

  /// Counts the round trip of a question; what was sent ahead goes with the first that waits.
  func countRoundTrip(isSent: Bool) {
    guard !isSent || isAheadUncounted else { return }
    roundTrips += 1
    isAheadUncounted = false
  }

  /// Lets go of questions that were sent and will not be asked.
  func forgetAhead() {
    guard !ahead.isEmpty else { return }
    forget(ahead[...])
    ahead.removeAll(keepingCapacity: true)
    isAheadUncounted = false
  }

  /// Whether a question was sent ahead: then its answer is the next one of its statement.
  func isAhead(_ plan: Plan, _ values: [Value]) -> Bool {
    guard !ahead.isEmpty, let statement = statements[plan.index] else { return false }
    // Plans with one text share their statement.
    guard let place = ahead.firstIndex(where: { statements[$0.plan.index] === statement }) else { return false }
    guard ahead[place].values == values else {
      // Another question of the same statement: answers that were not wanted would be taken for it.
      forgetAhead()
      return false
    }
    ahead.remove(at: place)
    return true
  }

  /// Whether some questions were sent ahead, all of them; if not, none is any more.
  func areAhead(_ questions: [Invocation]) -> Bool {
    guard !ahead.isEmpty else { return false }
    for (index, question) in questions.enumerated() where !isAhead(question.plan, question.values) {
      forget(questions[..<index])
      forgetAhead()
      return false
    }
    return true
  }
}
