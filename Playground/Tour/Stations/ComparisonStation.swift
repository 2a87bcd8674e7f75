#if SQLite
  import Foundation
  import PipeShape
  import PipeShapeLab
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore

  /// The layouts side by side: the same calls, the same answers, other rows.
  enum ComparisonStation {
    static func visit(_ guide: inout Guide) async throws {
      guide.station("A comparison, far too small to rank anything")
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      let candidates = SQLiteStore.layouts.filter { $0.reasonAgainst == nil }.map { candidate($0.name, in: folder) }
      let start = ContinuousClock.now
      let comparison = Comparison(
        ComparisonSettings(pipelines: 40, rounds: 2, budgetMilliseconds: 1),
        shapes: [WorkloadShape("the example", graph: try Example.graph())], candidates: candidates,
        clock: {
          let time = start.duration(to: .now).components
          return time.seconds * 1_000_000_000 + time.attoseconds / 1_000_000_000
        })
      let report = try await comparison.run()
      guide.expect(
        "answers and states were equal in every layout; calls compared, more than 100", report.gate.calls > 100,
        true)
      for (info, storage) in zip(report.candidates, report.storage) where info.role != .again {
        guide.say(
          "   \(info.name): \(storage.counts.attempts) attempts, \(storage.counts.attemptCopies) stored copies, \(storage.rows) rows"
        )
      }
      let copying = zip(report.candidates, report.storage).filter { $1.duplication > 1 }.map(\.0.layout)
      guide.expect("layouts that store attempts more than once", copying, ["target-document", "group-document"])
    }

    private static func candidate(_ layout: String, in folder: TemporaryFolder) -> Candidate {
      Candidate(name: layout, engine: "sqlite", layout: layout) { (label) async throws(StoreError) in
        let path = folder.path("\(UUID().uuidString).db")
        return ContenderStore(try await SQLiteStore.open(path, layout: layout, kinds: WorkloadKinds.registry))
      }
    }
  }
#endif
