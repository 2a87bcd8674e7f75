#if CommandLine && PostgreSQL && Packit
  import PipeShape
  import PipeShapeLayouts
  import PipeShapePackit
  import PipeShapeSQL
  import PipeShapeStore

  /// Some pipelines on their way out of the database: first what they lead to, then all of that in one round trip.
  struct PackitBatch {
    private(set) var pipelines: [ServicePipeline] = []
    private var events: [Int64?] = []
    private var packages: [String?] = []
    /// For each reference, which pipelines have it.
    private var owners: [[Int64: [Int]]] = Array(repeating: [:], count: PackitDatabase.references.count)
    /// Which pipelines have a job.
    private var places: [JobRow.Reference: [Int]] = [:]

    /// Adds a row of the list of pipelines.
    mutating func add(_ row: any Row) {
      let place = pipelines.count
      pipelines.append(
        ServicePipeline(
          rows: Self.numbers(row.text(1)).sorted(), createdAt: row.integerIfPresent(2), events: Int(row.integer(4))))
      events.append(row.integerIfPresent(3))
      packages.append(row.textIfPresent(5))
      for index in owners.indices {
        guard let text = row.textIfPresent(6 + index) else { continue }
        for number in Self.numbers(text) where owners[index][number]?.last != place {
          owners[index][number, default: []].append(place)
        }
      }
    }

    private static func numbers(_ text: String) -> [Int64] {
      var numbers: [Int64] = []
      for part in text.utf8.split(separator: UInt8(ascii: ",")) {
        guard let number = Int64(Substring(part)), !numbers.contains(number) else { continue }
        numbers.append(number)
      }
      return numbers
    }

    // MARK: reading

    /// Reads the jobs, the links between them, and the events.
    mutating func readJobs(over connection: any SQLConnection) throws(StoreError) {
      var sent: [(table: JobTable, statement: any SQLStatement)] = []
      for table in JobTable.allCases {
        if let statement = try send(Self.question(about: table), about: table, connection) {
          sent.append((table, statement))
        }
      }
      var links: [(from: JobTable, statement: any SQLStatement)] = []
      for (table, association) in PackitAssociation.all {
        if let statement = try send(association.question(about: table), about: table, connection) {
          links.append((table, statement))
        }
      }
      let requests = try send(PackitAssociation.pullRequests, about: .syncs, connection)
      let asked = try send(PackitEvent.question, Set(events.compactMap { $0 }), connection)
      for (table, statement) in sent { try readJobs(statement, of: table) }
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
      try send(sql, owners[PackitDatabase.reference(to: table)].keys, connection)
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

    private static func question(about table: JobTable) -> String {
      let columns = table.columns
      return """
        SELECT \(columns.list()) FROM \(table.rawValue) AS t \(columns.joins)
        \(PackitDatabase.wanted(columns.owner)) ORDER BY t.id
        """
    }

    private mutating func readJobs(_ statement: any SQLStatement, of table: JobTable) throws(StoreError) {
      let owners = owners[PackitDatabase.reference(to: table)]
      let reader = JobRowReader(table)
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
      var found: [Int64: PackitEvent] = [:]
      while try statement.step() {
        let event = PackitEvent(statement)
        found[event.row] = event
      }
      statement.reset()
      for (place, event) in events.enumerated() { pipelines[place].event = event.flatMap { found[$0] } }
    }
  }
#endif
