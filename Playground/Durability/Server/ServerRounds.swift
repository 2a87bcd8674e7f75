#if PostgreSQL
  import Foundation
  import PipeShape
  import PipeShapePostgreSQL
  import PipeShapePostgreSQLTrials
  import PipeShapeSQL
  import PipeShapeStore

  /// Ends a server like a crash, or kills the process of it that serves the writer, again and again while changes are
  /// made, and looks after each time whether there is what was acknowledged.
  ///
  /// The writer lives: it sees which change failed and with which code, so that more can be asked than of a file. A commit
  /// that nobody answered left everything or nothing; after any other failure there is nothing of the change.
  struct ServerRounds {
    let layout: String
    let seed: UInt64
    private let server: ThrowAwayServer
    private let name: String
    private let ids = NumberedIDs()
    private let model: MemoryStore
    private let store: SQLStore
    private var number = 1
    private var random: Random
    private(set) var tally = ServerTally()

    init(layout: String, seed: UInt64, server: ThrowAwayServer) async throws {
      self.layout = layout
      self.seed = seed
      self.server = server
      random = Random(seed, 4711)
      name = "durability_" + layout.replacing("-", with: "_")
      model = MemoryStore(kinds: streamKinds, ids: ids)
      store = try await PostgreSQLStore.open(
        server.address + " application_name=\(name)", layout: layout, kinds: streamKinds, ids: ids,
        options: .init(schema: name, connections: 1))
    }

    mutating func round() async throws {
      let isCrash = random.chance(50)
      let pause = random.below(25_000)
      let (server, name) = (server, name)
      let attack = Task.detached {
        try await Task.sleep(for: .microseconds(pause))
        guard isCrash else { return server.killBackend(of: name) }
        try await server.end(.immediate)
        try await server.startAgain()
        return true
      }
      let failure = try await change(until: attack)
      let hit = try await attack.value
      if hit { if isCrash { tally.crashes += 1 } else { tally.kills += 1 } }
      try await check(after: failure)
    }

    /// What was being done when it failed.
    private struct Failure {
      var change: Change
      var error: StoreError
    }

    /// Makes changes until one fails, or some more have been made after the attack.
    private mutating func change(until attack: Task<Bool, any Error>) async throws -> Failure? {
      let isOver = Flag()
      let waiter = Task {
        _ = try? await attack.value
        isOver.raise()
      }
      var left = 3
      while left > 0 {
        if isOver.isRaised { left -= 1 }
        let change = try await Change.random(number, seed: seed, in: model)
        let answer: String
        do throws(StoreError) { answer = try await change.apply(to: store, ids, number: number) } catch {
          await waiter.value
          return Failure(change: change, error: error)
        }
        let expected = try await change.apply(to: model, ids, number: number)
        guard answer == expected else { throw Fault("\(change) was answered '\(answer)', not '\(expected)'") }
        number += 1
        tally.acknowledged += 1
      }
      await waiter.value
      return nil
    }

    /// The acknowledged state, or after a commit that nobody answered that with the change, and nothing else.
    private mutating func check(after failure: Failure?) async throws {
      try await server.untilReady()
      let found = try await whenItIsBack { (store) throws(StoreError) in try await Snapshot(of: store) }
      let before = try await Snapshot(of: model)
      guard let failure else {
        guard found == before else { throw Fault("after change \(number - 1): \(found.difference(from: before))") }
        return tally.unnoticed += 1
      }
      let (change, error) = (failure.change, failure.error)
      guard error.code == .outcomeUnknown || error.code == .unavailable else {
        throw Fault("\(change) failed with \(error)")
      }
      let known = try await outcome(of: change, in: store)
      let wasKnown = try await outcome(of: change, in: model) != nil
      if found == before, (known != nil) == wasKnown {
        // Whether a change that changes nothing was made cannot be told, and need not be.
        if error.code == .outcomeUnknown { tally.unknownAndNot += 1 } else { tally.failed += 1 }
        // What is not there can be done again, as if for the first time.
        let expected = try await change.apply(to: model, ids, number: number)
        let answer = try await change.apply(to: store, ids, number: number)
        guard answer == expected else { throw Fault("\(change), again, was answered '\(answer)', not '\(expected)'") }
      } else {
        _ = try await change.apply(to: model, ids, number: number)
        guard error.code == .outcomeUnknown else {
          throw Fault("\(change) failed with \(error), and something is there")
        }
        tally.unknownAndThere += 1
      }
      let difference = try await Snapshot(of: store).difference(from: try await Snapshot(of: model))
      guard difference == "nothing" else { throw Fault("after \(change) and \(error): \(difference)") }
      try await repeated(change)
      number += 1
    }

    /// The first call after the server is back; one that a dying connection still gets in the way of is made again.
    private func whenItIsBack<R>(_ body: (SQLStore) async throws(StoreError) -> R) async throws -> R {
      for _ in 0..<2000 {
        do throws(StoreError) { return try await body(store) } catch {
          guard error.code == .unavailable else { throw error }
        }
        try await Task.sleep(for: .milliseconds(5))
      }
      throw Fault("the server is back and the store does not find it")
    }

    private func outcome(of change: Change, in store: some Store) async throws -> RerunOutcome? {
      guard case .rerun(let request, let id) = change, let name = request.id else { return nil }
      return try await store.read { (session) throws(StoreError) in try session.outcome(ofRequest: name, in: id) }
    }

    /// A request that was made is answered as before and changes nothing.
    private mutating func repeated(_ change: Change) async throws {
      guard case .rerun(let request, let id) = change, let known = try await outcome(of: change, in: store) else {
        return
      }
      let before = try await Snapshot(of: store)
      let again: RerunOutcome
      do throws(StoreError) {
        again = try await store.write(ChangeSet("again")) { (session) throws(StoreError) in
          try session.rerun(request, of: id)
        }
      } catch {
        guard error.code != .requestReused else { return }
        throw error
      }
      guard again == known else { throw Fault("the request was answered \(again), not \(known)") }
      guard try await Snapshot(of: store) == before else { throw Fault("the same request again changed something") }
      tally.replayed += 1
    }

    private func finish() async throws {
      let diagnosis = try await store.doctor()
      guard diagnosis.isClean else { throw Fault("doctor: \(diagnosis.findings)") }
      await store.close()
    }

    /// So many faults in sum over the layouts, of one server that waits for its disk.
    static func run(_ options: Options) async throws {
      guard ThrowAwayServer.programs != nil else {
        return say("PostgreSQL: not exercised, since no server is installed on this machine")
      }
      let kills = try options.number("kills", 100)
      let seed = UInt64(try options.number("seed", 1))
      let all = PostgreSQLStore.layouts.filter { $0.reasonAgainst == nil }.map(\.name)
      let layouts = options.text("layout").map { [$0] } ?? all
      guard all.contains(layouts[0]) else { throw Fault("there is no layout \(layouts[0]); there are \(all)") }
      let server = try await ThrowAwayServer.start()
      defer { server.stop() }
      for (index, layout) in layouts.enumerated() {
        var rounds = try await ServerRounds(layout: layout, seed: seed, server: server)
        let count = kills * (index + 1) / layouts.count - kills * index / layouts.count
        for round in 0..<count {
          do { try await rounds.round() } catch {
            throw Fault("\(layout), seed \(seed), fault \(round + 1): \(error)")
          }
        }
        try await rounds.finish()
        say(rounds.tally.line(layout))
      }
    }
  }
#endif
