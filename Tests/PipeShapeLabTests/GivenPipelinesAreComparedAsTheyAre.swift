import PipeShape
import PipeShapeStore
import Testing

@testable import PipeShapeLab

@Suite struct GivenPipelinesAreComparedAsTheyAre {
  @Test(arguments: [1, 2, 3]) func everyStoreHasTheirGraphsHistoriesPayloadsAndEvents(seed: UInt64) async throws {
    var random = RandomGiven(seed: seed)
    let given = try random.pipelines(60)
    var run = try await ComparisonRun(givenComparison(given, pipelines: 60))
    try await run.load()
    let madeAt = { (pipeline: Pipeline) in pipeline.runs[0].createdAt }
    let wanted = Dictionary(uniqueKeysWithValues: given.entries.map { (madeAt($0.pipeline), $0) })
    for contender in [try #require(run.memory)] + run.contenders {
      let records = try await contender.store.list(Page(limit: 100))
      let found = try await contender.store.fetch(records.map(\.id))
      #expect(records.count == 60)
      var events: [EventID: EventID] = [:]
      for (record, pipeline) in zip(records, found) {
        let pipeline = try #require(pipeline)
        let entry = try #require(wanted[madeAt(pipeline)])
        #expect(pipeline.attempts == entry.pipeline.attempts && pipeline.runs == entry.pipeline.runs)
        #expect(
          pipeline.graph.cells == entry.pipeline.graph.cells && pipeline.graph.steps == entry.pipeline.graph.steps)
        let origin = try #require(try await contender.store.origin(record.id))
        #expect(origin.project.url == entry.origin.project.url)
        #expect(origin.event.reference == entry.origin.event.reference)
        #expect(origin.event.commit == entry.origin.event.commit && origin.event.at == entry.origin.event.at)
        #expect(events[entry.origin.event.id, default: record.event] == record.event, "one event has become two")
        events[entry.origin.event.id] = record.event
      }
      #expect(Set(events.values).count == events.count, "two events have become one")
      #expect(try await contender.store.counts().events == events.count)
    }
    await run.close()
    #expect(run.filling.data.facts.pipelines == 60)
    let payloads = given.entries.flatMap(\.pipeline.attempts).count { $0.payload != .null }
    #expect(payloads > 30 && run.filling.data.facts.payloads == payloads)
  }

  /// In their order, although pipelines of an event follow one another.
  @Test func batchesAreWholeAndEventsAreMadeOnce() throws {
    var random = RandomGiven(seed: 4)
    let given = try random.pipelines(60)
    var data = try DataSet(ComparisonSettings(pipelines: 100), shapes: [], given: given)
    var sizes: [Int] = []
    var (made, siblings) = (0, 0)
    while case let batch = try data.next(20), !batch.isEmpty {
      sizes.append(batch.count)
      for pipeline in batch {
        defer { made += 1 }
        guard case .eventOf(let earlier) = pipeline.origin else { continue }
        #expect(earlier < made, "the event is not stored yet")
        siblings += 1
      }
    }
    #expect(sizes == [20, 20, 20, 20, 20] && siblings > 20)
  }

  @Test func ofMoreThanAreWantedTheNewestAreTaken() throws {
    var random = RandomGiven(seed: 5)
    let given = try random.pipelines(60)
    var data = try DataSet(ComparisonSettings(pipelines: 20), shapes: [], given: given)
    var times: Set<Int64?> = []
    while case let batch = try data.next(100), !batch.isEmpty {
      for pipeline in batch { times.insert(pipeline.draft { .ofDraft($0) }.madeAt) }
    }
    #expect(times == Set(given.entries.suffix(20).map { $0.pipeline.runs[0].createdAt }))
  }

  @Test func theSeedDecidesTheCallsAndNotTheData() async throws {
    func report(seed: UInt64) async throws -> ComparisonReport {
      var random = RandomGiven(seed: 6)
      var comparison = givenComparison(try random.pipelines(80), pipelines: 80)
      comparison.settings.seed = seed
      return try await comparison.run()
    }
    let (one, same, other) = (try await report(seed: 1), try await report(seed: 1), try await report(seed: 2))
    #expect(one.workload == same.workload && one.gate.answers == same.gate.answers)
    #expect(one.workload.digest == other.workload.digest && one.gate.answers != other.gate.answers)
  }

  @Test func theReportSaysWhosePipelinesTheyAreAndHowOften() async throws {
    var random = RandomGiven(seed: 7)
    let given = try random.pipelines(70)
    let report = try await givenComparison(given, pipelines: 100).run()
    let words =
      "all 70 pipelines of service.db, 1 or 2 times: once as stored, then as copies that are later in time"
    #expect(report.given?.words == words)
    for text in [report.terminal, report.markdown, report.html, report.json] { #expect(text.contains(words)) }
    for text in [report.markdown, report.html, report.json] {
      #expect(text.contains("srpm_build, copr_build"))
      #expect(text.contains("attempts with a payload") && !text.contains("free text per attempt"))
    }
    #expect(report.terminal.hasSuffix("again with: pipeshape compare --from service.db\n"))
    #expect(report.gate.refusals == 0)
    let whole = GivenFigures(given, loaded: 70).words
    #expect(whole == "all 70 pipelines of service.db, once, as stored")
    let newest = try GivenPipelines(of: "s", stored: 7100, kinds: givenKinds, entries: given.entries)
    #expect(GivenFigures(newest, loaded: 60).words == "the newest 60 of 7,100 pipelines of s, once, as stored")
  }

  @Test func whatNoPipelineGivesIsNamed() async throws {
    let graph = try PipelineGraph(steps: [Step("audit", kind: "audit")], edges: [])
    let entries = try (0..<40).map { number in
      let pipeline = try Pipeline(
        id: PipelineID(Int64(number + 1)), event: EventID(Int64(number)), graph: graph, states: [.succeeded],
        createdAt: Int64(number), ids: SequentialIDs())
      return GivenPipelines.Entry(pipeline, from: givenOrigin(event: number, commit: "c", at: 1))
    }
    let given = try GivenPipelines(of: "audits.db", kinds: KindRegistry(), entries: entries)
    let report = try await givenComparison(given, pipelines: 40).run()
    let names = Set(report.skipped.map(\.name))
    let absent: [OperationName] = [.updateTarget, .updateTest, .updateSourceBuild, .findTarget, .addTestRun]
    for operation in absent { #expect(names.contains(operation.rawValue), "\(operation.rawValue) is not named") }
    #expect(report.operations.contains { $0.operation == .getPipeline })
    #expect(report.markdown.contains("kinds with a schema: none: payloads are opaque values"))
  }
}
