import PipeShape
import Testing

private struct Log: Composite, Hashable {
  var url: String
  var bytes: Int64?
  static let shape = Shape(Field("url") { $0.url }, Field("bytes") { $0.bytes }, make: Log.init)
}

private struct Build: Composite, Hashable {
  var chroot: String
  var builtAt: Milliseconds?
  var logs: [Log]
  var main: Log?
  var score: Double
  var isScratch: Bool
  static let shape = Shape(
    Field("chroot", isSearchable: true) { $0.chroot }, Field("builtAt") { $0.builtAt },
    Field("logs", whenMissing: []) { $0.logs }, Field("main") { $0.main }, Field("score") { $0.score },
    Field("isScratch", whenMissing: false) { $0.isScratch }, make: Build.init)
}

@Suite struct APayloadDescribesItselfOnce {
  private let build = Build(
    chroot: "f", builtAt: Milliseconds(5), logs: [Log(url: "u", bytes: nil)], main: nil, score: 1.5, isScratch: true)

  @Test func theSchemaFollowsFromTheDescription() {
    let fields = Build.shape.schema.fields
    #expect(fields.map(\.name) == ["chroot", "builtAt", "logs", "main", "score", "isScratch"])
    #expect(fields.map(\.isOptional) == [false, true, false, true, false, false])
    #expect(fields.map(\.isSearchable) == [true, false, false, false, false, false])
    #expect(fields[2].type == .array(.record(Log.shape.schema)) && fields[3].type == .record(Log.shape.schema))
    #expect(fields[1].type == .time)
  }

  @Test func aValueSurvivesTheWayThereAndBack() throws {
    #expect(try Build(payloadValue: build.payloadValue) == build)
  }

  @Test func addedFieldsAreReadAsTheirDefaultAndDroppedOnesIgnored() throws {
    let old: PayloadRecord = ["chroot": .text("f"), "score": .int(2), "gone": .text("x")]
    let read = try Build.shape.value(of: old)
    #expect(read == Build(chroot: "f", builtAt: nil, logs: [], main: nil, score: 2, isScratch: false))
  }

  @Test func faultsNameThePath() throws {
    let check = { (record: PayloadRecord) in
      try #require(#expect(throws: PayloadError.self) { try Build.shape.schema.conforming(record) })
    }
    guard case .record(var record) = build.payloadValue else { return }
    record["logs"] = .array([.record(["url": .int(1)])])
    #expect(try check(record).description == "logs.0.url: needs text, not an integer")
    record["logs"] = .array([.record([:])])
    #expect(try check(record).code == .missingField)
    record["logs"] = .array([])
    record["chrot"] = .null
    #expect(try check(record).description.contains("did you mean 'chroot'?"))
    record["chrot"] = nil
    record["chroot"] = .text("a\0b")
    #expect(try check(record).code == .notStorable)
    record["chroot"] = .text("a")
    record["score"] = .real(.infinity)
    #expect(try check(record).code == .notStorable)
    record["score"] = .real(-0.0)
    guard case .real(let zero)? = try Build.shape.schema.conforming(record)["score"] else { return }
    #expect(zero.sign == .plus)
  }

  @Test func whatIsNestedTooDeepIsRefused() {
    var value = PayloadValue.null
    for _ in 0..<100 { value = .array([value]) }
    #expect(#expect(throws: PayloadError.self) { try value.storable() }?.code == .tooDeep)
  }
}
