import PipeShape
import PipeShapeSQL
import PipeShapeStore
import Testing

/// Processes of several versions share a store: who knows fewer fields of a kind changes none of the others.
@Suite(.serialized) struct FieldsThatOthersRegisteredAreKept {
  struct OldOwner: Composite, Hashable {
    var name: String
    static let shape = Shape(Field("name") { $0.name }, make: OldOwner.init)
  }

  struct OldLog: Composite, Hashable {
    var url: String
    static let shape = Shape(Field("url") { $0.url }, make: OldLog.init)
  }

  struct Old: Composite, Hashable {
    var url: String
    var size: Int64?
    var owner: OldOwner
    var logs: [OldLog]
    static let shape = Shape(
      Field("url") { $0.url }, Field("size") { $0.size }, Field("owner") { $0.owner }, Field("logs") { $0.logs },
      make: Old.init)
  }

  /// The same with fields more, in the middle too, in a composite, in the elements of an array, and with whole ones.
  struct New: Composite, Hashable {
    var added: Int64?
    var url: String
    var tags: [String]
    var size: Int64?
    var owner: Owner
    var logs: [Log]
    var signer: Owner
    static let shape = Shape(
      Field("added") { $0.added }, Field("url") { $0.url }, Field("tags", whenMissing: []) { $0.tags },
      Field("size") { $0.size }, Field("owner") { $0.owner }, Field("logs") { $0.logs },
      Field("signer", whenMissing: Owner(name: "nobody", mail: nil)) { $0.signer }, make: New.init)
  }

  static let olds = KindRegistry([StepKind("srpm_build", payload: Old.self)])
  static let news = KindRegistry([StepKind("srpm_build", payload: New.self)])
  static let whole = New(
    added: 3, url: "u", tags: ["a", "b"], owner: Owner(name: "n", mail: "m"),
    logs: [Log(url: "l", size: 5, lines: [1, 2]), Log(url: "k", size: nil, lines: [])],
    signer: Owner(name: "s", mail: nil))

  /// A store that runs already, one that is opened with more fields, and a pipeline with a payload that has them all.
  private func stores(
    _ folder: TemporaryFolder, _ layout: String
  ) async throws -> (old: SQLStore, new: SQLStore, id: PipelineID) {
    let old = try await folder.open(layout, kinds: Self.olds)
    let id = try await old.makeSample()
    #expect(try await old.attempts(of: id)[0].payload == .null)
    let new = try await folder.open(layout, kinds: Self.news)
    try await new.set(CellKey("srpm"), .running, in: id, payload: Self.whole.payloadValue)
    return (old, new, id)
  }

  /// A process that has registered the source build with a payload of its own.
  private func open(
    _ folder: TemporaryFolder, _ layout: String, _ payload: (some Composite).Type
  ) async throws -> SQLStore {
    let kinds = KindRegistry([StepKind("srpm_build", payload: payload)])
    return try await folder.open(layout, kinds: kinds)
  }

  private func record(_ change: AttemptChange, _ id: PipelineID, _ store: SQLStore) async throws -> Recorded {
    try await store.writing { (s) throws(StoreError) in try s.record(change, of: .cell(CellKey("srpm"), in: id)) }
  }

