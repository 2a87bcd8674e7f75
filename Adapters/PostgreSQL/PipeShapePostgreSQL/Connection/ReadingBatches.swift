#if PostgreSQL
  import PipeShapeStore

  /// Whether the transaction that reads can end with its first batch.
  ///
  /// Most transactions that read ask all that they want in one batch. A server that is told so together with the questions
  /// is woken once, and not a second time for the end. Whether a batch is all is a guess: a batch whose last statement was
  /// the last one of its transaction a few times is believed to be so again. Where more is asked nevertheless, the snapshot
  /// is gone: the body is run again from its beginning, and that statement is never believed again.
  struct ReadingBatches {
    /// How often a statement has been the last one before it is believed to be.
    static let enough = 8

    /// The last statement of the first batch.
    private var last: PostgreSQLStatement?
    /// Whether the transaction ended with it.
    private(set) var hasEnded = false
    /// Whether more was asked although it had ended.
    private(set) var hasGivenUp = false

    /// Something more is to be sent.
    ///
    /// - Throws: `interrupted` where the transaction has ended.
    mutating func goOn() throws(StoreError) {
      guard let last else { return }
      last.timesLast = -1
      guard hasEnded else { return }
      hasGivenUp = true
      throw StoreError(.interrupted, "the session asks more than it did before; the body is run again")
    }

    /// Whether a batch is to end the transaction.
    mutating func ends(with statement: PostgreSQLStatement) -> Bool {
      guard last == nil else { return false }
      last = statement
      hasEnded = statement.timesLast >= Self.enough
      return hasEnded
    }

    /// The transaction is over.
    func finish() {
      guard let last, last.timesLast >= 0, last.timesLast < Self.enough else { return }
      last.timesLast += 1
    }
  }
#endif
