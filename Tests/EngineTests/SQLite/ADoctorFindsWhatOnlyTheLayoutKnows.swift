#if SQLite
  import PipeShape
  import PipeShapeLayouts
  import PipeShapeSQL
  @testable import PipeShapeSQLite
  import PipeShapeStore
  import Testing

  /// Rows that contradict each other are found by what the layout says about them; what the library wrote never does.
  @Suite struct ADoctorFindsWhatOnlyTheLayoutKnows {
    @Test(arguments: layouts) func nothingAfterARandomLife(layout: String) async throws {
      for seed in 100..<104 as Range<UInt64> {
        let folder = try TemporaryFolder()
        let store = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds)
        var driver = Differential(store, seed: seed)
        for _ in 0..<60 { await driver.step() }
        for id in driver.pipelines {
          let faults = try await store.read { (s) throws(StoreError) -> [StoredFault] in
            try s.pipeline(id) == nil ? [] : try s.faults(of: id)
          }
          #expect(faults == [])
        }
        await store.close()
      }
    }

    /// One way to damage a file, and the rule that it breaks.
    struct Damage: Sendable, CustomTestStringConvertible {
      var layout: String
      var statement: String
      var rule: StoredFault.Rule
      var testDescription: String { "\(layout): \(statement)" }
    }

    static let damages: [Damage] = [
      Damage(layout: "normalized", statement: "DELETE FROM input WHERE cell = 3 AND ordinal = 2", rule: .inputs),
      Damage(layout: "normalized", statement: "UPDATE input SET source_ordinal = 1 WHERE cell = 3", rule: .inputs),
      Damage(layout: "normalized", statement: "UPDATE step SET kind = 'tests' WHERE number = 0", rule: .graph),
      Damage(layout: "normalized", statement: "UPDATE cell SET target = 'F1' WHERE position = 1", rule: .graph),
      Damage(layout: "normalized", statement: "DELETE FROM edge WHERE source = 0", rule: .graph),
      Damage(layout: "normalized", statement: "DELETE FROM payload_other", rule: .payloads),
      Damage(layout: "normalized", statement: "UPDATE attempt SET payload = 0", rule: .payloads),
      Damage(layout: "normalized", statement: "UPDATE payload_other SET value = '{'", rule: .readable),
      Damage(layout: "normalized", statement: "UPDATE attempt SET state = 9 WHERE cell = 0", rule: .readable),
      Damage(layout: "normalized", statement: "DELETE FROM attempt WHERE cell = 1 AND ordinal = 1", rule: .history),
      Damage(
        layout: "group-document",
        statement: "UPDATE run_document SET document = replace(document, 'succeeded', 'failed') WHERE run = 1",
        rule: .copiesEqual),
      Damage(
        layout: "group-document",
        statement: "UPDATE run_document SET document = (SELECT document FROM run_document WHERE run = 2) WHERE run = 1",
        rule: .history),
      Damage(
        layout: "group-document",
        statement: "UPDATE run_document SET document = (SELECT document FROM run_document WHERE run = 1) WHERE run = 2",
        rule: .history),
      Damage(layout: "group-document", statement: "DELETE FROM run_document WHERE run = 2", rule: .rows),
      Damage(layout: "group-document", statement: "UPDATE run_document SET run = 3 WHERE run = 2", rule: .rows),
      Damage(
        layout: "group-document", statement: "UPDATE run_document SET document = '{}' WHERE run = 1", rule: .history),
      Damage(
        layout: "group-document",
        statement: "UPDATE run_document SET document = json_remove(document, '$.srpm') WHERE run = 2", rule: .binding),
      Damage(
        layout: "group-document",
        statement: """
          UPDATE run_document SET document =
            json_insert(json_remove(document, '$.srpm'), '$.tests.1', json_extract(document, '$.srpm.1'))
          """, rule: .binding),
      Damage(
        layout: "group-document", statement: "UPDATE run_document SET document = '{\"a\":1}' WHERE run = 1",
        rule: .readable),
      Damage(
        layout: "target-document",
        statement: """
          UPDATE target_document SET document = replace(document, '"state":"succeeded"', '"state":"failed"')
          WHERE run = 2 AND sink = 4
          """, rule: .copiesEqual),
      Damage(
        layout: "target-document", statement: "DELETE FROM target_document WHERE sink = 3 AND run = 1", rule: .history),
      Damage(
        layout: "target-document", statement: "DELETE FROM target_document WHERE sink = 4 AND run = 2", rule: .rows),
      Damage(layout: "target-document", statement: "UPDATE target_document SET sink = 2 WHERE sink = 4", rule: .rows),
      Damage(
        layout: "target-document",
        statement: """
          UPDATE target_document SET document =
            (SELECT document FROM target_document WHERE run = 1 AND sink = 3) WHERE run = 1 AND sink = 4
          """, rule: .binding),
      Damage(layout: "target-document", statement: "UPDATE target_document SET document = '['", rule: .readable),
      Damage(
        layout: "indexed-document", statement: "UPDATE attempt_lookup SET open = 1 WHERE cell = 0", rule: .lookup),
      Damage(
        layout: "indexed-document", statement: "UPDATE attempt_lookup SET external = 'x' WHERE cell = 0", rule: .lookup),
      Damage(
        layout: "indexed-document", statement: "UPDATE attempt_lookup SET identifier = '-' WHERE cell = 1",
        rule: .lookup),
      Damage(layout: "indexed-document", statement: "DELETE FROM attempt_lookup WHERE ordinal = 2", rule: .lookup),
      Damage(
        layout: "indexed-document",
        statement: "UPDATE pipeline_document SET document = json_replace(document, '$.attempts.1.state', 'failed')",
        rule: .lookup),
      Damage(
        layout: "indexed-document",
        statement: "UPDATE pipeline_document SET document = json_replace(document, '$.runs.2', json('[]'))",
        rule: .binding),
      Damage(
        layout: "indexed-document",
        statement: "UPDATE pipeline_document SET document = json_remove(document, '$.attempts.2')", rule: .history),
      Damage(layout: "indexed-document", statement: "DELETE FROM pipeline_document", rule: .readable),
    ]

    @Test(arguments: damages) func damage(_ damage: Damage) async throws {
      let folder = try TemporaryFolder()
      let store = try await SQLiteStore.open(folder.file, layout: damage.layout)
      let id = try await store.makeSample()
      try await store.set(CellKey("srpm"), .succeeded, in: id, payload: .record(["url": .text("u")]))
      try await store.set(CellKey("copr", "f1"), .failed, in: id)
      try await store.set(CellKey("copr", "f2"), .succeeded, in: id)
      _ = try await store.writing { (s) throws(StoreError) in
        try s.rerun(RerunRequest(RerunScope(try Selection(refusing: "copr[f1] or tests[f2]"))), of: id)
      }
      await store.close()
      do {
        let connection = try SQLiteConnection(folder.file, flags: 2, isWriter: true)
        try connection.execute("PRAGMA foreign_keys = OFF")
        try connection.execute(damage.statement)
      }
      let damaged = try await SQLiteStore.open(folder.file, layout: damage.layout)
      let faults = try await damaged.read { (s) throws(StoreError) in try s.faults(of: id) }
      #expect(faults.contains { $0.rule == damage.rule }, "\(faults)")
      await damaged.close()
    }
  }

  extension Selection {
    /// A selection of a test, whose text is right.
    fileprivate init(refusing text: String) throws(StoreError) {
      do { try self.init(parsing: text) } catch { throw StoreError(.badSelection, "\(error)") }
    }
  }
#endif
