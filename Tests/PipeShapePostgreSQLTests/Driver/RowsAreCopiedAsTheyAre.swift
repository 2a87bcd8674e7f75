#if PostgreSQL
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeStore
  import Testing

  @testable import PipeShapePostgreSQL

  @Suite("Rows are copied as they are", .needsServer)
  struct RowsAreCopiedAsTheyAre {
    static let table = Table(
      "t",
      [
        Column("id", .integer), Column("name", .text, isNullable: true), Column("score", .real, isNullable: true),
        Column("flag", .boolean, isNullable: true), Column("document", .document, isNullable: true),
        Column(
          "is_large", .boolean, generated: .compare(.column("id"), .greater, .integer(0))),
      ], key: ["id"])

    static let rows: [[Value]] = [
      [
        .integer(.max), .text("a \"quoted\", 'text'\t\\ and\n🦀 é"), .real(-0.5), .integer(1),
        .text("{\"a\": [1, \"é\"]}"),
      ],
      [.integer(.min), .null, .null, .null, .null],
      [.integer(0), .text(""), .real(1e300), .integer(0), .bytes(Array("null".utf8))],
      // Longer than the memory that is handed on at a time.
      [.integer(1), .text(String(repeating: "x🦀", count: 50_000)), .real(0), .integer(1), .text("[]")],
    ]

    private func connection() async throws -> PostgreSQLConnection {
      let connection = try await DriverTrial.connection()
      try connection.execute(
        """
        CREATE TABLE t (id BIGINT PRIMARY KEY, name TEXT, score DOUBLE PRECISION, flag BOOLEAN, document JSONB,
        is_large BOOLEAN GENERATED ALWAYS AS (id > 0) STORED)
        """)
      return connection
    }

    @Test("nulls, quotes, emoji, greatest integers, documents")
    func values() async throws {
      let insert = Insert(into: Self.table)
      let (copied, inserted) = (try await connection(), try await connection())
      #expect(copied.canLoad(insert))
      try copied.load(insert, Self.rows.flatMap { $0 })
      let add = try inserted.prepare(
        "INSERT INTO t (id, name, score, flag, document) VALUES ($1, $2, $3, $4::BIGINT <> 0, $5::TEXT::JSONB)")
      for row in Self.rows {
        for (index, value) in row.enumerated() {
          switch value {
          case .integer(let number): try add.bind(index, number)
          case .real(let number): try add.bind(index, number)
          case .text(let text): try add.bind(index, text)
          case .bytes(let bytes): try add.bind(index, bytes)
          default: try add.bindNull(index)
          }
        }
        _ = try add.step()
        add.reset()
      }
      let question = "SELECT * FROM t ORDER BY id"
      let rows = try copied.rows(question)
      let others = try inserted.rows(question)
      #expect(rows == others)
      #expect(rows.map { $0[0] } == [String(Int64.min), "0", "1", String(Int64.max)])
      #expect(rows[3][1] == "a \"quoted\", 'text'\t\\ and\n🦀 é")
      #expect(rows.map { $0[5] } == ["f", "f", "t", "t"])
    }

    @Test("a key that is there already is a duplicate, and the connection goes on")
    func duplicates() async throws {
      let connection = try await connection()
      let insert = Insert(into: Self.table)
      try connection.execute("BEGIN")
      try connection.execute("SAVEPOINT before")
      let error = #expect(throws: StoreError.self) {
        try connection.load(insert, Self.rows.flatMap { $0 } + Self.rows[0])
      }
      #expect(error?.code == .duplicate)
      #expect(connection.isInTransaction)
      try connection.execute("ROLLBACK TO before")
      try connection.load(insert, Self.rows[1])
      try connection.execute("COMMIT")
      #expect(try connection.rows("SELECT id FROM t") == [[String(Int64.min)]])
    }

    @Test("a body that gives up leaves nothing behind")
    func givingUp() async throws {
      let connection = try await connection()
      let error = #expect(throws: StoreError.self) {
        try connection.copy(into: "t", ["id"]) { (rows) throws(StoreError) in
          try rows.beginRow()
          rows.add(Int64(1))
          throw StoreError(.limit, "enough")
        }
      }
      #expect(error?.code == .limit)
      #expect(try connection.rows("SELECT id FROM t").isEmpty)
    }
  }
#endif
