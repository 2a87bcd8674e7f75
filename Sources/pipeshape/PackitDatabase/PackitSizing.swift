#if CommandLine && PostgreSQL && Packit
  import PipeShapePackit
  import PipeShapeSQL
  import PipeShapeStore

  /// Whose jobs are large, asked for once: in the one snapshot of an import the answer stays right.
  final class PackitSizing {
    private let questions: PackitQuestions
    private let nothing: JobSizes
    private let aside = WorkAside()
    private var answer: Result<JobSizes, StoreError>?

    /// Asks on a connection of its own, if there is one, while whoever wants to know does something else.
    init(_ nothing: JobSizes, _ questions: PackitQuestions, over connection: (any SQLConnection)?) {
      self.nothing = nothing
      self.questions = questions
      guard let connection else { return }
      aside.begin { [self] in answer = ask(connection) }
    }

    /// The answer, when it is there.
    ///
    /// - Parameter connection: where to ask if nobody has.
    /// - Throws: `unavailable`, `engine`.
    func sizes(else connection: any SQLConnection) throws(StoreError) -> JobSizes {
      aside.end()
      let answer = answer ?? ask(connection)
      self.answer = answer
      return try answer.get()
    }

    private func ask(_ connection: any SQLConnection) -> Result<JobSizes, StoreError> {
      Result { () throws(StoreError) in
        var sizes = nothing
        try sizes.ask(questions, over: connection)
        return sizes
      }
    }
  }
#endif
