#if PostgreSQL
  import CPostgreSQL
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeStore

  /// A statement of a connection, and the row that it stands at.
  ///
  /// It can be sent several times before its first answer is looked at; answers are looked at in the order of sending.
  final class PostgreSQLStatement: SQLStatement {
    let sql: String
    /// The name under which the server keeps it; empty for one that is run once.
    let name: ContiguousArray<CChar>
    /// The same name as text.
    let label: String
    /// How often it was run.
    private(set) var runs: Int64 = 0
    /// How often it was the end of all that a transaction asked; negative once it was not.
    var timesLast = 0
    /// Whether the server has it, or will have once it has answered what was sent.
    var isPrepared = false
    /// It keeps its statements, and must outlive their use.
    private unowned let connection: PostgreSQLConnection
    private var parameters = PostgreSQLParameters()
    /// Answers in the order of sending; those before `first` were looked at.
    private var answers: [PostgreSQLAnswer?] = []
    private var first = 0
    private var result: OpaquePointer?
    private var row: Int32 = -1
    private var rowCount: Int32 = 0
    private var formats: [PostgreSQLFormat] = []

    init(_ sql: String, name: String, of connection: PostgreSQLConnection) {
      self.sql = sql
      self.name = name.utf8CString
      label = name
      self.connection = connection
    }

    // MARK: sending

    func bindNull(_ index: Int) throws(StoreError) { parameters.addNull(index) }

    func bind(_ index: Int, _ value: Int64) throws(StoreError) {
      parameters.add(index, word: UInt64(bitPattern: value))
    }

    func bind(_ index: Int, _ value: Double) throws(StoreError) { parameters.add(index, word: value.bitPattern) }

    func bind(_ index: Int, _ value: String) throws(StoreError) {
      var value = value
      value.withUTF8 { parameters.add(index, text: $0) }
    }

    func bind(_ index: Int, _ value: [UInt8]) throws(StoreError) {
      value.withUnsafeBufferPointer { parameters.add(index, text: $0) }
    }

    func bind(_ index: Int, _ value: RecordBytes) throws(StoreError) {
      parameters.add(index, records: value, numbers: try connection.numbers(of: value.types))
    }

    func send() throws(StoreError) {
      let answer = PostgreSQLAnswer()
      try connection.send(self, answer)
      answers.append(answer)
      runs += 1
    }

    /// Hands the execution to the library.
    func sendBound(over handle: OpaquePointer) -> Bool {
      let code = parameters.withPointers { count, values, lengths, formats in
        name.withUnsafeBufferPointer { name in
          PQsendQueryPrepared(handle, name.baseAddress, count, values, lengths, formats, 1)
        }
      }
      parameters.removeAll()
      return code == 1
    }

    // MARK: answers

    func step() throws(StoreError) -> Bool {
      if result == nil {
        if first == answers.count { try send() }
        let answer = answers[first]
        if answer?.isAwaited == true { try connection.receive() }
        guard let answered = try answer?.result() else { throw connection.lost() }
        result = answered
        row = -1
        rowCount = PQntuples(answered)
        if rowCount > 0, formats.count != Int(PQnfields(answered)) { formats = PostgreSQLFormat.columns(of: answered) }
      }
      row += 1
      return row < rowCount
    }

    var changes: Int {
      guard let result, let text = PQcmdTuples(result) else { return 0 }
      return Int(String(cString: text)) ?? 0
    }

    func reset() {
      result = nil
      if first < answers.count {
        // Many rows may lie in it, and many answers may follow.
        answers[first] = nil
        first += 1
      }
      if first == answers.count {
        answers.removeAll(keepingCapacity: true)
        first = 0
      }
      parameters.removeAll()
    }

    /// Lets go of all answers, those to come too.
    func forgetAnswers() {
      result = nil
      answers.removeAll(keepingCapacity: true)
      first = 0
      parameters.removeAll()
    }

    // MARK: row

    func isNull(_ column: Int) -> Bool { PQgetisnull(result, row, Int32(column)) == 1 }

    func integer(_ column: Int) -> Int64 {
      guard column < formats.count, !isNull(column) else { return 0 }
      return formats[column].integer(value(column))
    }

    func real(_ column: Int) -> Double {
      guard column < formats.count, !isNull(column) else { return 0 }
      return formats[column].real(value(column))
    }

    func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
      guard column < formats.count, !isNull(column) else { return UnsafeBufferPointer(start: nil, count: 0) }
      return formats[column].bytes(value(column))
    }

    private func value(_ column: Int) -> UnsafeBufferPointer<UInt8> {
      let start = PQgetvalue(result, row, Int32(column)).map {
        UnsafeRawPointer($0).assumingMemoryBound(to: UInt8.self)
      }
      return UnsafeBufferPointer(start: start, count: Int(PQgetlength(result, row, Int32(column))))
    }

    /// All columns as texts.
    var texts: [String?] {
      formats.indices.map { isNull($0) ? nil : formats[$0].text(value($0)) }
    }
  }
#endif
