#if PostgreSQL
  import HandWritten

  /// The hand-written side: C over plain libpq on a connection of its own.
  final class LibpqSide {
    /// A statement with its parameters.
    struct Step {
      enum Value {
        case integer(Int64)
        case text(String)
      }

      var sql: String
      var values: [Value] = []
    }

    private let connection: OpaquePointer
    private var numbers: [String: Int32] = [:]

    init(_ address: String, _ statements: String) throws {
      guard let connection = hp_open(address, statements) else { throw BenchmarkError("C cannot connect") }
      self.connection = connection
    }

    deinit { hp_close(connection) }

    private func number(_ sql: String) throws -> Int32 {
      if let known = numbers[sql] { return known }
      let number = hp_prepare(connection, sql)
      guard number >= 0 else { throw failure(sql) }
      numbers[sql] = number
      return number
    }

    private func failure(_ what: String) -> BenchmarkError {
      BenchmarkError("C: \(String(cString: hp_error(connection))): \(what)")
    }

    /// Runs statements and gives the number of rows and changes.
    @discardableResult
    func run(_ steps: [Step], isPipelined: Bool) throws -> Int64 {
      var values: [hw_value] = []
      var texts: [UnsafeMutablePointer<CChar>] = []
      defer { for text in texts { text.deallocate() } }
      var script: [hw_step] = []
      for step in steps {
        script.append(
          hw_step(
            statement: try number(step.sql), first: Int32(values.count), count: Int32(step.values.count), limit: .max))
        for value in step.values {
          var made = hw_value()
          switch value {
          case .integer(let number):
            made.kind = HW_INTEGER
            made.integer = number
          case .text(let text):
            let bytes = Array(text.utf8)
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
            for (index, byte) in bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
            texts.append(copy)
            made.kind = HW_TEXT
            made.length = Int32(bytes.count)
            made.text = copy
          }
          values.append(made)
        }
      }
      var outcome = hw_outcome()
      guard hp_run(connection, script, Int32(script.count), values, isPipelined ? 1 : 0, &outcome) == 0 else {
        throw failure("a script")
      }
      return outcome.rows + outcome.changes
    }

    func copy(_ statement: String, rows: Int) throws {
      guard hp_copy(connection, statement, Int64(rows)) == 0 else { throw failure(statement) }
    }
  }
#endif
