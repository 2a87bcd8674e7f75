#if PostgreSQL
  import PipeShape
  import PipeShapePostgreSQL
  import PipeShapePostgreSQLTrials
  import PipeShapeSQL
  import PipeShapeStore
  import Testing

  /// What a server refuses, or has in another form than asked for, is told by a code and in words that help.
  @Suite(.needsServer) struct RefusalsAreTyped {
    @Test func whereNoServerIs() async throws {
      let error = await failure { () throws(StoreError) in
        try await PostgreSQLStore.open("host=/tmp/nowhere-at-all", layout: "normalized")
      }
      #expect(error?.code == .unavailable)
      #expect(error?.message.contains("/tmp/nowhere-at-all") == true)
      let refused = await failure { () throws(StoreError) in
        try await PostgreSQLStore.open("host=127.0.0.1 port=1 connect_timeout=2", layout: "normalized")
      }
      #expect(refused?.code == .unavailable)
      let nonsense = await failure { () throws(StoreError) in
        try await PostgreSQLStore.open("nonsense=1", layout: "normalized")
      }
      #expect(nonsense?.message.contains("nonsense") == true)
    }

    @Test func aDatabaseThatThereIsNot() async throws {
      let address = try await SharedServer.address + " dbname=nothing"
      let error = await failure { () throws(StoreError) in
        try await PostgreSQLStore.open(address, layout: "normalized")
      }
      #expect(error?.code == .unavailable && error?.engineCode == "3D000")
      #expect(error?.message.contains("LOCATION") == false)
    }

    @Test(arguments: zip(layouts, layouts.dropFirst() + layouts.prefix(1)))
    func aSchemaOfAnotherLayout(_ has: String, _ wanted: String) async throws {
      let schema = SharedServer.name("layout")
      let store = try await SharedServer.store(has, schema: schema)
      await store.close()
      let address = try await SharedServer.address
      let error = await failure { () throws(StoreError) in
        try await PostgreSQLStore.open(address, layout: wanted, options: .init(schema: schema))
      }
      #expect(error?.code == .wrongLayout)
      #expect(error?.message.contains(" \(has),") == true && error?.message.hasSuffix(" \(wanted)") == true)
      #expect(try await PostgreSQLStore.layout(ofStoreAt: address, schema: schema) == has)
    }

    @Test func aSchemaOfAnotherVersion() async throws {
      let schema = SharedServer.name("version")
      await (try await SharedServer.store("normalized", schema: schema)).close()
      let address = try await SharedServer.address
      RawPostgreSQL.session(address).run("UPDATE \(schema).meta SET value = '99' WHERE name = 'version'")
      let error = await failure { () throws(StoreError) in
        try await PostgreSQLStore.open(address, layout: "normalized", options: .init(schema: schema))
      }
      #expect(error?.code == .wrongVersion && error?.message.contains("99") == true)
    }

    @Test func aSchemaOfSomethingElse() async throws {
      let schema = SharedServer.name("other")
      let address = try await SharedServer.address
      let raw = RawPostgreSQL.session(address)
      raw.run("CREATE SCHEMA \(schema)")
      raw.run("CREATE TABLE \(schema).guests (name TEXT)")
      let error = await failure { () throws(StoreError) in
        try await PostgreSQLStore.open(address, layout: "normalized", options: .init(schema: schema))
      }
      #expect(error?.code == .notAStore)
      // Nothing was made there.
      #expect(
        raw.numbers("SELECT count(*) FROM pg_class WHERE relnamespace = '\(schema)'::regnamespace AND relkind = 'r'")
          == [1])
    }

    @Test func aRoleThatOnlyReads() async throws {
      let (schema, role) = (SharedServer.name("reading"), SharedServer.name("reader"))
      let store = try await SharedServer.store("normalized", schema: schema)
      let id = try await store.makeSample()
      let address = try await SharedServer.address
      let raw = RawPostgreSQL.session(address)
      raw.run("CREATE ROLE \(role) LOGIN SUPERUSER")
      let hers = try await PostgreSQLStore.open(
        address + " user=\(role)", layout: "normalized", options: .init(schema: schema, connections: 1))
      raw.run("ALTER ROLE \(role) SET default_transaction_read_only = on")
      // Sessions begin with what the role has then.
      #expect(await failure { () throws(StoreError) in try await hers.makeSample() } == nil)
      let error = await failure { () throws(StoreError) in
        try await PostgreSQLStore.open(
          address + " user=\(role)", layout: "normalized", options: .init(schema: SharedServer.name("new")))
      }
      #expect(error?.code == .readOnly && error?.engineCode == "25006")
      let writing = try await PostgreSQLStore.open(
        address + " user=\(role)", layout: "normalized", options: .init(schema: schema))
      let refused = await failure { () throws(StoreError) in try await writing.makeSample() }
      #expect(refused?.code == .readOnly && refused?.engineCode == "25006")
      #expect(try await writing.states(of: id).count == 5)
    }

    /// Whoever has the tables needs no right to make schemas.
    @Test func aRoleWithoutTheRightToMakeSchemas() async throws {
      let (schema, role) = (SharedServer.name("granted"), SharedServer.name("plain"))
      await (try await SharedServer.store("normalized", schema: schema)).close()
      let address = try await SharedServer.address
      let raw = RawPostgreSQL.session(address)
      for sql in [
        "CREATE ROLE \(role) LOGIN", "GRANT USAGE ON SCHEMA \(schema) TO \(role)",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA \(schema) TO \(role)",
      ] { raw.run(sql) }
      let store = try await PostgreSQLStore.open(
        address + " user=\(role)", layout: "normalized", options: .init(schema: schema))
      #expect(try await store.states(of: try await store.makeSample()).count == 5)
      let error = await failure { () throws(StoreError) in
        try await PostgreSQLStore.open(
          address + " user=\(role)", layout: "normalized", options: .init(schema: SharedServer.name("none")))
      }
      #expect(error?.code == .unavailable && error?.engineCode == "42501")
    }
  }
#endif
