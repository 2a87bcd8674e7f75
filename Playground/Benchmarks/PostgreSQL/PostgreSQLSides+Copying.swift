#if PostgreSQL
  import PipeShapePostgreSQL
  import PipeShapeStore

  extension PostgreSQLSides {
    /// 100,000 rows into a table without indexes, which is emptied before.
    func copying() throws -> Contest {
      var contest = Contest(title: "100,000 rows by COPY", block: Self.copiedRows)
      let empty = LibpqSide.Step(sql: "TRUNCATE benchmark_copy")
      contest.sides.append(
        Contest.Side(name: "C") { [self] _, count in
          try c.run([empty], isPipelined: false)
          return try await Contest.time { try c.copy(Self.copy, rows: count) }
        })
      contest.bar = ("connection", 1)
      if let psycopg {
        // The bar is about psycopg, so that is what the others are held against.
        let side = psycopg.side("copy")
        contest.sides.insert(
          Contest.Side(name: side.name) { [self] first, count in
            try c.run([empty], isPipelined: false)
            return try await side.run(first, count)
          }, at: 0)
      }
      let ours = try connection()
      let columns = ["id", "pipeline", "name", "score", "note"]
      contest.sides.append(
        Contest.Side(name: "connection") { [self] _, count in
          try c.run([empty], isPipelined: false)
          return try await Contest.time {
            try PostgreSQLStore.copy(over: ours, into: "benchmark_copy", columns) { (rows) throws(StoreError) in
              for row in 0..<count {
                let name = "target-\(row % 1000)"
                try rows.beginRow()
                rows.add(Int64(row))
                rows.add(Int64(row / 15))
                rows.add(name)
                rows.add(Double(row) / 2)
                if row % 2 == 1 { rows.add(name) } else { rows.addNull() }
              }
            }
          }
        })
      return contest
    }
  }
#endif
