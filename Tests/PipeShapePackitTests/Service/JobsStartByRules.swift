#if Packit
  import PipeShape
  import PipeShapePackit
  import Testing

  /// What a configuration says about starting, in a plan that was read from one.
  @Suite struct JobsStartByRules {
    private func rules() throws -> (rules: StepRules, graph: PipelineGraph) {
      let text = """
        jobs:
        - {job: copr_build, trigger: pull_request, targets: fedora-44, labels: [fast]}
        - {job: copr_build, trigger: pull_request, identifier: big, targets: fedora-44, manual_trigger: true}
        - job: tests
          trigger: pull_request
          identifier: slow
          targets: fedora-44
          skip_build: true
          labels: [slow, nightly]
          require: {label: {present: [ready], absent: [wip]}}
        - {job: tests, trigger: pull_request, targets: fedora-44, labels: [fast]}
        """
      let pipeline = try #require(try PackitReader().read(text).pipelines.first)
      return (StepRules(pipeline), try PipelineGraph(steps: pipeline.steps, edges: pipeline.edges))
    }

    @Test func labelsChooseJobs() throws {
      let (rules, graph) = try rules()
      #expect(rules.labels(of: "tests/slow") == ["slow", "nightly"])
      let selection = { (labels: [String]) throws -> [String] in
        let scope = try PackitAction.test(JobChoice(labels: labels)).scope(in: graph, rules: rules)
        let states = [AttemptState](repeating: .succeeded, count: graph.cellCount)
        return try scope.selection.evaluate(in: graph, states: states).map { graph.cells[$0].step }
      }
      #expect(try selection(["slow"]) == ["tests/slow"])
      #expect(try selection(["nightly", "fast"]) == ["tests/slow", "tests"])
      #expect(throws: PackitActionError(.notFound, "no tests carries the label 'fest'; did you mean 'fast'?")) {
        try selection(["fest"])
      }
    }

    /// 3.2.10 of the list of the service's edge cases, labels for builds (packit-service #3079).
    @Test func labelsChooseBuildsToo() throws {
      let (rules, graph) = try rules()
      let built = { (comment: String) throws -> [String] in
        let action = try #require(try PackitAction(comment: comment))
        let scope = try action.scope(in: graph, rules: rules)
        let states = [AttemptState](repeating: .succeeded, count: graph.cellCount)
        return try scope.selection.evaluate(in: graph, states: states).map { graph.cells[$0].step }
      }
      #expect(try built("/packit build") == ["copr_build", "copr_build/big"])
      #expect(try built("/packit build --labels fast") == ["copr_build"])
      // A label that only tests carry is none of a build, and means neither nothing nor everything.
      #expect(throws: PackitActionError(.notFound, "no copr_build carries the label 'slow'")) {
        try built("/packit build --labels slow")
      }
      #expect(try built("/packit build --labels fast --identifier big") == [])
    }

    @Test func aManualJobWaitsForACommand() throws {
      let rules = try rules().rules
      #expect(rules.start(of: "copr_build/big", pullRequestLabels: [], isCommanded: false) == .waitsForCommand)
      #expect(rules.start(of: "copr_build/big", pullRequestLabels: [], isCommanded: true) == .allowed)
      #expect(rules.start(of: "copr_build", pullRequestLabels: [], isCommanded: false) == .allowed)
    }

    @Test func requiredLabelsAreAskedFor() throws {
      let rules = try rules().rules
      let start = { rules.start(of: "tests/slow", pullRequestLabels: $0, isCommanded: true) }
      #expect(start([]) == .needsLabel("ready"))
      #expect(start(["ready"]) == .allowed)
      #expect(start(["ready", "wip"]) == .keptAwayByLabel("wip"))
    }

    @Test func aTestWithoutABuildIsRerunAlone() throws {
      let (rules, graph) = try rules()
      #expect(rules.skipsBuild("tests/slow") && !rules.skipsBuild("tests"))
      let scope = try PackitAction.test(JobChoice(identifier: "slow")).scope(in: graph, rules: rules)
      let pipeline = try Pipeline(id: PipelineID(1), event: EventID(1), graph: graph, ids: SequentialIDs())
      var failed = pipeline
      for (index, attempt) in pipeline.attempts.enumerated()
      where graph.kind(ofCellAt: Int(attempt.cell)) != "copr_build" {
        _ = try failed.record(AttemptChange(state: .failed), at: index)
      }
      #expect(try failed.plan(scope).created.map { graph.cells[$0].step } == ["tests/slow"])
    }
  }
#endif
