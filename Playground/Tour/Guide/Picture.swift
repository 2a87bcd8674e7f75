import PipeShape
import Synchronization

/// One rerun as a table: each cell with its badge before, what the plan says of it, and its badge after.
struct Picture {
  let title: String
  let before: Pipeline
  let plan: RerunPlan
  let after: Pipeline

  /// Every picture shown so far: what the documentation may show.
  static let shown = Mutex<[String]>([])

  func show() {
    let lines = self.lines
    Self.shown.withLock { $0.append(lines.joined(separator: "\n")) }
    print("\n\(lines[0])")
    for line in lines.dropFirst() { print("   \(line)") }
  }

  private var lines: [String] {
    let graph = before.graph
    var rows = [["cell", "before", "plan", "after"]]
    for cell in 0..<graph.cellCount {
      rows.append([
        "\(graph.cells[cell])", Self.badge(of: cell, in: before), verdict(cell), Self.badge(of: cell, in: after),
      ])
    }
    return ["\(title): \(plan.isEmpty ? "no new run" : "run \(after.runs.count)")"] + TextTable.lines(rows)
  }

  /// State and ordinal of the head's attempt, with a mark where it is stale.
  static func badge(of cell: Int, in pipeline: Pipeline) -> String {
    let attempt = pipeline.attempt(ofCell: cell)
    let stale = pipeline.head.stale(in: pipeline.graph.cellGraph).contains(cell)
    return "\(attempt.state.name) #\(attempt.ordinal)\(stale ? " stale" : "")"
  }

  /// What the plan does with a cell, and why.
  private func verdict(_ cell: Int) -> String {
    let cancelled = plan.cancelled.contains(cell) ? ", cancels #\(before.attempt(ofCell: cell).ordinal)" : ""
    if let index = Array(plan.created).firstIndex(of: cell) {
      return "new (\(name(of: plan.reasons[index])))\(cancelled)"
    }
    if plan.joined.contains(cell) { return "joined" }
    if let index = Array(plan.blocked).firstIndex(of: cell) {
      return "blocked by \(before.graph.cells[Int(plan.blockers[index])])\(cancelled)"
    }
    return "kept"
  }

  private func name(of reason: PlanReason) -> String {
    switch reason {
    case .seed: "seed"
    case .repaired: "repaired"
    case .via(let cell): "via \(before.graph.cells[Int(cell)])"
    }
  }
}

extension RerunPlan {
  /// The four sets by size, for a short answer: new, joined, cancelled, blocked.
  var sizes: [Int] { [created.count, joined.count, cancelled.count, blocked.count] }
}
