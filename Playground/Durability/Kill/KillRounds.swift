#if SQLite
  import Foundation
  import PipeShape
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore

  /// Kills a writer again and again and looks after each kill whether the file is what was acknowledged.
  ///
  /// The expected state is that of a store in memory to which the acknowledged changes are applied: which change has a
  /// number follows from the seed and the state, so both sides make the same ones.
  struct KillRounds {
    let layout: String
    let seed: UInt64
    private let workplace: Workplace
    private let ids = NumberedIDs()
    private var model: MemoryStore
    private var path: String
    private var number = 1
    private var random: Random
    private(set) var tally = KillTally()

    init(layout: String, seed: UInt64) throws {
      self.layout = layout
      self.seed = seed
      random = Random(seed, 4711)
      workplace = try Workplace()
      path = workplace.fresh("store.db")
      model = MemoryStore(kinds: streamKinds, ids: ids)
    }

    /// Where a writer is killed.
    private enum Moment {
      case afterStart(microseconds: Int)
      case afterChange(Int, microseconds: Int)
      case whileClosing(microseconds: Int)
    }

    mutating func round(_ round: Int) async throws {
      // A new file now and then: making one is killed too.
      if round % 15 == 0 {
        path = workplace.fresh("store.db")
        model = MemoryStore(kinds: streamKinds, ids: ids)
      }
      let moment: Moment
      switch random.below(10) {
      case _ where round % 15 == 0, 0: moment = .afterStart(microseconds: random.below(30_000))
      case 1, 2: moment = .whileClosing(microseconds: random.below(1_500))
      default: moment = .afterChange(random.below(40), microseconds: random.below(1_500))
      }
      let lines = try kill(at: moment)
      let acknowledged = try await replay(lines)
      tally.acknowledged += acknowledged.count
      try await check(after: acknowledged.last)
    }

    private mutating func kill(at moment: Moment) throws -> [String] {
      var count = 100
      if case .whileClosing = moment { count = 1 + random.below(10) }
      let child = try Child([
        "write", "--path", path, "--layout", layout, "--seed", "\(seed)", "--from", "\(number)", "--count", "\(count)",
      ])
      switch moment {
      case .afterStart(let microseconds): usleep(UInt32(microseconds))
      case .afterChange(let changes, let microseconds):
        while !child.isAtEnd, child.lines.count <= changes { child.take(waiting: 1000) }
        usleep(UInt32(microseconds))
      case .whileClosing(let microseconds):
        while !child.isAtEnd, child.lines.last != "closing" { child.take(waiting: 1000) }
        usleep(UInt32(microseconds))
      }
      child.kill()
      switch child.lines.last {
      case nil: tally.beforeOpen += 1
      case "closing": tally.whileClosing += 1
      case "closed": tally.afterTheEnd += 1
      default: tally.whileWriting += 1
      }
      return child.lines
    }

    /// Applies what was acknowledged to the model, and compares the answers.
    private mutating func replay(_ lines: [String]) async throws -> [(number: Int, change: Change)] {
      var applied: [(number: Int, change: Change)] = []
      for line in lines where line.hasPrefix("ack ") {
        let parts = line.split(separator: " ")
        guard parts.count == 3, Int(parts[1]) == number else { throw Fault("unexpected line '\(line)'") }
        let change = try await Change.random(number, seed: seed, in: model)
        let answer = try await change.apply(to: model, ids, number: number)
        guard answer.digest == parts[2] else {
          throw Fault("change \(number) (\(change)) was answered otherwise than '\(answer)'")
        }
        applied.append((number, change))
        number += 1
      }
      guard lines.allSatisfy({ !$0.hasPrefix("failed") }) else { throw Fault(lines.last ?? "") }
      return applied
    }

    /// Opens the file again: the acknowledged state, or that with the next change, and nothing else.
    private mutating func check(after last: (number: Int, change: Change)?) async throws {
      let store = try await SQLiteStore.open(path, layout: layout, kinds: streamKinds, ids: ids)
      let found = try await Snapshot(of: store)
      let expected = try await Snapshot(of: model)
      let next = try await Change.random(number, seed: seed, in: model)
      // A request is recorded also where it makes no run, which no list shows.
      let isRecorded = try await outcome(of: next, in: store) != nil
      let wasRecorded = try await outcome(of: next, in: model) != nil
      if found == expected, isRecorded == wasRecorded {
        tally.lastWasNot += 1
        // What was not acknowledged and is not there can be done again, as if for the first time.
        try await both(next, number, store)
      } else {
        _ = try await next.apply(to: model, ids, number: number)
        let difference = found.difference(from: try await Snapshot(of: model))
        guard difference == "nothing" else {
          throw Fault(
            "after change \(number - 1) the file is neither what was acknowledged (\(found.difference(from: expected))) "
              + "nor that with \(next) (\(difference))")
        }
        tally.lastWasThere += 1
      }
      for (number, change) in [last, (number, next)].compactMap({ $0 }) {
        try await repeated(change, number, store)
      }
      number += 1
      let diagnosis = try await store.doctor()
      guard diagnosis.isClean else { throw Fault("doctor: \(diagnosis.findings)") }
      await store.close()
    }

    private func outcome(of change: Change, in store: some Store) async throws -> RerunOutcome? {
      guard case .rerun(let request, let id) = change, let name = request.id else { return nil }
      return try await store.read { (session) throws(StoreError) in try session.outcome(ofRequest: name, in: id) }
    }

    /// The same change on both sides: the same answer and the same state.
    private func both(_ change: Change, _ number: Int, _ store: SQLStore) async throws {
      let expected = try await change.apply(to: model, ids, number: number)
      let found = try await change.apply(to: store, ids, number: number)
      guard found == expected else { throw Fault("\(change) was answered '\(found)', not '\(expected)'") }
      let difference = try await Snapshot(of: store).difference(from: try await Snapshot(of: model))
      guard difference == "nothing" else { throw Fault("after \(change): \(difference)") }
    }

    /// A request that was made is answered as before and changes nothing.
    private mutating func repeated(_ change: Change, _ number: Int, _ store: SQLStore) async throws {
      guard case .rerun(let request, let id) = change, let name = request.id else { return }
      let before = try await Snapshot(of: store)
      let known = try await store.read { (session) throws(StoreError) in
        try session.outcome(ofRequest: name, in: id)
      }
      guard let known, known.replayed else { return }
      ids.begin(number)
      let again: RerunOutcome
      do throws(StoreError) {
        again = try await store.write(ChangeSet("again")) { (session) throws(StoreError) in
          try session.rerun(request, of: id)
        }
      } catch {
        guard error.code != .requestReused else { return }
        throw error
      }
      guard again == known else { throw Fault("request \(name) was answered \(again), not \(known)") }
      guard try await Snapshot(of: store) == before else { throw Fault("request \(name) again changed something") }
      tally.replayed += 1
    }

    /// Kills a writer of each layout so many times.
    static func run(_ options: Options) async throws {
      let kills = try options.number("kills", 200)
      let seed = UInt64(try options.number("seed", 1))
      for layout in try Layouts.chosen(options) {
        var rounds = try KillRounds(layout: layout, seed: seed)
        for round in 0..<kills {
          do { try await rounds.round(round) } catch {
            throw Fault("\(layout), seed \(seed), kill \(round + 1): \(error)")
          }
        }
        say(rounds.tally.line(layout))
      }
    }
  }

  /// The layouts to exercise.
  enum Layouts {
    static func chosen(_ options: Options) throws -> [String] {
      let all = SQLiteStore.layouts.filter { $0.reasonAgainst == nil }.map(\.name)
      guard let name = options.text("layout") else { return all }
      guard all.contains(name) else { throw Fault("there is no layout \(name); there are \(all)") }
      return [name]
    }
  }
#endif
