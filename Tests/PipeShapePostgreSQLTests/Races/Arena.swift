#if PostgreSQL
  import PipeShape
  import PipeShapePostgreSQL
  import PipeShapeSQL
  import PipeShapeStore
  import Testing

  /// Two stores over one schema, each with one connection, whose sessions are driven through a turnstile.
  final class Arena: Sendable {
    private let stores: [SQLStore]
    private let names: [String]
    private let monitor: RawSession

    init(_ layout: String, _ isolation: PostgreSQLDialect.Isolation) async throws {
      let schema = SharedServer.name("arena")
      names = ["\(schema)_0", "\(schema)_1"]
      var stores: [SQLStore] = []
      for name in names {
        stores.append(
          try await SharedServer.store(layout, schema: schema, isolation: isolation, connections: 1, application: name))
      }
      self.stores = stores
      monitor = RawPostgreSQL.session(try await SharedServer.address)
    }

    /// What both sessions were answered, and what is there afterwards.
    struct Ending: Hashable, Sendable {
      var answers: [String]
      var state: String
    }

    /// Plays one interleaving on a fresh pipeline.
    func play(_ story: Story, _ order: [Int]) async throws -> (ending: Ending, subject: Story.Subject) {
      let subject = try await subject()
      let turnstile = Turnstile()
      let answers = await withTaskGroup(of: (Int, String).self) { group in
        for player in 0..<2 {
          group.addTask { [self] in
            let answer = await run(story.changes[player], subject, player, turnstile)
            turnstile.finish(player)
            return (player, answer)
          }
        }
        let (names, monitor) = (names, monitor)
        await onThread {
          for player in order {
            turnstile.grant(player) {
              monitor.numbers(
                "SELECT 1 FROM pg_stat_activity WHERE application_name = '\(names[player])' AND wait_event_type = 'Lock'"
              ) == [1]
            }
          }
          turnstile.open()
        }
        return await group.reduce(into: ["", ""]) { $0[$1.0] = $1.1 }
      }
      return (try await ending(answers, subject), subject)
    }

    /// One session after the other, in both orders.
    func serialEndings(_ story: Story) async throws -> Set<Ending> {
      var endings: Set<Ending> = []
      for order in [[0, 1], [1, 0]] {
        let subject = try await subject()
        var answers = ["", ""]
        for player in order { answers[player] = await run(story.changes[player], subject, player, nil) }
        endings.insert(try await ending(answers, subject))
      }
      return endings
    }

    private func subject() async throws -> Story.Subject {
      let id = try await stores[0].writing { (s) throws(StoreError) in try s.makeRacing() }
      return Story.Subject(pipeline: id, project: "https://a/\(id.raw)")
    }

    private func run(
      _ change: Story.Change, _ subject: Story.Subject, _ player: Int, _ turnstile: Turnstile?
    ) async -> String {
      do throws(StoreError) {
        return try await stores[player].writing { (s) throws(StoreError) in
          turnstile?.begin(player)
          turnstile?.pass(player)
          _ = try s.canonical(subject)
          turnstile?.pass(player)
          let answer = try s.perform(change, on: subject)
          turnstile?.pass(player)
          _ = try s.canonical(subject)
          turnstile?.pass(player)
          return answer
        }
      } catch { return "refused: \(error.code)" }
    }

    private func ending(_ answers: [String], _ subject: Story.Subject) async throws -> Ending {
      let state = try await stores[0].read { (s) throws(StoreError) in try s.canonical(subject) }
      return Ending(answers: answers, state: state)
    }

    /// What a doctor finds in the pipelines.
    func findings() async throws -> [Finding] { try await stores[0].doctor().findings }

    func states(of id: PipelineID) async throws -> [AttemptState] { try await stores[0].states(of: id) }

    func close() async { for store in stores { await store.close() } }
  }
#endif
