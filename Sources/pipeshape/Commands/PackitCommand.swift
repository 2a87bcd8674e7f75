#if CommandLine
  import ArgumentParser
  import PipeShape
  import PipeShapePackit

  /// `pipeshape packit`.
  struct PackitCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "packit",
      abstract: "Shows what a comment or a click in Packit would rerun of a stored pipeline, or does it.",
      discussion: """
        Without --apply nothing is changed. What failed is looked for in this pipeline, and where nothing failed,
        nothing is done.

        Examples:
          pipeshape packit '/packit retest-failed' --pipeline 17 --store sqlite:pipelines.db
          pipeshape packit --check rpm-build:fedora-44-x86_64 --check testing-farm:fedora-45-x86_64 --pipeline 17 \\
            --store sqlite:pipelines.db --apply
          pipeshape packit --failed-checks --policy service --pipeline 17 --store sqlite:pipelines.db --json
          pipeshape packit '/packit test --labels slow' --config .packit.yaml --pipeline 17 --store sqlite:pipelines.db
        """)

    /// The policies that have a name.
    enum Policy: String, CaseIterable, ExpressibleByArgument {
      case standard, service

      var rerun: RerunPolicy { self == .standard ? .standard : .service }
    }

    @Argument(help: ArgumentHelp("The comment; the first line counts that is a command.", valueName: "comment"))
    var comment: String?

    @Option(help: ArgumentHelp("A check to run again; may be given several times, and is one run.", valueName: "name"))
    var check: [String] = []

    @Flag(help: "Runs everything again that failed.")
    var failedChecks = false

    @Flag(help: "Runs the whole pipeline again.")
    var allChecks = false

    @Option(help: ArgumentHelp("A step to run again.", valueName: "key"))
    var step: String?

    @Option(help: ArgumentHelp("With --step: only this target; may be given several times.", valueName: "name"))
    var target: [String] = []

    @Option(help: ArgumentHelp("The pipeline's id.", valueName: "id"))
    var pipeline: Int64

    @Option(help: ArgumentHelp("The store: sqlite:PATH, or postgresql:ADDRESS.", valueName: "store"))
    var store: String

    @Option(help: "Which ends count as failed, and whether sources are made anew: standard, or as the service does it.")
    var policy = Policy.standard

    @Option(help: ArgumentHelp("The configuration that the pipeline was made from, for labels.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("With --config: which of its pipelines.", valueName: "name"))
    var trigger = "pull_request"

    @Option(help: ArgumentHelp("The first word of commands.", valueName: "word"))
    var prefix = "/packit"

    @OptionGroup
    var options: ApplyOptions

    @Flag(help: "Prints the answer as JSON.")
    var json = false

    var speaksJSON: Bool { json }

    func validate() throws {
      let ways = [comment != nil, !check.isEmpty, failedChecks, allChecks, step != nil]
      guard ways.count(where: { $0 }) == 1 else {
        throw ValidationError("Give one of a comment, --check, --failed-checks, --all-checks and --step.")
      }
      if !target.isEmpty && step == nil { throw ValidationError("--target goes with --step.") }
    }

    func run() async throws {
      let action: PackitAction
      let rules: StepRules
      do throws(PackitActionError) { action = try self.action() } catch { throw Failure(error) }
      if config == nil, !action.labels.isEmpty {
        throw Failure.usage("labels stand in the configuration that the pipeline was made from: --config names it")
      }
      do throws(PackitError) { rules = try self.rules() } catch {
        throw Failure(lines: [error.description], output: PlanOutput.refusal(error))
      }
      let policy = policy.rerun
      let rerun = StoredRerun(
        id: PipelineID(pipeline),
        scope: { (graph) throws(Failure) in
          do throws(PackitActionError) { return try action.scope(in: graph, policy: policy, rules: rules) } catch {
            throw Failure(error)
          }
        }, options: options, json: json)
      for note in action.notHandedOn { Console.complain("note: \(note)") }
      try await rerun.perform(inStoreAt: store)
    }

    private func action() throws(PackitActionError) -> PackitAction {
      if let step { return .step(step, targets: target) }
      if failedChecks { return .failedChecks }
      if allChecks { return .allChecks }
      guard let comment else {
        var names: [CheckName] = []
        for text in check { names.append(try CheckName(text)) }
        return .checks(names)
      }
      guard let action = try PackitAction(comment: comment, prefix: prefix) else {
        throw PackitActionError(.unknownCommand, "no line of the comment begins with '\(prefix)' and a command")
      }
      return action
    }

    #if Packit
      private func rules() throws(PackitError) -> StepRules {
        guard let config else { return StepRules() }
        let plan = try PackitReader().read(try ConfigurationFile(path: config).text(), file: config)
        guard let chosen = plan.pipelines.first(where: { $0.name == trigger }) else {
          let names = plan.pipelines.map(\.name).joined(separator: ", ")
          throw PackitError(
            code: .unknownTrigger, file: config, message: "there is no pipeline '\(trigger)'; there are \(names)")
        }
        return StepRules(chosen)
      }
    #else
      private func rules() throws(PackitError) -> StepRules {
        guard let config else { return StepRules() }
        throw PackitError(
          code: .unreadable, file: config, message: "this build cannot read it: it was made without the trait Packit")
      }
    #endif
  }

  extension PackitAction {
    private var choice: JobChoice? {
      switch self {
      case .build(let choice), .test(let choice): choice
      default: nil
      }
    }

    fileprivate var labels: [String] { choice?.labels ?? [] }

    /// What a rerun has no place for: who starts the jobs has to be told.
    fileprivate var notHandedOn: [String] {
      guard let choice else { return [] }
      return choice.environment.map { "--env \($0) is for who starts the jobs: it is not stored" }
        + choice.otherPullRequests.map { "builds of \($0) are for who starts the jobs: they are not stored" }
    }
  }

  extension Failure {
    /// An action that was refused.
    init(_ error: PackitActionError) {
      self.init(
        file: error.line == nil ? nil : "<comment>", line: error.line, column: error.column,
        code: error.code.rawValue, error.message)
    }
  }
#endif
