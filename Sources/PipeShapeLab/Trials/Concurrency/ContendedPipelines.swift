import PipeShape
import PipeShapeStore

/// What writers change through the port: pipelines of one width, whose attempts run and have a payload.
///
/// Each change of an attempt is one of another field, so none covers up another, and what is not there at the end was
/// lost. A value takes as much room before as after, so a store is as large for few changes as for many. Starts and ends
/// would leave traces of their own as well, but an attempt has one of each.
enum ContendedPipelines {
  /// A change that is made of an attempt once.
  struct Change: Sendable {
    let field: String
    let before: PayloadValue
    let after: PayloadValue

    init(_ field: String, _ before: PayloadValue, _ after: PayloadValue) {
      self.field = field
      self.before = before
      self.after = after
    }

    /// What is told to the store.
    var recorded: AttemptChange { AttemptChange(fields: PayloadRecord(names: [field], values: [after])) }

    /// Whether an attempt shows it.
    func isIn(_ attempt: Attempt) -> Bool {
      guard case .record(let record) = attempt.payload, let value = record[field] else { return false }
      return value == after
    }
  }

  /// The changes of each attempt, in order.
  static let changes = [
    Change("owner", .text("packit-0"), .text("packit-1")),
    Change("project", .text("project-pr-1000"), .text("project-pr-1001")),
    Change(
      "web_url", .text("https://copr.fedorainfracloud.org/coprs/build/1000000/"),
      .text("https://copr.fedorainfracloud.org/coprs/build/1000001/")),
    Change(
      "logs_url", .text("https://download.copr.fedorainfracloud.org/results/packit/1000000/builder-live.log.gz"),
      .text("https://download.copr.fedorainfracloud.org/results/packit/1000001/builder-live.log.gz")),
    Change("accepted_at", .int(1_767_225_600_000), .int(1_767_225_600_001)),
    Change("data", .text(String(repeating: "0", count: 80)), .text(String(repeating: "1", count: 80))),
  ]

  /// The most changes that a writer can make of so many pipelines.
  static func most(_ pipelines: Int) -> Int { pipelines * changes.count }

  /// How many pipelines a writer needs for so many changes.
  static func needed(_ changes: Int) -> Int { (changes + Self.changes.count - 1) / Self.changes.count }

  /// The cell that is a writer's own, in every pipeline.
  static func cell(of writer: Int) -> CellKey { CellKey("build", target(writer)) }

  private static func target(_ number: Int) -> Target { Target("target-\(number)") }

  /// What a store is filled with.
  static func drafts(_ contention: Contention) throws(StoreError) -> [PipelineDraft] {
    let graph = try graph(contention.width)
    let pipeline = try refusing { () throws(PipelineError) in
      try Pipeline(
        id: PipelineID(1), event: EventID(1), graph: graph,
        states: Array(repeating: AttemptState.running, count: graph.cellCount), createdAt: 1, ids: SequentialIDs())
    }
    let attempts = pipeline.attempts.map { attempt in
      var attempt = attempt
      attempt.payload = .record(PayloadRecord(names: changes.map(\.field), values: changes.map(\.before)))
      return attempt
    }
    return (0..<contention.pipelines).map { number in
      PipelineDraft(
        origin: .new(
          project: "https://github.com/packit/contended", reference: GitReference(.pullRequest, "\(number)"),
          commit: Commit("\(number)"), at: 1),
        graph: graph, content: .history(runs: pipeline.runs, attempts: attempts), createdAt: 1)
    }
  }

  private static func graph(_ width: Int) throws(StoreError) -> PipelineGraph {
    let step = Step("build", kind: WorkloadKinds.coprBuild.name, targets: (0..<width).map { target($0) })
    do throws(GraphError) { return try PipelineGraph(steps: [step], edges: []) } catch {
      throw StoreError(.limit, error.message)
    }
  }
}
