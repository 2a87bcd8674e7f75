#if SQLite
  import PipeShape
  import PipeShapeSQL
  import PipeShapeStore

  /// Every call that writes, in an order in which each has something to do.
  struct WriteCall: Sendable, CustomStringConvertible {
    let description: String
    let body: @Sendable (SQLWriter) throws(StoreError) -> String

    init(_ description: String, _ body: @escaping @Sendable (SQLWriter) throws(StoreError) -> String) {
      self.description = description
      self.body = body
    }

    func run(on store: SQLStore) async throws(StoreError) -> String {
      try await store.write(ChangeSet(description), body)
    }

    private static let first = PipelineID(1)

    private static func record(_ what: String, _ change: AttemptChange, _ cell: CellKey) -> WriteCall {
      WriteCall(what) { (s) throws(StoreError) in "\(try s.record(change, of: .cell(cell, in: first)))" }
    }

    static let all: [WriteCall] = [
      WriteCall("create") { (s) throws(StoreError) in "\(try s.create(sampleDraft))" },
      WriteCall("load") { (s) throws(StoreError) in "\(try s.load([sampleDraft, sampleDraft]))" },
      record(
        "a start", AttemptChange(state: .running, external: ExternalID(system: "c", id: "1"), at: 3), CellKey("srpm")),
      record(
        "a success with a payload",
        AttemptChange(state: .succeeded, payload: SourceBuild(url: "u", size: 7).payloadValue, digest: "d", at: 4),
        CellKey("srpm")),
      record("a bad end that skips", AttemptChange(state: .failed, at: 5), CellKey("copr", "f1")),
      record("fields", AttemptChange(fields: ["a": .int(1), "b": .text("x")]), CellKey("tests", "f2")),
      WriteCall("by external id") { (s) throws(StoreError) in
        "\(try s.record(AttemptChange(state: .error), of: .external(ExternalLookup(ExternalID(system: "c", id: "1")))))"
      },
      WriteCall("rerun") { (s) throws(StoreError) in
        "\(try s.rerun(RerunRequest(RerunScope(.failed), id: "r", at: 6), of: first))"
      },
      WriteCall("rerun again") { (s) throws(StoreError) in
        "\(try s.rerun(RerunRequest(RerunScope(.failed), id: "r", at: 6), of: first))"
      },
      WriteCall("rerun with repair") { (s) throws(StoreError) in
        "\(try s.rerun(RerunRequest(RerunScope(.all, upstream: .repair), at: 7), of: first))"
      },
      WriteCall("end") { (s) throws(StoreError) in
        "\(try s.record(AttemptChange(state: .failed, at: 8), of: .cell(CellKey("srpm"), in: first)))"
      },
      WriteCall("remove") { (s) throws(StoreError) in "\(try s.remove(endedBefore: 100, limit: 5))" },
    ]
  }

  /// What a store holds, as far as failures could have changed it.
  struct StoreState: Equatable, Sendable {
    var records: [PipelineRecord]
    var attempts: [[Attempt]]
    var runs: [[Run]]
    var outcome: RerunOutcome?
    var counts: StoreCounts

    static func read(_ store: SQLStore) async throws(StoreError) -> StoreState {
      try await store.read { (s) throws(StoreError) in
        let records = try s.pipelines(.all, page: Page())
        var (attempts, runs): ([[Attempt]], [[Run]]) = ([], [])
        for record in records {
          guard let pipeline = try s.pipeline(record.id) else { continue }
          attempts.append(pipeline.attempts)
          runs.append(pipeline.runs)
        }
        return StoreState(
          records: records, attempts: attempts, runs: runs, outcome: try s.outcome(ofRequest: "r", in: PipelineID(1)),
          counts: try s.counts())
      }
    }
  }
#endif
