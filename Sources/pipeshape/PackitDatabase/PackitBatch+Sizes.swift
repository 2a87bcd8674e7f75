#if CommandLine && PostgreSQL && Packit
  import PipeShapeLayouts
  import PipeShapePackit
  import PipeShapeSQL
  import PipeShapeStore

  extension PackitBatch {
    /// About how many bytes the jobs of each pipeline are, asked for in one round trip before any of them is read.
    ///
    /// The server gets no number of rows that would do instead: one log or one JSON column may be larger than the other
    /// columns of a thousand rows.
    func sizes(over connection: any SQLConnection) throws(StoreError) -> [Int] {
      var sizes = Array(repeating: 0, count: pipelines.count)
      var sent: [(table: JobTable, statement: any SQLStatement)] = []
      for (table, columns) in questions.tables {
        if let statement = try send(PackitQuestions.sizes(of: table, columns), about: table, connection) {
          sent.append((table, statement))
        }
      }
      for (table, statement) in sent {
        let owners = owners[questions.reference(to: table)]
        while try statement.step() {
          for place in owners[statement.integer(0)] ?? [] { sizes[place] += Int(statement.integer(1)) }
        }
        statement.reset()
      }
      return sizes
    }
  }
#endif
