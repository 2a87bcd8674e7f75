#if PostgreSQL
  import PipeShape
  import PipeShapePostgreSQL
  @testable import PipeShapePostgreSQLTrials
  import PipeShapeSQL
  import PipeShapeStore
  import Testing

  /// What the database does with a composite type that rows are made of, and what a store makes of it.
  @Suite(.serialized, .enabled(if: ThrowAwayServer.programs != nil)) struct CompositeTypesEvolve {
    struct First: Composite, Hashable {
      var url: String
      var owner: Owner?
      static let shape = Shape(Field("url") { $0.url }, Field("owner") { $0.owner }, make: First.init)
    }

    /// A field more in front, and one of another name.
    struct Second: Composite, Hashable {
      var size: Int64?
      var url: String
      var maintainer: Owner?
      static let shape = Shape(
        Field("size") { $0.size }, Field("url") { $0.url }, Field("maintainer") { $0.maintainer }, make: Second.init)
    }

    /// A field of another type.
    struct Third: Composite, Hashable {
      var url: Int64
      static let shape = Shape(Field("url") { $0.url }, make: Third.init)
    }

    static let layouts = ["target-record", "group-record"]

    private func open(
      _ folder: TemporaryFolder, _ layout: String, _ payload: (some Composite).Type
    ) async throws -> SQLStore {
      try await folder.open(
        "postgresql/" + layout, kinds: KindRegistry([StepKind("srpm_build", payload: payload)]))
    }

    private func raw(_ folder: TemporaryFolder) async throws -> TrialSession {
      try TrialSession(try await TestServer.address(), schema: folder.schema)
    }

    @Test(arguments: layouts) func fieldsAreAddedAndRenamedWhileDataExists(layout: String) async throws {
      let folder = try TemporaryFolder()
      let first = try await open(folder, layout, First.self)
      let id = try await first.makeSample()
      let old = First(url: "u,\"(\\{}", owner: Owner(name: "", mail: nil))
      try await first.set(CellKey("srpm"), .running, in: id, payload: old.payloadValue)
      // The one that is open already goes on.
      let second = try await open(folder, layout, Second.self)
      let seen = Second(size: nil, url: old.url, maintainer: nil)
      #expect(try await second.attempts(of: id)[0].payload == seen.payloadValue)
      #expect(try await first.attempts(of: id)[0].payload == old.payloadValue)
      let new = Second(size: .max, url: "w", maintainer: Owner(name: "m", mail: "x"))
      try await second.set(CellKey("srpm"), .succeeded, in: id, payload: new.payloadValue)
      #expect(try await second.attempts(of: id)[0].payload == new.payloadValue)
      // What the second one does not know has been left alone.
      #expect(try await first.attempts(of: id)[0].payload == First(url: "w", owner: old.owner).payloadValue)
      let fields = try await raw(folder).run(
        """
        SELECT string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = 'payload_srpm_build'::REGCLASS AND attnum > 0
        """)
      #expect(fields == [["url owner size maintainer"]])
      #expect(try await second.doctor().findings == [])
      await first.close()
      await second.close()
    }

    @Test(arguments: layouts) func aTypeIsNotChangedWhileDataExists(layout: String) async throws {
      let folder = try TemporaryFolder()
      let first = try await open(folder, layout, First.self)
      let id = try await first.makeSample()
      let old = First(url: "u", owner: nil)
      try await first.set(CellKey("srpm"), .running, in: id, payload: old.payloadValue)
      let raw = try await raw(folder)
      let refused = #expect(throws: StoreError.self) {
        try raw.run("ALTER TYPE payload_srpm_build ALTER ATTRIBUTE url TYPE BIGINT")
      }
      #expect(refused?.engineCode == "0A000")
      #expect(refused?.message.contains("cannot alter type") == true)
      // The attribute keeps its type, and what it cannot hold lies in the document beside.
      let third = try await open(folder, layout, Third.self)
      try await third.set(CellKey("srpm"), .succeeded, in: id, payload: Third(url: 7).payloadValue)
      guard case .record(let record) = try await third.attempts(of: id)[0].payload else {
        Issue.record("the payload is gone")
        return
      }
      #expect(record["url"] == .int(7))
      let table = layout == "group-record" ? "group_record" : "target_record"
      let places = try raw.run("SELECT DISTINCT attempts_srpm_build[1] IS NULL, other IS NULL FROM \(table)")
      #expect(places == [["t", "f"]])
      #expect(try await third.doctor().findings == [])
      await first.close()
      await third.close()
    }

    /// What an owner of the database may do by hand: rows are not rewritten, and positions of other fields stay.
    @Test func theDatabaseDropsAndRenamesAtOnce() async throws {
      let folder = try TemporaryFolder()
      let store = try await open(folder, "group-record", First.self)
      let id = try await store.makeSample()
      try await store.set(
        CellKey("srpm"), .running, in: id,
        payload: First(url: "u", owner: Owner(name: "n", mail: nil)).payloadValue)
      await store.close()
      let raw = try await raw(folder)
      let before = try raw.run("SELECT ctid, xmin FROM group_record")
      _ = try raw.run("ALTER TYPE payload_srpm_build RENAME ATTRIBUTE url TO address")
      _ = try raw.run("ALTER TYPE payload_srpm_build DROP ATTRIBUTE owner")
      #expect(try raw.run("SELECT ctid, xmin FROM group_record") == before)
      let address = try raw.run("SELECT ((attempts_srpm_build[1]).payload).address FROM group_record")
      #expect(address == [["u"]])
    }

    @Test func aCompositeOfNullsIsThere() async throws {
      struct Nothing: Composite, Hashable {
        var a: Int64?
        static let shape = Shape(Field("a") { $0.a }, make: Nothing.init)
      }
      struct Holder: Composite, Hashable {
        var inner: Nothing?
        static let shape = Shape(Field("inner") { $0.inner }, make: Holder.init)
      }
      let folder = try TemporaryFolder()
      let store = try await open(folder, "group-record", Holder.self)
      let id = try await store.makeSample()
      for holder in [Holder(inner: Nothing(a: nil)), Holder(inner: nil)] {
        _ = try await store.writing { (s) throws(StoreError) in
          try s.record(AttemptChange(payload: holder.payloadValue), of: .cell(CellKey("srpm"), in: id))
        }
        #expect(try await store.attempts(of: id)[0].payload == holder.payloadValue)
        // The language itself cannot tell them apart.
        let isNull = try await raw(folder).run(
          "SELECT ((attempts_srpm_build[1]).payload).inner IS NULL FROM group_record")
        #expect(isNull == [["t"]])
      }
      await store.close()
    }
  }

  extension CompositeTypesEvolve {
    @Test(arguments: layouts) func aDoctorFindsWhatIsDamaged(layout: String) async throws {
      let folder = try TemporaryFolder()
      let store = try await folder.open("postgresql/" + layout, kinds: sampleKinds)
      let id = try await store.makeSample()
      try await store.set(CellKey("srpm"), .failed, in: id)
      _ = try await store.writing { (s) throws(StoreError) in
        try s.rerun(RerunRequest(.whole), of: id)
      }
      #expect(try await store.doctor().findings == [])
      let raw = try await raw(folder)
      let table = layout == "group-record" ? "group_record" : "target_record"
      let damages: [(sql: String, rule: String)] = [
        ("UPDATE \(table) SET open = NOT open WHERE run = 1", "lookup"),
        ("UPDATE \(table) SET attempts_copr_build[1].ordinal = 7 WHERE run = 2", "history"),
        ("UPDATE \(table) SET attempts_copr_build[1].cell = 99 WHERE run = 2", "unreadable"),
        ("UPDATE \(table) SET attempts_copr_build = NULL WHERE run = 2", "rows"),
        ("DELETE FROM \(table) WHERE run = 2", "rows"),
      ]
      for damage in damages {
        _ = try raw.run("CREATE TABLE kept AS SELECT * FROM \(table)")
        _ = try raw.run(damage.sql)
        let findings = try await store.doctor().findings
        #expect(!findings.isEmpty, "\(damage.sql)")
        #expect(findings.contains { "\($0.rule)" == damage.rule }, "\(damage.sql): \(findings)")
        _ = try raw.run("DELETE FROM \(table)")
        _ = try raw.run("INSERT INTO \(table) SELECT * FROM kept")
        _ = try raw.run("DROP TABLE kept")
      }
      #expect(try await store.doctor().findings == [])
      await store.close()
    }
  }
#endif