  private func expect(
    _ whole: New, _ id: PipelineID, _ stores: [SQLStore], source: SourceLocation = #_sourceLocation
  ) async throws {
    let seen = Old(
      url: whole.url, size: whole.size, owner: OldOwner(name: whole.owner.name),
      logs: whole.logs.map { OldLog(url: $0.url) })
    let (old, new) = (try await stores[0].attempts(of: id)[0], try await stores[1].attempts(of: id)[0])
    #expect(try New(payloadValue: new.payload) == whole, sourceLocation: source)
    // Fields of others are not handed out at all, at no level.
    #expect(old.payload == seen.payloadValue, sourceLocation: source)
    for store in stores { #expect(try await store.doctor().findings == [], sourceLocation: source) }
  }

  @Test(arguments: everyStore, [AttemptState?.none, .succeeded, .failed])
  func byAChangeOfSingleFields(layout: String, state: AttemptState?) async throws {
    let folder = try TemporaryFolder()
    let (old, new, id) = try await stores(folder, layout)
    try await expect(Self.whole, id, [old, new])
    var whole = Self.whole
    // One that had no value, and one that had.
    _ = try await record(AttemptChange(fields: ["size": .int(9)]), id, old)
    whole.size = 9
    try await expect(whole, id, [old, new])
    _ = try await record(AttemptChange(state: state, fields: ["url": .text("w")]), id, old)
    whole.url = "w"
    try await expect(whole, id, [old, new])
    await old.close()
    await new.close()
  }

  @Test(arguments: everyStore, [AttemptState?.none, .succeeded, .failed])
  func byAWholePayload(layout: String, state: AttemptState?) async throws {
    let folder = try TemporaryFolder()
    let (old, new, id) = try await stores(folder, layout)
    let value = Old(url: "w", size: 1, owner: OldOwner(name: "x"), logs: [OldLog(url: "l"), OldLog(url: "k")])
    let change = AttemptChange(state: state, payload: value.payloadValue)
    #expect(try await record(change, id, old) == .changed(skipped: state == .failed ? 4 : 0))
    var whole = Self.whole
    (whole.url, whole.size, whole.owner.name) = ("w", 1, "x")
    try await expect(whole, id, [old, new])
    // Said again, it says nothing new.
    if state != nil { #expect(try await record(change, id, old) == .unchanged) }
    if state != nil { #expect(try await record(AttemptChange(payload: value.payloadValue), id, old) == .unchanged) }
    await old.close()
    await new.close()
  }

  /// A composite keeps what is not known of it; an array is one value.
  @Test(arguments: everyStore) func withinCompositesButNotWithinArrays(layout: String) async throws {
    let folder = try TemporaryFolder()
    let (old, new, id) = try await stores(folder, layout)
    var whole = Self.whole
    _ = try await record(AttemptChange(fields: ["owner": OldOwner(name: "x").payloadValue]), id, old)
    whole.owner.name = "x"
    try await expect(whole, id, [old, new])
    let same: PayloadValue = .array([OldLog(url: "l").payloadValue, OldLog(url: "k").payloadValue])
    _ = try await record(AttemptChange(fields: ["logs": same, "url": .text("w")]), id, old)
    whole.url = "w"
    try await expect(whole, id, [old, new])
    _ = try await record(AttemptChange(fields: ["logs": .array([OldLog(url: "l").payloadValue])]), id, old)
    let logs = try await new.attempts(of: id)[0].payload
    guard case .record(let record) = logs, case .array(let elements)? = record["logs"] else {
      Issue.record("\(logs)")
      return
    }
    #expect(elements.count == 1)
    _ = try await self.record(AttemptChange(fields: ["logs": .array([])]), id, old)
    whole.logs = []
    try await expect(whole, id, [old, new])
    _ = try await self.record(AttemptChange(payload: .null), id, old)
    #expect(try await new.attempts(of: id)[0].payload == .null)
    await old.close()
    await new.close()
  }

  @Test(arguments: everyStore) func byARerun(layout: String) async throws {
    let folder = try TemporaryFolder()
    let (old, new, id) = try await stores(folder, layout)
    try await new.set(CellKey("srpm"), .succeeded, in: id)
    try await new.set(CellKey("copr", "f1"), .failed, in: id)
    _ = try await old.writing { (s) throws(StoreError) in try s.rerun(RerunRequest(RerunScope(.failed)), of: id) }
    for run in 1...2 {
      let payload = try await new.read { (s) throws(StoreError) in try s.run(run, of: id)?.attempts[0].payload }
      #expect(try New(payloadValue: payload ?? .null) == Self.whole)
    }
    try await expect(Self.whole, id, [old, new])
    await old.close()
    await new.close()
  }

  /// The store remembers the fields of all, whoever opened it last.
  @Test(arguments: everyStore) func whoeverOpensItNext(layout: String) async throws {
    let folder = try TemporaryFolder()
    var (old, new, id) = try await stores(folder, layout)
    await old.close()
    await new.close()
    old = try await folder.open(layout, kinds: Self.olds)
    _ = try await record(AttemptChange(fields: ["url": .text("w")]), id, old)
    var whole = Self.whole
    whole.url = "w"
    // Nobody who knows the kind: everything is handed out.
    let other = try await folder.open(layout)
    #expect(try New(payloadValue: try await other.attempts(of: id)[0].payload) == whole)
    new = try await folder.open(layout, kinds: Self.news)
    try await expect(whole, id, [old, new])
    // Nor does opening again make the others start anew.
    #expect(try await old.measures(detailed: false).first { $0.name == "retries" }?.value == 0)
    for store in [old, new, other] { await store.close() }
  }

  struct Number: Composite, Hashable {
    var url: String
    var size: Int64
    static let shape = Shape(Field("url") { $0.url }, Field("size") { $0.size }, make: Number.init)
  }

  struct Word: Composite, Hashable {
    var url: String
    var size: String
    static let shape = Shape(Field("url") { $0.url }, Field("size") { $0.size }, make: Word.init)
  }

  /// Two that disagree about a type each read what they wrote, and the fields that they agree about.
  @Test(arguments: everyStore) func whereTypesDiffer(layout: String) async throws {
    let folder = try TemporaryFolder()
    let numbers = try await open(folder, layout, Number.self)
    let words = try await open(folder, layout, Word.self)
    let id = try await numbers.makeSample()
    let (number, word) = (Number(url: "u", size: 7), Word(url: "v", size: "x"))
    _ = try await record(AttemptChange(payload: number.payloadValue), id, numbers)
    #expect(try await words.attempts(of: id)[0].payload == number.payloadValue)
    _ = try await record(AttemptChange(payload: word.payloadValue), id, words)
    #expect(try Word(payloadValue: try await words.attempts(of: id)[0].payload) == word)
    #expect(try await numbers.attempts(of: id)[0].payload == word.payloadValue)
    _ = try await record(AttemptChange(fields: ["url": .text("w")]), id, numbers)
    #expect(try Word(payloadValue: try await words.attempts(of: id)[0].payload) == Word(url: "w", size: "x"))
    _ = try await record(AttemptChange(fields: ["size": .int(8)]), id, numbers)
    #expect(try Number(payloadValue: try await numbers.attempts(of: id)[0].payload) == Number(url: "w", size: 8))
    for store in [numbers, words] {
      #expect(try await store.doctor().findings == [])
      await store.close()
    }
  }

  struct Real: Composite, Hashable {
    var url: String
    var size: Double
    static let shape = Shape(Field("url") { $0.url }, Field("size") { $0.size }, make: Real.init)
  }

  /// Whoever changes one field leaves the others as they are stored, not as its own kind would have them.
  @Test(arguments: everyStore, [AttemptState?.none, .failed])
  func asTheyAreWhereATypeIsWider(layout: String, state: AttemptState?) async throws {
    let folder = try TemporaryFolder()
    let numbers = try await open(folder, layout, Number.self)
    let reals = try await open(folder, layout, Real.self)
    let id = try await numbers.makeSample()
    try await numbers.set(CellKey("srpm"), .running, in: id, payload: Number(url: "u", size: 7).payloadValue)
    _ = try await record(AttemptChange(state: state, fields: ["url": .text("w")]), id, reals)
    #expect(try Number(payloadValue: try await numbers.attempts(of: id)[0].payload) == Number(url: "w", size: 7))
    #expect(try await numbers.doctor().findings == [])
    await numbers.close()
    await reals.close()
  }

  struct Signed: Composite, Hashable {
    var signer: Owner
    static let shape = Shape(Field("signer") { $0.signer }, make: Signed.init)
  }

  struct MaybeSigned: Composite, Hashable {
    var signer: Owner?
    static let shape = Shape(Field("signer") { $0.signer }, make: MaybeSigned.init)
  }

  /// A composite that need not be there any more, in payloads from when it had to.
  @Test(arguments: everyStore) func ofACompositeThatBecomesOptional(layout: String) async throws {
    let folder = try TemporaryFolder()
    let old = try await open(folder, layout, Signed.self)
    let ids = [try await old.makeSample(), try await old.makeSample()]
    let signer = Owner(name: "s", mail: nil)
    _ = try await record(AttemptChange(payload: Signed(signer: signer).payloadValue), ids[0], old)
    let new = try await open(folder, layout, MaybeSigned.self)
    func signers() async throws -> [Owner?] {
      var signers: [Owner?] = []
      for id in ids {
        signers.append(try MaybeSigned(payloadValue: try await new.attempts(of: id)[0].payload).signer)
      }
      return signers
    }
    _ = try await record(AttemptChange(payload: MaybeSigned(signer: nil).payloadValue), ids[1], new)
    #expect(try await signers() == [signer, nil])
    _ = try await record(AttemptChange(payload: Signed(signer: signer).payloadValue), ids[1], old)
    #expect(try await signers() == [signer, signer])
    await old.close()
    await new.close()
  }

  struct Contact: Composite, Hashable {
    var mail: String?
    static let shape = Shape(Field("mail") { $0.mail }, make: Contact.init)
  }

  struct Contacted: Composite, Hashable {
    var contact: Contact
    static let shape = Shape(Field("contact") { $0.contact }, make: Contacted.init)
  }

  struct MaybeContacted: Composite, Hashable {
    var contact: Contact?
    static let shape = Shape(Field("contact") { $0.contact }, make: MaybeContacted.init)
  }

  /// A composite without a single value was there as well, from before it could be absent.
  @Test(arguments: everyStore) func ofACompositeOfNothingThatBecomesOptional(layout: String) async throws {
    let folder = try TemporaryFolder()
    let old = try await open(folder, layout, Contacted.self)
    let id = try await old.makeSample()
    let payload = Contacted(contact: Contact(mail: nil)).payloadValue
    _ = try await record(AttemptChange(payload: payload), id, old)
    let new = try await open(folder, layout, MaybeContacted.self)
    for store in [old, new] {
      #expect(try await store.attempts(of: id)[0].payload == payload)
      #expect(try await store.doctor().findings == [])
    }
    _ = try await record(AttemptChange(payload: MaybeContacted(contact: nil).payloadValue), id, new)
    #expect(
      try await new.attempts(of: id)[0].payload == MaybeContacted(contact: nil).payloadValue)
    await old.close()
    await new.close()
  }

  /// A whole payload leaves alone what others registered, and only that.
  @Test(arguments: everyStore) func butNotFieldsThatNobodyRegisteredBesideThem(layout: String) async throws {
    let folder = try TemporaryFolder()
    let free = try await folder.open(layout)
    let id = try await free.makeSample()
    let written = PayloadValue.record(["url": .text("u"), "x": .int(1), "size": .int(5)])
    _ = try await record(AttemptChange(payload: written), id, free)
    let links = try await open(folder, layout, OldLog.self)
    let numbers = try await open(folder, layout, Number.self)
    _ = try await record(AttemptChange(fields: ["url": .text("v")]), id, links)
    guard case .record(let kept) = try await free.attempts(of: id)[0].payload else { throw Missing() }
    #expect(kept["x"] == .int(1) && kept["size"] == .int(5) && kept["url"] == .text("v"))
    _ = try await record(AttemptChange(payload: OldLog(url: "w").payloadValue), id, links)
    guard case .record(let left) = try await free.attempts(of: id)[0].payload else { throw Missing() }
    #expect(left["x"] == nil && left["size"] == .int(5) && left["url"] == .text("w"))
    #expect(try await links.doctor().findings == [])
    for store in [free, links, numbers] { await store.close() }
  }

  private struct Missing: Error {}

  /// Fields beside a whole payload are set after it: they meet nothing of the payload before.
  @Test(arguments: everyStore, [AttemptState?.none, .failed])
  func whereAPayloadAndFieldsComeTogether(layout: String, state: AttemptState?) async throws {
    let folder = try TemporaryFolder()
    let free = try await folder.open(layout)
    let id = try await free.makeSample()
    let before = PayloadValue.record(["signer": .record(["name": .text("a"), "x": .int(1)])])
    _ = try await record(AttemptChange(payload: before), id, free)
    let store = try await open(folder, layout, Signed.self)
    let signer = Owner(name: "c", mail: nil)
    let change = AttemptChange(
      state: state, payload: Signed(signer: Owner(name: "b", mail: "m")).payloadValue,
      fields: ["signer": signer.payloadValue])
    _ = try await record(change, id, store)
    #expect(try await free.attempts(of: id)[0].payload == Signed(signer: signer).payloadValue)
    #expect(try await store.doctor().findings == [])
    await free.close()
    await store.close()
  }

  /// What was written before anybody registered the kind goes with a whole payload only.
  @Test(arguments: everyStore) func alsoFieldsThatNobodyRegistered(layout: String) async throws {
    let folder = try TemporaryFolder()
    let free = try await folder.open(layout)
    let id = try await free.makeSample()
    _ = try await record(AttemptChange(payload: .record(["url": .text("u"), "x": .int(1)])), id, free)
    let store = try await folder.open(layout, kinds: sampleKinds)
    #expect(try await store.attempts(of: id)[0].payload == SourceBuild(url: "u").payloadValue)
    _ = try await record(AttemptChange(fields: ["size": .int(2)]), id, store)
    #expect(try await store.attempts(of: id)[0].payload == SourceBuild(url: "u", size: 2).payloadValue)
    let kept = PayloadValue.record(["url": .text("u"), "x": .int(1), "size": .int(2)])
    #expect(try await free.attempts(of: id)[0].payload == kept)
    try await store.set(CellKey("srpm"), .running, in: id, payload: SourceBuild(url: "w").payloadValue)
    #expect(try await free.attempts(of: id)[0].payload == SourceBuild(url: "w").payloadValue)
    #expect(try await store.doctor().findings == [])
    await free.close()
    await store.close()
  }
}
