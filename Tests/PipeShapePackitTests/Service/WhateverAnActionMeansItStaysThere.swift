import PipeShape
import PipeShapePackit
import PipeShapeStore
import Testing

/// The edges of reruns that users of the service met, as rules about random pipelines in random states.
///
/// `RerunsTheServiceGotWrong` and `ActionsMeanCells` have an example of each. The numbers are those of the list of the
/// service's edge cases of reruns (3.2). What is expected is worked out from attempts and edges alone, and not by
/// selections or plans.
@Suite struct WhateverAnActionMeansItStaysThere {
  private static let failing: [PackitAction] = [.rebuildFailed, .retestFailed, .failedChecks]

  /// What an action about failures may begin with, by the policy: builds and tests each by their own states.
  private func failed(_ action: PackitAction, _ policy: RerunPolicy, in pipeline: Pipeline) -> CellSet {
    let graph = pipeline.graph
    let builds = pipeline.cells { kind, state in
      ["copr_build", "srpm_build"].contains(kind) && policy.failedBuilds.contains(state)
    }
    let forKoji = graph.cells.indices.filter { graph.cells[$0].step == "srpm/upstream_koji_build" }
    let ofCopr = builds.subtracting(CellSet(capacity: graph.cellCount, forKoji))
    switch action {
    case .rebuildFailed: return ofCopr
    case .retestFailed:
      let tests = pipeline.cells { kind, state in kind == "tests" && policy.failedTests.contains(state) }
      let unrun = pipeline.cells { kind, state in kind == "tests" && state.endedBadly }
      return tests.union(pipeline.following(ofCopr).intersection(unrun))
    default: return pipeline.cells { _, state in [.failed, .error, .cancelled].contains(state) }
    }
  }

  private func selected(_ action: PackitAction, _ policy: RerunPolicy, in pipeline: Pipeline) throws -> CellSet {
    let scope = try action.scope(in: pipeline.graph, policy: policy)
    return try scope.selection.evaluate(in: pipeline.graph, states: pipeline.head.states)
  }

  /// 3.2.1: where nothing failed, nothing is rerun, and never everything.
  @Test func anEmptyFailedSetIsNeverEverything() throws {
    var service = RandomService(seed: 321)
    var empty = 0
    for round in 0..<300 {
      let pipeline = try service.pipeline(mayFail: round % 2 == 0)
      for action in Self.failing + [.checks([])] {
        for policy in [.standard, .service, service.policy()] {
          let isEmpty = action == .checks([]) || failed(action, policy, in: pipeline).isEmpty
          let plan = try pipeline.plan(try action.scope(in: pipeline.graph, policy: policy))
          guard isEmpty else {
            // Whatever runs again is among what failed, what follows it, and what that needs.
            let seeds = failed(action, policy, in: pipeline)
            let reached = pipeline.following(seeds.union(pipeline.needed(by: seeds)))
            #expect(plan.created.isSubset(of: reached), "round \(round): \(action)")
            continue
          }
          empty += 1
          #expect(plan.created.isEmpty && plan.joined.isEmpty && plan.cancelled.isEmpty, "round \(round): \(action)")
          var applied = pipeline
          try applied.apply(plan, ids: SequentialIDs())
          #expect(applied.runs == pipeline.runs && applied.attempts == pipeline.attempts, "round \(round): \(action)")
        }
      }
    }
    // In half of the rounds nothing may fail.
    #expect(empty > 300 * 3)
  }

  /// 3.2.2: which ends count as failed is what the policy says, of builds and of tests, and nothing else.
  @Test func whatCountsAsFailedFollowsFromThePolicy() throws {
    var service = RandomService(seed: 322)
    var found = 0
    for round in 0..<300 {
      let pipeline = try service.pipeline()
      for action in Self.failing {
        for policy in [.standard, .service, service.policy()] {
          let wanted = failed(action, policy, in: pipeline)
          let cells = try selected(action, policy, in: pipeline)
          #expect(cells == wanted, "round \(round): \(action), \(policy)")
          found += wanted.count
          // Neither do policies that differ elsewhere differ here.
          var other = policy
          other.remakesSources.toggle()
          other.repairsBuilds.toggle()
          #expect(try selected(action, other, in: pipeline) == cells, "round \(round): \(action)")
        }
      }
    }
    #expect(found > 300)
  }

