#if SQLite
  import Foundation
  import PipeShape
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore

  /// Damages files and makes every call on them: each answers or throws a typed error, and nothing traps.
  ///
  /// The cases run in another process, so that a trap is a finding with its case and not the end.
  enum Fuzz {
    static func run(_ options: Options) async throws {
      let cases = try options.number("cases", 2000)
      let seed = try options.number("seed", 1)
      let first = try options.number("case", 0)
      for layout in try Layouts.chosen(options) {
        var next = first
        let end = options.text("case") == nil ? cases : first + 1
        var (faults, refused, unharmed) = ([String](), 0, 0)
        while next < end {
          let child = try Child([
            "fuzz-run", "--layout", layout, "--seed", "\(seed)", "--from", "\(next)", "--to", "\(end)",
          ])
          var current = next
          var waited = 0
          while !child.isAtEnd, waited < 120 {
            waited = child.take(waiting: 1000) ? 0 : waited + 1
          }
          if waited >= 120 { child.kill() }
          let status = child.finish()
          for line in child.lines {
            if line.hasPrefix("case "), let number = Int(line.dropFirst(5)) { current = number }
            if line.hasPrefix("broken ") { faults.append(String(line.dropFirst(7))) }
            if line == "refused" { refused += 1 }
            if line == "unharmed" { unharmed += 1 }
          }
          guard status != 0 else { break }
          faults.append("case \(current): \(waited >= 120 ? "no answer in two minutes" : "ended with \(status)")")
          next = current + 1
        }
        say(
          "\(layout), seed \(seed): \(end - first) damaged files, \(refused) refused something, \(unharmed) unharmed, "
            + "\(faults.count) broke a rule")
        for fault in faults.prefix(20) {
          say("  \(fault)\n    again: pipeshape-durability fuzz --layout \(layout) --seed \(seed) --case NUMBER")
        }
        if !faults.isEmpty { throw Fault("\(faults.count) cases") }
      }
    }
  }

  /// The process in which damaged files are used.
  enum FuzzRun {
    static func run(_ options: Options) async throws {
      let layout = try options.required("layout")
      let seed = UInt64(try options.number("seed", 1))
      let workplace = try Workplace(isInMemory: true)
      let (file, withLog) = try await base(layout, seed, workplace)
      for number in (try options.number("from", 0))..<(try options.number("to", 0)) {
        say("case \(number)")
        var damage = FileDamage(workplace.fresh("case.db"), Random(seed, number + 1))
        try damage.apply(file: file, withLog: withLog)
        let verdict = await verdict(damage.path, layout, number, damage.random)
        say(verdict.map { "broken case \(number): \(damage.log.joined(separator: "; ")): \($0)" } ?? "held")
      }
    }

    /// A store in use, once with everything in its file and once with a log.
    private static func base(
      _ layout: String, _ seed: UInt64, _ workplace: Workplace
    ) async throws -> (file: Data, withLog: (file: Data, log: Data)) {
      let path = workplace.fresh("base.db")
      let ids = NumberedIDs()
      let store = try await SQLiteStore.open(path, layout: layout, kinds: streamKinds, ids: ids)
      func play(_ numbers: Range<Int>) async throws {
        for number in numbers {
          let change = try await Change.random(number, seed: seed, in: store)
          if case .remove = change { continue }
          _ = try await change.apply(to: store, ids, number: number)
        }
      }
      try await play(1..<90)
      try await store.settle()
      try await play(90..<130)
      let files = try ["", "-wal"].map { try Data(contentsOf: URL(fileURLWithPath: path + $0)) }
      await store.close()
      return (try Data(contentsOf: URL(fileURLWithPath: path)), (files[0], files[1]))
    }

    /// What rule was broken, in words.
    private static func verdict(_ path: String, _ layout: String, _ number: Int, _ random: Random) async -> String? {
      var random = random
      let isReadOnly = random.chance(30)
      let store: SQLStore
      do throws(StoreError) {
        store = try await SQLiteStore.open(
          path, layout: layout, kinds: random.chance(50) ? streamKinds : KindRegistry(),
          options: .init(store: .init(deadline: .milliseconds(20)), isReadOnly: isReadOnly))
      } catch {
        say("refused")
        return opening.contains(error.code) ? nil : "opening answered \(error)"
      }
      var exercise = Exercise(store)
      await exercise.readAll()
      let diagnosis: Diagnosis
      do throws(StoreError) { diagnosis = try await store.doctor() } catch {
        await store.close()
        return "doctor: \(error)"
      }
      if diagnosis.isClean, let found = exercise.corruption.first {
        await store.close()
        return "the doctor finds nothing, and \(found.call) answered \(found.error)"
      }
      if let found = exercise.errors.first(where: { !reading.contains($0.error.code) }) {
        await store.close()
        return "\(found.call) answered \(found.error)"
      }
      await exercise.writeAll(number)
      await store.close()
      say(exercise.errors.contains { $0.error.code == .corrupt } || !diagnosis.isClean ? "refused" : "unharmed")
      let unexpected = exercise.errors.first { !writing.contains($0.error.code) }
      return unexpected.map { "\($0.call) answered \($0.error)" }
    }

    private static let opening: Set<StoreError.Code> = [
      .corrupt, .notAStore, .wrongVersion, .wrongLayout, .unavailable, .limit,
    ]
    private static let refusals: Set<StoreError.Code> = [
      .notFound, .ambiguous, .illegalTransition, .notReady, .planChanged, .requestReused, .badSelection, .limit,
      .inconsistentState, .invalidPayload,
    ]
    private static let reading: Set<StoreError.Code> = refusals.union([.corrupt])
    private static let writing: Set<StoreError.Code> = refusals.union([.corrupt, .readOnly, .duplicate])
  }
#endif
