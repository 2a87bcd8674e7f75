#if SQLite
  import PipeShape
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore
  import Testing

  /// A store that only calls have changed has no finding; one damaged by hand has exactly that one.
  @Suite struct ADoctorFindsWhatIsDamaged {
    @Test(arguments: layouts) func aHealthyStoreOfRandomOperationsHasNone(layout: String) async throws {
      let folder = try TemporaryFolder()
      let store = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds)
      var game = Differential(store, seed: 77)
      for _ in 0..<200 { await game.step() }
      for pageSize in [1, 7, 1000] {
        let diagnosis = try await store.doctor(pageSize: pageSize)
        #expect(diagnosis.findings == [])
        #expect(diagnosis.pipelines > 3 && diagnosis.isClean)
      }
      let oracle = try await game.oracle.doctor(pageSize: 2)
      #expect(oracle.findings == [] && oracle.pipelines > 3)
      await store.close()
      let reader = try await SQLiteStore.open(folder.file, layout: layout, options: .init(isReadOnly: true))
      #expect(try await reader.doctor().findings == [])
      await reader.close()
    }

    /// A store with pipeline 1 in run 2 (request `r`), pipeline 2 fresh, and pipeline 3 ended.
    private func made(_ layout: String) async throws -> TemporaryFolder {
      let folder = try TemporaryFolder()
      let store = try await SQLiteStore.open(folder.file, layout: layout)
      let id = try await store.makeSample()
      try await store.set(CellKey("srpm"), .succeeded, in: id, external: ExternalID(system: "copr", id: "1"))
      try await store.set(CellKey("copr", "f1"), .failed, in: id, payload: .record(["url": .text("x")]))
      let outcome = try await store.writing { (s) throws(StoreError) in
        try s.rerun(RerunRequest(RerunScope(.failed), id: "r", at: 6), of: id)
      }
      #expect(outcome.created)
      _ = try await store.makeSample()
      let third = try await store.makeSample()
      try await store.set(CellKey("srpm"), .failed, in: third)
      #expect(try await store.doctor().findings == [])
      await store.close()
      return folder
    }

    private func rules(_ folder: TemporaryFolder, _ layout: String) async throws -> Set<Finding.Rule> {
      let before = try folder.contents()
      let store = try await SQLiteStore.open(folder.file, layout: layout, options: .init(isReadOnly: true))
      let diagnosis = try await store.doctor()
      await store.close()
      #expect(try folder.contents() == before)
      #expect(diagnosis.findings.allSatisfy { !$0.message.isEmpty })
      return Set(diagnosis.findings.map(\.rule))
    }

    /// Damage to the header tables, which are the same in every layout, and the findings that it makes.
    static let header: [(sql: String, rules: Set<Finding.Rule>)] = [
      ("UPDATE pipeline SET event = 999 WHERE id = 1", [.event, .reference]),
      ("INSERT INTO project VALUES (77, 'u'); UPDATE pipeline SET project = 77 WHERE id = 2", [.project]),
      ("INSERT INTO run VALUES (1, 9, NULL, NULL)", [.runs]),
      ("UPDATE pipeline SET head = 7 WHERE id = 1", [.head]),
      ("UPDATE pipeline SET head = -1 WHERE id = 2", [.head]),
      ("UPDATE pipeline SET ended = 5 WHERE id = 1", [.ended]),
      ("UPDATE pipeline SET ended = 5 WHERE id = 3", [.ended]),
      ("UPDATE request SET outcome = '{'", [.request]),
      ("UPDATE request SET outcome = replace(outcome, '\"run\":2', '\"run\":7')", [.request]),
      ("UPDATE request SET outcome = replace(outcome, '\"run\":2', '\"run\":1')", [.request]),
      ("UPDATE request SET fingerprint = NULL", [.request]),
      ("UPDATE request SET outcome = json_set(outcome, '$.created[0]', json('[2,99]'))", [.request]),
      ("UPDATE request SET outcome = json_set(outcome, '$.created[0]', json('[2,-1]'))", [.request]),
      ("UPDATE request SET outcome = json_set(outcome, '$.created[0]', json('[2,\"sea\"]'))", [.request]),
      ("UPDATE request SET outcome = json_set(outcome, '$.ended', json('[[99,1]]'))", [.request]),
      ("UPDATE request SET outcome = json_set(outcome, '$.ended', json('[[-1,1]]'))", [.request]),
      ("DELETE FROM request", [.request]),
      ("INSERT INTO request VALUES (2, 'q', NULL, NULL)", [.request]),
      ("UPDATE pipeline SET graph = '{\"steps\":[]' WHERE id = 2", [.unreadable]),
      ("DROP INDEX pipeline_by_event", [.schema]),
      ("DELETE FROM project", [.event, .reference]),
      ("UPDATE reference SET kind = 'bra'", [.event]),
    ]

    @Test(arguments: layouts) func inTheHeader(layout: String) async throws {
      for damage in Self.header {
        let folder = try await made(layout)
        try Damage.sql(folder.file, damage.sql)
        #expect(try await rules(folder, layout) == damage.rules, "\(damage.sql)")
      }
    }

    @Test(arguments: layouts) func inTheFile(layout: String) async throws {
      let folder = try await made(layout)
      try Damage.emptyPage(folder.file, of: "pipeline_by_event")
      #expect(try await rules(folder, layout) == [.integrity])
    }

    /// How an attempt is changed in each layout: every copy of it, by the name of a member and a value.
    private func set(
      _ column: String, _ value: String, attempt: Int, in folder: TemporaryFolder, _ layout: String
    ) throws {
      switch layout {
      case "normalized":
        let states = AttemptState.allCases.map(\.name)
        let stored = states.firstIndex(of: value).map { String(AttemptState.allCases[$0].rawValue) } ?? value
        try Damage.sql(folder.file, "UPDATE attempt SET \(column) = \(stored) WHERE pipeline = 1 AND id = \(attempt)")
      case "group-document", "target-document", "indexed-document":
        let table = ["group-document": "run_document", "target-document": "target_document"][layout]
        let stored = Int(value) == nil ? "'\(value)'" : value
        let places = ["$", "$.attempts"] + sampleGraph.steps.map { "$.\($0.key)" }
        let paths = places.map { "'\($0).\"\(attempt)\".\(column)', \(stored)" }.joined(separator: ", ")
        try Damage.sql(
          folder.file,
          "UPDATE \(table ?? "pipeline_document") SET document = json_replace(document, \(paths)) WHERE pipeline = 1")
      default: Issue.record("say here how an attempt is changed in the layout \(layout)")
      }
    }

    /// What a layout finds by itself becomes a finding of the port.
    static let ofLayouts: [(layout: String, sql: String, rule: Finding.Rule)] = [
      ("normalized", "DELETE FROM edge WHERE pipeline = 1", .rows),
      (
        "group-document",
        "UPDATE run_document SET document = replace(document, 'succeeded', 'failed') WHERE pipeline = 1 AND run = 1",
        .copies
      ), ("target-document", "DELETE FROM target_document WHERE pipeline = 1 AND run = 2 AND sink = 4", .rows),
      ("indexed-document", "UPDATE attempt_lookup SET open = 1 WHERE pipeline = 1 AND cell = 0", .lookup),
    ]

    @Test(arguments: layouts) func inWhatOnlyTheLayoutKnows(layout: String) async throws {
      let damages = Self.ofLayouts.filter { $0.layout == layout }
      #expect(!damages.isEmpty, "say above how rows of the layout are damaged")
      for damage in damages {
        let folder = try await made(layout)
        try Damage.sql(folder.file, damage.sql)
        #expect(try await rules(folder, layout).contains(damage.rule), "\(damage.sql)")
      }
    }

    @Test(arguments: layouts) func inTheHistory(layout: String) async throws {
      let ordinals = try await made(layout)
      try set("ordinal", "5", attempt: 6, in: ordinals, layout)
      #expect(try await rules(ordinals, layout).contains(.history))
      let behind = try await made(layout)
      // Attempt 3 builds f2, which test 5 needs.
      try set("state", "failed", attempt: 3, in: behind, layout)
      #expect(try await rules(behind, layout).contains(.pendingBehindBadEnd))
      let early = try await made(layout)
      try set("state", "running", attempt: 5, in: early, layout)
      try set("started", "1", attempt: 5, in: early, layout)
      #expect(try await !rules(early, layout).isDisjoint(with: [.invariant, .unreadable]))
    }
  }
#endif
