#if CommandLine && PostgreSQL && Packit
  import PipeShape
  import PipeShapeLayouts
  import PipeShapePackit
  import PipeShapeSQL
  import PipeShapeStore

  /// Some pipelines on their way out of the database: first what they lead to, then all of that in one round trip.
  struct PackitBatch {
    private(set) var pipelines: [ServicePipeline]
    private let events: [Int64?]
    private let packages: [String?]
    private let commits: [PackitEvent.Commits?]
    private let questions: PackitQuestions
    /// For each reference, which pipelines have it.
    private var owners: [[Int64: [Int]]]
    /// Which pipelines have a job.
    private var places: [JobRow.Reference: [Int]] = [:]

    init(_ questions: PackitQuestions, _ lines: [PackitLine]) {
      self.questions = questions
      owners = Array(repeating: [:], count: questions.references.count)
      pipelines = lines.map(\.pipeline)
      events = lines.map(\.event)
      packages = lines.map(\.package)
      commits = lines.map(\.commits)
      for (place, line) in lines.enumerated() {
        for (index, numbers) in line.references.enumerated() {
          for number in numbers { owners[index][number, default: []].append(place) }
        }
      }
    }

    // MARK: reading

    /// Reads the jobs, the links between them, and the events.
    mutating func readJobs(over connection: any SQLConnection) throws(StoreError) {
      var sent: [(table: JobTable, columns: JobColumns, statement: any SQLStatement)] = []
      for (table, columns) in questions.tables {
        if let statement = try send(PackitQuestions.jobs(of: table, columns), about: table, connection) {
          sent.append((table, columns, statement))
        }
      }
      var links: [(from: JobTable, statement: any SQLStatement)] = []
      for (table, question) in questions.links {
        if let statement = try send(question, about: table, connection) { links.append((table, statement)) }
      }
      let requests = try questions.pullRequests.flatMap { question throws(StoreError) in
        try send(question, about: .syncs, connection)
      }
      let asked = try send(questions.events, Set(events.compactMap { $0 }), connection)
      for (table, columns, statement) in sent { try readJobs(statement, of: table, columns) }
      for (from, statement) in links {
        while try statement.step() {
          link(.init(from, statement.integer(0)), .init(.tests, statement.integer(1)))
        }
        statement.reset()
      }
      if let requests {
        while try requests.step() {
          let pair = (run: requests.integer(0), request: requests.integer(1))
          for place in places[.init(.syncs, pair.run)] ?? [] { pipelines[place].pullRequests.append(pair) }
        }
        requests.reset()
      }
      if let asked { try readEvents(asked) }
    }

    /// Asks about the rows of a table that somebody here has; nil where nobody has any.
    private func send(
      _ sql: String, about table: JobTable, _ connection: any SQLConnection
    ) throws(StoreError) -> (any SQLStatement)? {
      try send(sql, owners[questions.reference(to: table)].keys, connection)
    }

    private func send(
      _ sql: String, _ numbers: some Collection<Int64>, _ connection: any SQLConnection
    ) throws(StoreError) -> (any SQLStatement)? {
      guard !numbers.isEmpty else { return nil }
      let statement = try connection.prepare(sql)
      try statement.bind(0, numbers.sorted().map(String.init).joined(separator: ","))
      try statement.send()
      return statement
    }

    private mutating func readJobs(
      _ statement: any SQLStatement, of table: JobTable, _ columns: JobColumns
    ) throws(StoreError) {
      let owners = owners[questions.reference(to: table)]
      let reader = JobRowReader(table, columns)
      while try statement.step() {
        let job = JobRow.Reference(table, statement.integer(0))
        let places = owners[statement.integer(1)] ?? []
        for place in places { pipelines[place].jobs.append(reader.job(statement, package: packages[place])) }
        self.places[job, default: []] += places
        if let build = statement.integerIfPresent(3) { link(.init(.coprBuilds, build), job) }
        if let build = statement.integerIfPresent(4) { link(.init(.kojiBuilds, build), job) }
      }
      statement.reset()
    }

    /// A link belongs to who has both jobs; where nobody here has, to who has one, as a link that leads nowhere.
    private mutating func link(_ from: JobRow.Reference, _ to: JobRow.Reference) {
      let (before, after) = (places[from] ?? [], places[to] ?? [])
      let both = after.filter(before.contains)
      for place in !both.isEmpty ? both : !after.isEmpty ? after : before {
        pipelines[place].links.append(JobLink(from: from, to: to))
      }
    }

    private mutating func readEvents(_ statement: any SQLStatement) throws(StoreError) {
      let table = questions.revision == .withGroups ? "project_events" : "job_triggers"
      var found: [Int64: PackitEvent] = [:]
      while try statement.step() {
        let event = PackitEvent(statement, of: table)
        found[event.row] = event
      }
      statement.reset()
      for (place, row) in events.enumerated() {
        guard let event = row.flatMap({ found[$0] }) else { continue }
        pipelines[place].event = commits[place].map(event.of) ?? event
      }
    }
  }
#endif
