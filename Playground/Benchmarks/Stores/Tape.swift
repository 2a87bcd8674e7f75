#if SQLite
  import HandWritten

  /// The statements of some calls as a store ran them, with their parameters: what the hand-written side does again.
  struct Tape {
    enum Value {
      case null
      case integer(Int64)
      case real(Double)
      case text([UInt8])
    }

    struct Step {
      var sql: String
      var values: [Value]
      /// The rows that were read; all of them if there was no end before.
      var rows: Int64 = 0
      var isComplete = true
    }

    /// One call: its statements, and the digest of all rows that the store was given.
    struct Call {
      var steps: [Step] = []
      var rows: Int64 = 0
      var digest: UInt64 = Self.start

      static let start: UInt64 = 0xcbf2_9ce4_8422_2325

      var bytes: Int64 = 0
    }

    var calls: [Call] = []
  }
#endif
