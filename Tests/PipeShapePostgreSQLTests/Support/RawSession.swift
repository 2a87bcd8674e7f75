#if PostgreSQL
  import Dispatch
  import Synchronization

  /// What an engine answers to one statement: rows of texts, or its own code.
  enum RawAnswer: Sendable, Equatable {
    case rows([[String?]])
    case refused(code: String)

    var code: String? {
      if case .refused(let code) = self { return code }
      return nil
    }
  }

  /// A connection as an engine's own library gives it, without anything of ours around it.
  protocol RawConnection: AnyObject {
    /// Runs a statement and waits for its answer.
    func run(_ sql: String) -> RawAnswer
  }

  /// A session on a thread of its own, so that whoever drives several sees which of them waits.
  final class RawSession: @unchecked Sendable {
    // Unchecked because the connection is touched on the queue only, which the compiler cannot see.
    private let connection: any RawConnection
    private let queue = DispatchQueue(label: "raw session")

    init(_ connection: sending any RawConnection) { self.connection = connection }

    /// An answer that may still be to come.
    final class Reply: Sendable {
      private let answer = Mutex<RawAnswer?>(nil)
      private let arrived = DispatchSemaphore(value: 0)

      fileprivate func give(_ answer: RawAnswer) {
        self.answer.withLock { $0 = answer }
        arrived.signal()
      }

      /// The answer; nil while it is to come after so long.
      func wait(milliseconds: Int) -> RawAnswer? {
        if arrived.wait(timeout: .now() + .milliseconds(milliseconds)) == .success { arrived.signal() }
        return answer.withLock { $0 }
      }

      /// The answer, or the code `none` where it never comes.
      var answered: RawAnswer { wait(milliseconds: 10_000) ?? .refused(code: "none") }
    }

    /// Starts a statement and does not wait.
    func send(_ sql: String) -> Reply {
      let reply = Reply()
      queue.async { reply.give(self.connection.run(sql)) }
      return reply
    }

    /// Runs a statement.
    @discardableResult
    func run(_ sql: String) -> RawAnswer { send(sql).answered }

    /// Runs a question and gives the numbers of its first column.
    func numbers(_ sql: String) -> [Int] {
      guard case .rows(let rows) = run(sql) else { return [] }
      return rows.compactMap { $0.first.flatMap { $0 }.flatMap { Int($0) } }
    }
  }

  /// Runs what blocks its thread on a thread that nobody shares.
  func onThread<R: Sendable>(_ body: @escaping @Sendable () -> R) async -> R {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "driver").async { continuation.resume(returning: body()) }
    }
  }
#endif
