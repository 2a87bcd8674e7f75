#if SQLite
  import HandWritten

  /// The hand-written side: calls of a tape, run in C on a file.
  final class HandWrittenSide {
    /// A call made ready: statements are prepared, and parameters lie in memory of their own.
    struct Script {
      var steps: [hw_step]
      var values: [hw_value]
    }

    private let database: OpaquePointer
    private var numbers: [String: Int32] = [:]
    private var texts: [UnsafeMutablePointer<CChar>] = []

    init(_ path: String, pragmas: String) throws {
      guard let database = hw_open(path, pragmas) else { throw BenchmarkError("\(path) cannot be opened in C") }
      self.database = database
    }

    deinit {
      hw_close(database)
      for text in texts { text.deallocate() }
    }

    func script(_ call: Tape.Call) throws -> Script {
      var script = Script(steps: [], values: [])
      for step in call.steps {
        let first = Int32(script.values.count)
        script.values += step.values.map(value)
        script.steps.append(
          hw_step(
            statement: try number(step.sql), first: first, count: Int32(step.values.count),
            limit: step.isComplete ? .max : step.rows))
      }
      return script
    }

    private func number(_ sql: String) throws -> Int32 {
      if let known = numbers[sql] { return known }
      let number = hw_prepare(database, sql)
      guard number >= 0 else { throw BenchmarkError("\(String(cString: hw_error(database))): \(sql)") }
      numbers[sql] = number
      return number
    }

    private func value(_ value: Tape.Value) -> hw_value {
      var result = hw_value()
      switch value {
      case .null: result.kind = HW_NULL
      case .integer(let number):
        result.kind = HW_INTEGER
        result.integer = number
      case .real(let number):
        result.kind = HW_REAL
        result.real = number
      case .text(let bytes):
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
        for (index, byte) in bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
        copy[bytes.count] = 0
        texts.append(copy)
        result.kind = HW_TEXT
        result.length = Int32(bytes.count)
        result.text = copy
      }
      return result
    }

    @discardableResult
    func run(_ script: Script, digests: Bool = false) throws -> hw_outcome {
      var outcome = hw_outcome()
      let code = hw_run(
        database, script.steps, Int32(script.steps.count), script.values, digests ? 1 : 0, &outcome)
      guard code == 0 else { throw BenchmarkError("C failed with \(code): \(String(cString: hw_error(database)))") }
      return outcome
    }
  }
#endif
