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
      var sent: [(table: JobTable, index: Int, statement: any SQLStatement)] = []
      for table in JobTable.allCases {
        guard let index = PackitDatabase.references.firstIndex(of: table.columns.reference), !owners[index].isEmpty
        else { continue }
        sent.append((table, index, try send(Self.question(about: table), owners[index].keys, connection)))
      }
      var links: [(from: JobTable, statement: any SQLStatement)] = []
      for (table, association) in PackitAssociation.all {
        guard let index = PackitDatabase.references.firstIndex(of: table.columns.reference), !owners[index].isEmpty
        else { continue }
        links.append((table, try send(association.question(about: table), owners[index].keys, connection)))
      }
      let syncs = PackitDatabase.references.firstIndex(of: JobTable.syncs.columns.reference) ?? 0
      let requests =
        owners[syncs].isEmpty ? nil : try send(PackitAssociation.pullRequests, owners[syncs].keys, connection)
      let known = Set(events.compactMap { $0 })
      let asked = known.isEmpty ? nil : try send(PackitEvent.question, known, connection)
      for (table, index, statement) in sent {
        while try statement.step() { read(statement, of: table, index) }
        statement.reset()
      }
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

    private func send(
      _ sql: String, _ numbers: some Collection<Int64>, _ connection: any SQLConnection
    ) throws(StoreError) -> any SQLStatement {
      let statement = try connection.prepare(sql)
      try statement.bind(0, numbers.sorted().map(String.init).joined(separator: ","))
      try statement.send()
      return statement
    }

    private static func question(about table: JobTable) -> String {
      let columns = table.columns
      return """
        SELECT \(columns.list()) FROM \(table.rawValue) AS t \(columns.joins)
        JOIN unnest(string_to_array($1, ',')::int[]) AS wanted (id) ON wanted.id = \(columns.owner) ORDER BY t.id
        """
    }

    private mutating func read(_ row: any Row, of table: JobTable, _ index: Int) {
      guard let places = owners[index][row.integer(1)] else { return }
      let reader = JobRowReader.of(table)
      for place in places {
        let job = reader.job(row, package: packages[place])
        pipelines[place].jobs.append(job)
        self.places[job.reference, default: []].append(place)
      }
      let job = JobRow.Reference(table, row.integer(0))
      if let build = row.integerIfPresent(3) { link(.init(.coprBuilds, build), job) }
      if let build = row.integerIfPresent(4) { link(.init(.kojiBuilds, build), job) }
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
