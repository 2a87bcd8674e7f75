#if CommandLine && PostgreSQL && Packit
  import PipeShapeLayouts
  import PipeShapePackit
  import PipeShapeSQL
  import PipeShapeStore

  extension JobSizes {
    /// Asks in one round trip whose jobs are large, of the whole database.
    ///
    /// The server gets no number of rows that would do instead: one log or one JSON column may be larger than the other
    /// columns of a thousand rows. It is not asked before each batch, since it would look every row up twice.
    ///
    /// - Throws: `unavailable`, `engine`.
    mutating func ask(_ questions: PackitQuestions, over connection: any SQLConnection) throws(StoreError) {
      var sent: [any SQLStatement] = []
      for question in questions.sizes(above: threshold) {
        let statement = try connection.prepare(question)
        try statement.send()
        sent.append(statement)
      }
      for (reference, statement) in sent.enumerated() {
        while try statement.step() {
          note(Int(statement.integer(1)), of: statement.integer(0), reference: reference)
        }
        statement.reset()
      }
    }
  }
#endif
