#if CommandLine
  import PipeShape
  import PipeShapeStore

  /// A rerun as people read it: what is new and why, what is shared, ended, blocked.
  struct RerunReport {
    private let outcome: RerunOutcome
    private let graph: PipelineGraph
    private let head: Int32

    init(_ outcome: RerunOutcome, of graph: PipelineGraph) {
      self.outcome = outcome
      self.graph = graph
      head = outcome.plan.head
    }

    /// The report.
    func text(coloured: Bool) -> String {
      let plan = outcome.plan
      var table = Table()
      for (cell, reason) in zip(plan.created, plan.reasons) {
        table.add([.init("new", .green), name(cell), .init(why(reason))])
      }
      for cell in plan.joined { table.add([.init("joined", .blue), name(cell), .init("in flight, shared")]) }
      for ended in outcome.ended {
        let end = plan.created.contains(Int(ended.cell)) ? "replaced" : "its input is replaced"
        table.add([
          .init("cancelled", .yellow), name(Int(ended.cell)),
          .init("attempt \(ended.ordinal), \(end)\(ended.external.map { "; cancel \($0)" } ?? "")"),
        ])
      }
      for (cell, blocker) in zip(plan.blocked, plan.blockers) {
        table.add([.init("blocked", .red), name(cell), .init("by \(graph.cells[Int(blocker)])")])
      }
      return heading + table.text(indent: "  ", coloured: coloured) + "kept \(plan.kept.count.counted("cell"))\n"
        + "token \(plan.token)\n"
    }

    private var heading: String {
      let made = outcome.plan.created.count
      let what = made.counted("new attempt")
      if outcome.replayed { return "asked before: \(what) then; run \(outcome.run) is the head now\n" }
      if outcome.created { return "run \(outcome.run): \(what)\n" }
      if made == 0 { return "nothing new: run \(head) stays the head\n" }
      return "would be run \(head + 1): \(what)\n"
    }

    private func name(_ cell: Int) -> Table.Entry { .init("\(graph.cells[cell])", .bold) }

    private func why(_ reason: PlanReason) -> String {
      switch reason {
      case .seed: "selected"
      case .repaired: "repaired: what is selected needs it"
      case .via(let cell): "follows \(graph.cells[Int(cell)])"
      }
    }

    /// The jobs of other systems that a rerun which was applied has ended.
    var jobsToCancel: [String] {
      outcome.ended.compactMap { ended in
        ended.external.map { "note: cancel \($0): it ran \(graph.cells[Int(ended.cell)]) attempt \(ended.ordinal)" }
      }
    }
  }
#endif
