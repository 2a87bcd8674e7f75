#if PostgreSQL
  import Foundation
  import PipeShape
  import PipeShapePostgreSQL
  import PipeShapePostgreSQLTrials
  import PipeShapeSQL
  import PipeShapeStore
  import Testing

  /// What only happens to a server that nobody else uses: it is full, restarted, asks for passwords, or only reads.
  @Suite(.needsServer) struct AServerOfOnesOwnMayFail {
    @Test func fromTheFirstClientToTheLastStart() async throws {
      let settings = ["max_connections": "6", "superuser_reserved_connections": "2"]
      let server = try await ThrowAwayServer.start(settings: ThrowAwayServer.hasty.merging(settings) { $1 })
      defer { server.stop() }
      let store = try await PostgreSQLStore.open(
        server.address, layout: "normalized", options: .init(store: .init(deadline: .milliseconds(200)), connections: 1)
      )
      let id = try await store.makeSample()
      try await refusesAPassword(server)
      try await hasNoRoomForOneMore(server)
      try await comesBack(server, store, id)
      try await onlyReads(server, store, id)
    }

    private func refusesAPassword(_ server: ThrowAwayServer) async throws {
      let raw = RawPostgreSQL.session(server.address)
      raw.run("CREATE ROLE guarded LOGIN SUPERUSER PASSWORD 'rightful-word'")
      try server.demandPassword(of: "guarded")
      try await Task.sleep(for: .milliseconds(200))
      let address = "\(server.address) user=guarded password="
      let error = await failure { () throws(StoreError) in
        try await PostgreSQLStore.open(address + "wrongful-word", layout: "normalized")
      }
      #expect(error?.code == .unavailable && error?.engineCode == "28P01")
      #expect(error?.description.contains("wrongful-word") == false)
      #expect(error?.message.contains("guarded") == true)
      await (try await PostgreSQLStore.open(address + "rightful-word", layout: "normalized")).close()
    }

    private func hasNoRoomForOneMore(_ server: ThrowAwayServer) async throws {
      let raw = RawPostgreSQL.session(server.address)
      raw.run("CREATE ROLE plain LOGIN")
      raw.run("CREATE ROLE single LOGIN CONNECTION LIMIT 0")
      // Those who left before are gone by then, and more come than there is room for.
      try await Task.sleep(for: .milliseconds(200))
      let guests = (0..<6).map { _ in RawPostgreSQL.session(server.address) }
      // Who waits in vain is told that there is no room, not that there is no server.
      for user in ["plain", "single", "pipeshape"] {
        let error = await failure { () throws(StoreError) in
          try await PostgreSQLStore.open(
            "\(server.address) user=\(user)", layout: "normalized",
            options: .init(store: .init(deadline: .milliseconds(50))))
        }
        #expect(error?.code == .busy && error?.engineCode == "53300", "\(user): \(String(describing: error))")
      }
      #expect(guests.count == 6)
    }

    /// The next call after a restart works, without a word.
    private func comesBack(_ server: ThrowAwayServer, _ store: SQLStore, _ id: PipelineID) async throws {
      for ending in ThrowAwayServer.Ending.allCases {
        try await server.end(ending)
        #expect(await failure { () throws(StoreError) in try await store.states(of: id) }?.code == .unavailable)
        try await server.startAgain()
        #expect(try await store.states(of: id).count == 5)
        try await server.end(ending)
        try await server.startAgain()
        #expect(try await store.makeSample() != id)
      }
    }

    private func onlyReads(_ server: ThrowAwayServer, _ store: SQLStore, _ id: PipelineID) async throws {
      try await server.end(.orderly)
      server.becomeStandby()
      try await server.startAgain()
      #expect(try await store.states(of: id).count == 5)
      #expect(await failure { () throws(StoreError) in try await store.makeSample() }?.code == .readOnly)
      for (schema, isReadOnly) in [("pipeshape", false), ("other", false), ("pipeshape", true)] {
        let error = await failure { () throws(StoreError) in
          try await PostgreSQLStore.open(
            server.address, layout: "normalized", options: .init(schema: schema, isReadOnly: isReadOnly))
        }
        #expect(error?.code == (isReadOnly ? nil : .readOnly), "\(String(describing: error))")
      }
    }

    /// Documents until there is no room: a small file system, where one can be had.
    @Test func whereThereIsNoRoomLeft() async throws {
      guard let disk = SmallDisk() else {
        return print("disk full: not tested, since only root can mount a small file system")
      }
      let server = try await ThrowAwayServer.start(settings: ThrowAwayServer.hasty)
      defer { server.stop() }
      let raw = RawPostgreSQL.session(server.address)
      #expect(raw.run("CREATE TABLESPACE small LOCATION '\(disk.folder)'").code == nil)
      for layout in layouts {
        let schema = layout.replacing("-", with: "_")
        let store = try await PostgreSQLStore.open(
          server.address + " options='-c default_tablespace=small'", layout: layout, options: .init(schema: schema))
        let id = try await store.makeSample()
        let before = try await store.read { (s) throws(StoreError) in try s.counts().pipelines }
        disk.fill()
        var loads = 0
        var error: StoreError?
        // What room there is within the pages that are there is used up first.
        while error == nil, loads < 20 {
          error = await failure { () throws(StoreError) in
            try await store.writing { (s) throws(StoreError) in
              _ = try s.load(Array(repeating: sampleDraft(), count: 200))
            }
          }
          if error == nil { loads += 1 }
        }
        disk.empty()
        #expect(error?.code == .full && error?.engineCode == "53100", "\(layout): \(String(describing: error))")
        let after = try await store.read { (s) throws(StoreError) in try s.counts().pipelines }
        #expect(after == before + loads * 200)
        let recorded = try await store.writing { (s) throws(StoreError) in
          try s.set(CellKey("srpm"), .succeeded, in: id)
        }
        #expect(recorded == .changed(skipped: 0))
        await store.close()
      }
    }
  }
#endif
