#if PostgreSQL
  /// What became of a scenario: the anomaly happened, or the engine prevented it.
  enum Verdict: Sendable, Equatable, CustomStringConvertible {
    case anomaly
    case prevented
    /// The second transaction was ended with a code.
    case refused(code: String)
    /// The second transaction could not go on before the first was over.
    case waits

    var description: String {
      switch self {
      case .anomaly: "ANOMALY"
      case .prevented: "ok"
      case .refused(let code): "ok \(code)"
      case .waits: "ok (waits)"
      }
    }
  }

  /// One anomaly of the Hermitage list, written once for every mode: two transactions over the table `test` with the
  /// rows (1, 10) and (2, 20).
  protocol Scenario: Sendable {
    static var name: String { get }
    /// Whether the table shows how the anomaly was prevented; where a wait or a snapshot does it in every mode, the way
    /// says nothing.
    static var showsHow: Bool { get }
    /// Plays the scenario. A hindrance that leaves it counts as preventing the anomaly.
    static func play(_ first: Transaction, _ second: Transaction) throws -> Verdict
  }

  extension Scenario {
    static var showsHow: Bool { false }

    /// Plays the scenario in fresh rows and says what became of it.
    static func verdict(_ mode: Mode, _ sessions: [RawSession]) -> Verdict {
      for sql in ["DROP TABLE IF EXISTS test", "CREATE TABLE test (id INT PRIMARY KEY, value INT)"] {
        sessions[0].run(sql)
      }
      sessions[0].run("INSERT INTO test VALUES (1, 10), (2, 20)")
      let (first, second) = (Transaction(sessions[0], mode), Transaction(sessions[1], mode))
      var verdict: Verdict
      var waiting: RawSession.Reply?
      do { verdict = try play(first, second) } catch Hindrance.refused(let code) {
        verdict = .refused(code: code)
      } catch Hindrance.waits(let reply) {
        (verdict, waiting) = (.waits, reply)
      } catch { preconditionFailure("there are no other errors") }
      first.rollBack()
      _ = waiting?.answered
      second.rollBack()
      return verdict == .anomaly || showsHow ? verdict : .prevented
    }
  }

  /// The scenarios in the order of the table.
  let scenarios: [any Scenario.Type] = [
    DirtyWrite.self, AbortedRead.self, IntermediateRead.self, PredicateManyPreceders.self, LostUpdate.self,
    ReadSkew.self, WriteSkew.self, PredicateWriteSkew.self,
  ]
#endif
