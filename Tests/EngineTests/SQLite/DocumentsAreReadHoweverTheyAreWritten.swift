#if SQLite
  import PipeShape
  import PipeShapeSQL
  @testable import PipeShapeSQLite
  import PipeShapeStore
  import Testing

  /// Documents have one written form, which is read the fast way; other valid JSON is read as well, with the same answer.
  ///
  /// Only the states keep their spelling: SQL looks for it in the text.
  @Suite struct DocumentsAreReadHoweverTheyAreWritten {
    static let layouts = ["group-document", "target-document", "indexed-document"]
    /// Other spellings of what stands in a document.
    static let spellings = [
      #"replace(document, ',"ordinal":', ' , "ordinal" : ')"#,
      #"replace(document, '{"cell":', '{"unknown":[1,{"a":null}],"cell":')"#,
      #"replace(document, '"succeeded"', '"succ\u0065eded"')"#,
      #"replace(document, '"owner":', '"\u006fwner":')"#,
      #"replace(document, '"seconds":0.5', '"seconds":5e-1')"#,
      #"replace(document, '"packages":[', '"packages":[ ')"#,
    ]

    private func table(of layout: String) -> String {
      switch layout {
      case "group-document": "run_document"
      case "target-document": "target_document"
      default: "pipeline_document"
      }
    }

    @Test(arguments: layouts, spellings) func withTheSameAnswer(layout: String, spelling: String) async throws {
      let folder = try TemporaryFolder()
      let target = CoprTarget(
        chroot: "é \"quoted\"", buildID: .max, seconds: 0.5, isScratch: true, finishedAt: nil,
        owner: Owner(name: "o", mail: nil), signer: Owner(name: "", mail: "m"), packages: ["a", ""],
        logs: [Log(url: "u", size: nil, lines: [1, -2])], tags: nil)
      let store = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds)
      let id = try await store.makeSample()
      _ = try await store.writing { (s) throws(StoreError) in
        _ = try s.record(AttemptChange(state: .succeeded, at: 7), of: .cell(CellKey("srpm"), in: id))
        return try s.record(
          AttemptChange(
            state: .running, external: ExternalID(system: "copr", id: "1"), payload: target.payloadValue, at: 8),
          of: .cell(CellKey("copr", "f1"), in: id))
      }
      let before = try await store.attempts(of: id)
      #expect(before.contains { $0.payload == target.payloadValue })
      let list = try await store.read { (s) throws(StoreError) in
        try s.cells(.unfinished(kind: "copr_build"), page: Page())
      }
      await store.close()

      let connection = try SQLiteConnection(folder.file, flags: 2, isWriter: true)
      let name = table(of: layout)
      #expect(try connection.rows("SELECT count(*) FROM \(name) WHERE document <> \(spelling)") != [["0"]])
      try connection.execute("UPDATE \(name) SET document = \(spelling)")

      let again = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds)
      #expect(try await again.attempts(of: id) == before)
      let listed = try await again.read { (s) throws(StoreError) in
        try s.cells(.unfinished(kind: "copr_build"), page: Page())
      }
      #expect(listed == list)
      await again.close()
    }

    @Test(arguments: layouts, [#"'"run":1'"#, #"'"started":'"#, #"'"state":"pending"'"#])
    func andADuplicateKeyIsCorrupt(layout: String, member: String) async throws {
      let folder = try TemporaryFolder()
      let store = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds)
      let id = try await store.makeSample()
      await store.close()
      let connection = try SQLiteConnection(folder.file, flags: 2, isWriter: true)
      let name = table(of: layout)
      try connection.execute(
        "UPDATE \(name) SET document = replace(document, \(member), '\"payload\":null,' || \(member))")
      let again = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds)
      let error = await #expect(throws: StoreError.self) { try await again.attempts(of: id) }
      #expect(error?.code == .corrupt)
      await again.close()
    }
  }
#endif
