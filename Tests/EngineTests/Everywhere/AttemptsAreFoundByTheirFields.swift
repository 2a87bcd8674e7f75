import PipeShape
import PipeShapeSQL
import PipeShapeStore
import Testing

/// A field that is declared searchable finds attempts in every layout, with what lists show of them as it is now.
@Suite struct AttemptsAreFoundByTheirFields {
  private static let copr = CellKey("copr", "f1"), other = CellKey("copr", "f2")

  private static func build(_ id: Int64, _ chroot: String = "f1") -> PayloadValue {
    CoprTarget(
      chroot: chroot, buildID: id, seconds: nil, isScratch: false, finishedAt: nil, owner: Owner(name: "o", mail: nil),
      signer: nil, packages: [], logs: [], tags: nil
    ).payloadValue
  }

  private static func found(
    _ field: String, _ value: PayloadValue, states: Set<AttemptState>? = nil, in store: some Store,
    page: Page<CellCursor> = Page()
  ) async throws(StoreError) -> [CellRecord] {
    try await store.read { (s) throws(StoreError) in
      try s.cells(.field(FieldLookup(kind: "copr_build", field: field, is: value, states: states)), page: page)
    }
  }

  @Test(arguments: everyStore) func asTheyAreNow(layout: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await folder.open(layout, kinds: sampleKinds)
    let ids = [try await store.makeSample(), try await store.makeSample()]
    for id in ids { try await store.set(CellKey("srpm"), .succeeded, in: id) }
    for id in ids { try await store.set(Self.copr, .running, in: id, payload: Self.build(7)) }
    let running = try await Self.found("build_id", .int(7), in: store)
    #expect(running.map(\.pipeline) == ids && running.allSatisfy { $0.cell == Self.copr && $0.state == .running })
    // State, external id and value change; each by itself.
    let external = ExternalID(system: "copr", id: "9")
    _ = try await store.writing { (s) throws(StoreError) in
      _ = try s.record(AttemptChange(external: external), of: .cell(Self.copr, in: ids[0]))
      _ = try s.record(AttemptChange(state: .succeeded, at: 9), of: .cell(Self.copr, in: ids[0]))
      _ = try s.record(AttemptChange(fields: ["build_id": .int(8)]), of: .cell(Self.copr, in: ids[1]))
    }
    let seven = try await Self.found("build_id", .int(7), in: store)
    #expect(seven.map(\.pipeline) == [ids[0]] && seven.map(\.state) == [.succeeded])
    #expect(seven.map(\.external) == [external])
    #expect(try await Self.found("build_id", .int(8), in: store).map(\.pipeline) == [ids[1]])
    let chroots = try await Self.found("chroot", .text("f1"), in: store)
    #expect(chroots.map(\.pipeline) == ids)
    #expect(try await Self.found("chroot", .text("f1"), states: [.running], in: store) == [chroots[1]])
    #expect(try await Self.found("chroot", .text("f1"), in: store, page: Page(limit: 1)) == [chroots[0]])
    let rest = try await Self.found("chroot", .text("f1"), in: store, page: Page(after: chroots[0].cursor))
    #expect(rest == [chroots[1]])
    #expect(try await store.doctor().findings == [])
    // A rerun leaves what the older attempt says; with its pipeline it goes.
    try await store.set(Self.copr, .failed, in: ids[1])
    _ = try await store.writing { (s) throws(StoreError) in try s.rerun(RerunRequest(RerunScope(.failed)), of: ids[1]) }
    #expect(try await Self.found("build_id", .int(8), in: store).map(\.state) == [.failed])
    for id in ids { try await store.set(Self.other, .failed, in: id) }
    for cell in [CellKey("tests", "f1")] { try await store.set(cell, .failed, in: ids[0]) }
    _ = try await store.writing { (s) throws(StoreError) in try s.remove(endedBefore: 100, limit: 1) }
    #expect(try await Self.found("build_id", .int(7), in: store) == [])
    #expect(try await store.doctor().findings == [])
    await store.close()
  }

  @Test(arguments: everyStore) func whereValuesAreTooLongForAnIndex(layout: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await folder.open(layout, kinds: sampleKinds)
    let id = try await store.makeSample()
    let long = String(repeating: "é", count: 5_000)
    try await store.set(CellKey("srpm"), .succeeded, in: id)
    try await store.set(Self.copr, .running, in: id, payload: Self.build(1, long))
    try await store.set(Self.other, .running, in: id, payload: Self.build(2, long + "x"))
    #expect(try await Self.found("chroot", .text(long), in: store).map(\.cell) == [Self.copr])
    #expect(try await Self.found("chroot", .text(long + "x"), in: store).map(\.cell) == [Self.other])
    #expect(try await Self.found("chroot", .text(long + "y"), in: store) == [])
    await store.close()
  }

  /// What was stored before anybody said that it is to be found, and what others write who do not know it.
  @Test(arguments: everyStore) func alsoThoseFromBefore(layout: String) async throws {
    let folder = try TemporaryFolder()
    let earlier = try await folder.open(layout)
    let id = try await earlier.makeSample()
    try await earlier.set(CellKey("srpm"), .succeeded, in: id)
    try await earlier.set(Self.copr, .running, in: id, payload: Self.build(7))
    let later = try await folder.open(layout, kinds: sampleKinds)
    #expect(try await Self.found("build_id", .int(7), in: later).map(\.state) == [.running])
    try await earlier.set(Self.copr, .succeeded, in: id)
    try await earlier.set(Self.other, .running, in: id, payload: Self.build(8))
    #expect(try await Self.found("build_id", .int(7), in: later).map(\.state) == [.succeeded])
    #expect(try await Self.found("build_id", .int(8), in: later).map(\.cell) == [Self.other])
    #expect(try await Self.found("build_id", .int(8), in: earlier).map(\.cell) == [Self.other])
    #expect(try await later.doctor().findings == [])
    await earlier.close()
    await later.close()
  }

  @Test(arguments: everyStore) func butNotByWhatIsNoSearchableField(layout: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await folder.open(layout, kinds: sampleKinds)
    for (field, value) in [
      ("tags", PayloadValue.text("x")), ("no such", .text("x")), ("Is Scratch", .bool(true)), ("build_id", .text("7")),
      ("build_id", .null),
    ] {
      let refused = await code { () throws(StoreError) in try await Self.found(field, value, in: store) }
      #expect(refused == .invalidPayload, "\(field) = \(value)")
    }
    await store.close()
  }

  /// One statement, in one round trip where there is a network between.
  @Test(arguments: everyStore) func byOneQuestion(layout: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await folder.open(layout, kinds: sampleKinds)
    let id = try await store.makeSample()
    try await store.set(CellKey("srpm"), .succeeded, in: id)
    try await store.set(Self.copr, .running, in: id, payload: Self.build(7))
    _ = try await Self.found("build_id", .int(7), in: store)
    func trips() async throws -> Int64 {
      try await store.measures(detailed: false).first { $0.name == "round trips" }?.value ?? 0
    }
    let before = try await trips()
    _ = try await Self.found("build_id", .int(7), in: store)
    let took = try await trips() - before
    // Where statements are answered at once, the end of the transaction counts too, and that for the kinds.
    #expect(took == (layout.hasPrefix("postgresql") ? 1 : 2))
    await store.close()
  }
}