  /// 3.2.3: the newest attempt of a step, target and identifier decides; what older ones say, and when, does not.
  @Test func theNewestAttemptOfACellDecides() throws {
    var service = RandomService(seed: 323)
    var older = 0
    for round in 0..<300 {
      let pipeline = try service.pipeline()
      var attempts = pipeline.attempts
      for index in attempts.indices {
        // Clocks and names go wrong everywhere, and older ends are others.
        attempts[index].startedAt = Int64(service.below(1000))
        attempts[index].endedAt = Int64(service.below(1000))
        attempts[index].external = ExternalID(system: "copr", id: "\(service.below(1000))")
        guard Int(pipeline.bound[Int(attempts[index].cell)]) != index else { continue }
        attempts[index].state = service.pick(RandomService.ends + [.succeeded])
        older += 1
      }
      let retold = try Pipeline(
        id: pipeline.id, event: pipeline.event, graph: pipeline.graph, runs: pipeline.runs, attempts: attempts)
      for action in Self.failing + [service.action(of: pipeline.graph)] {
        let scope = try action.scope(in: pipeline.graph, policy: service.policy())
        #expect(try retold.plan(scope) == pipeline.plan(scope), "round \(round): \(action)")
      }
    }
    #expect(older > 300)
  }

  /// 3.2.4: among pipelines of one commit in two projects, an action means cells of its own pipeline, and changes no other.
  @Test func anActionNamesNoCellOfAnotherPipeline() async throws {
    var service = RandomService(seed: 324)
    for round in 0..<20 {
      let store = MemoryStore()
      var pipelines: [Pipeline] = []
      for number in 0..<4 {
        let made = try service.pipeline()
        let origin = PipelineDraft.Origin.new(
          project: number % 2 == 0 ? "https://forge/upstream" : "https://forge/fork",
          reference: GitReference(.pullRequest, "7"), commit: Commit("c"), at: 0)
        let draft = PipelineDraft(
          origin: origin, graph: made.graph, content: .history(runs: made.runs, attempts: made.attempts))
        let id = try await store.write(ChangeSet("make")) { (s) throws(StoreError) in try s.create(draft) }
        pipelines.append(try #require(try await store.read { (s) throws(StoreError) in try s.pipeline(id) }))
      }
      for _ in 0..<10 {
        let number = service.below(4)
        let own = pipelines[number]
        let action = service.action(of: own.graph)
        let scope = try action.scope(in: own.graph, policy: service.policy())
        // What it means there is what it means where there is no other.
        let alone = try own.plan(scope)
        let outcome = try await store.write(ChangeSet("rerun")) { (s) throws(StoreError) in
          try s.rerun(RerunRequest(scope), of: own.id)
        }
        #expect(outcome.plan == alone, "round \(round): \(action)")
        #expect(outcome.ended.allSatisfy { alone.cancelled.contains(Int($0.cell)) }, "round \(round): \(action)")
        for (other, before) in pipelines.enumerated() {
          let id = before.id
          let after = try #require(try await store.read { (s) throws(StoreError) in try s.pipeline(id) })
          if other == number {
            #expect(after.attempts.count == before.attempts.count + alone.created.count, "round \(round): \(action)")
          } else {
            #expect(after.attempts == before.attempts && after.runs == before.runs, "round \(round): \(action)")
          }
          pipelines[other] = after
        }
      }
    }
  }

  /// 3.2.5: another identifier of the same target is rerun only where it follows from what was meant, by edges.
  @Test func anIdentifierIsHonouredForBuildsAndTests() throws {
    var service = RandomService(seed: 325)
    var seen = 0
    for round in 0..<600 {
      let pipeline = try service.pipeline()
      let graph = pipeline.graph
      let checks = graph.cells.indices.filter { CheckName(graph.cells[$0], kind: graph.kind(ofCellAt: $0)) != nil }
      let cell = service.pick(checks)
      let name = try #require(CheckName(graph.cells[cell], kind: graph.kind(ofCellAt: cell)))
      var actions: [(action: PackitAction, meant: CellSet)] = [
        (.checks([name]), CellSet(capacity: graph.cellCount, [cell]))
      ]
      if let identified = service.identified(graph) {
        let (kind, identifier) =
          switch identified {
          case .build(let choice): ("copr_build", choice.identifier)
          case .test(let choice): ("tests", choice.identifier)
          default: ("", nil)
          }
        let meant = graph.cells.indices.filter {
          graph.kind(ofCellAt: $0) == kind && graph.cells[$0].target.identifier == identifier
        }
        actions.append((identified, CellSet(capacity: graph.cellCount, meant)))
      }
      for (action, meant) in actions {
        for repairs in [true, false] {
          let policy = RerunPolicy(repairsBuilds: repairs)
          let plan = try pipeline.plan(try action.scope(in: graph, policy: policy))
          // Upstream only what ended badly is made anew, and only where that is wanted.
          let bad = pipeline.cells { _, state in state.endedBadly }
          let repaired = repairs ? pipeline.needed(by: meant).intersection(bad) : CellSet(capacity: graph.cellCount)
          let allowed = pipeline.following(meant.union(repaired))
          #expect(plan.created.isSubset(of: allowed), "round \(round): \(action), \(graph.cells)")
          #expect(plan.cancelled.isSubset(of: allowed), "round \(round): \(action)")
          let others = graph.cells.indices.filter { position in
            meant.contains {
              graph.cells[position].target.name == graph.cells[$0].target.name
                && graph.cells[position].target.identifier != graph.cells[$0].target.identifier
            }
          }
          if !plan.isEmpty && others.contains(where: { !allowed.contains($0) }) { seen += 1 }
        }
      }
    }
    // Where the identifier makes a difference.
    #expect(seen > 100)
  }

  /// 3.2.6: applying ends what the plan says that it ends, and everything else that runs goes on.
  @Test func applyingEndsNothingOutsideThePlan() throws {
    var service = RandomService(seed: 326)
    var (goingOn, ended) = (0, 0)
    for round in 0..<600 {
      let pipeline = try service.pipeline()
      let action = service.action(of: pipeline.graph)
      let plan = try pipeline.plan(try action.scope(in: pipeline.graph, policy: service.policy()))
      var applied = pipeline
      try applied.apply(plan, ids: SequentialIDs())
      #expect(plan.cancelled.isSubset(of: plan.created), "round \(round): \(action)")
      for (index, before) in pipeline.attempts.enumerated() {
        let (cell, after) = (Int(before.cell), applied.attempts[index])
        if before.state.isInFlight && plan.cancelled.contains(cell) {
          ended += 1
          #expect(after.state == .cancelled, "round \(round): \(action)")
          // It ends because something that it needs is made anew, and not because it is one of a batch.
          let isReplaced = pipeline.graph.cellGraph.predecessors(of: cell).contains {
            plan.created.contains(Int($0))
          }
          #expect(isReplaced, "round \(round): \(action)")
        } else {
          if before.state.isInFlight { goingOn += 1 }
          #expect(after == before, "round \(round): \(action)")
        }
      }
      // What goes on is what the head shows, and its result is taken.
      for cell in pipeline.graph.cells.indices
      where pipeline.head.states[cell].isInFlight && !plan.cancelled.contains(cell) {
        var told = applied
        #expect(applied.bound[cell] == pipeline.bound[cell], "round \(round): \(action)")
        let recorded = try told.record(AttemptChange(state: .error), at: Int(pipeline.bound[cell]))
        guard case .changed = recorded else {
          Issue.record("round \(round): \(action) took \(pipeline.graph.cells[cell]) its result: \(recorded)")
          continue
        }
      }
    }
    #expect(goingOn > 300 && ended > 20)
  }
}
